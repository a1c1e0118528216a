/** axe-core finds nothing: before a run, during it, after it, with errors on the screen, wide and narrow. Other states are asked of where they are tested. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

for (const [name, width] of /** @type {[string, number][]} */ ([['laptop', 1250], ['phone', 500]])) {
  test(`no violation on a ${name}, before, during and after a run`, async () => {
    await lab.driver.manage().window().setRect({ width, height: 850, x: 0, y: 0 });
    await lab.open();
    await assertNoViolation(lab, 'before a run');
    await lab.start({ workload: 'download', params: { tasks: 2, delay_ms: 20_000 }, models: ['event-loop', 'processes'] });
    await until('it runs', () => lab.inPage(() => document.querySelector('[data-part=timeline]')?.checkVisibility()));
    await assertNoViolation(lab, 'during a run');
    await lab.inPage(() => /** @type {any} */ (window).e2e.lab().cancel());
    assert.equal((await lab.end()).resolved?.models[0].error?.kind, 'cancelled', 'it ran until now');
    await assertNoViolation(lab, 'after a cancelled run');
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
