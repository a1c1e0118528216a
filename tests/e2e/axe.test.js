/** axe-core finds nothing: before a run, after it, with errors on the screen, wide and narrow, light and dark. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';

for (const scheme of ['light', 'dark']) {
  describe(scheme, () => {
    const lab = useLab({ dark: scheme === 'dark' });

    test('the page has the scheme that is tested', async () => {
      assert.equal(await lab.inPage(() => matchMedia('(prefers-color-scheme: dark)').matches), scheme === 'dark');
    });

    // What a phone lays out otherwise has the colours of a laptop: dark is asked of one of them.
    for (const [name, width] of /** @type {[string, number][]} */ (scheme === 'dark' ? [['laptop', 1250]] : [['laptop', 1250], ['phone', 500]])) {
      test(`no violation on a ${name}, before and after a run`, async () => {
        await lab.driver.manage().window().setRect({ width, height: 850, x: 0, y: 0 });
        await lab.open();
        await assertNoViolation(lab, 'before a run');
        await lab.run({ workload: 'squares', params: { n: [1000, 2000], passes: 2 }, workers: 2 });
        await assertNoViolation(lab, 'after a run');
        await lab.run({ workload: 'image', params: { tasks: 2, megapixels: 0.1, passes: 1 }, models: ['threads', 'process-pool'], workers: 2 });
        await assertNoViolation(lab, 'with pictures');
        await lab.run({ workload: 'race', params: { tasks: 2, increments: 2000000 }, models: ['threads-gil', 'thread-pool', 'processes'], workers: 2, lock: { interval_ms: 1 } });
        await lab.inPage(() => { /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=slice-table]')).open = true; });
        await assertNoViolation(lab, 'with the lock, and its waits in the table');
      });
    }

    test('no violation with everything wrong', async () => {
      await lab.open('?workload=download&tasks=70&models=fibers');
      await lab.run({ workload: 'fault', params: { tasks: 2, at_task: 0, kind: 'unreachable', delay_ms: 0 }, models: ['processes'] });
      await lab.inPage(() => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-parameter] input'));
        field.value = 'nonsense';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await assertNoViolation(lab, 'with errors on the screen');
    });
  });
}
