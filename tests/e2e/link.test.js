/** Copy link brings the same run and the same moment to another reader, and runs nothing there. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

/** @param {string} selector */
const text = (selector) =>
  lab.inPage((wanted) => (document.querySelector(wanted)?.textContent ?? '').replaceAll('\u202f', ' '), selector);
const view = () =>
  lab.inPage(() => document.querySelector('[data-part=minimap]')?.getAttribute('aria-valuetext') ?? '');
const moment = () =>
  lab.inPage(() => Number(/** @type {HTMLInputElement} */ (document.querySelector('[data-part=play] input')).value));
/** @param {...string} keys */
const press = (...keys) =>
  lab.driver
    .actions()
    .sendKeys(...keys)
    .perform();
const focus = () =>
  lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-part=timeline]')).focus());
/** All that is to come back. */
const seen = async () => ({
  view: await view(),
  at: Math.round(await moment()),
  slice: await text('[data-part=slice]'),
  span: await text('[data-part=span] .span-title'),
  figures: await lab.inPage(() => Array.from(document.querySelectorAll('.results tbody tr'), (row) => row.textContent)),
  output: await lab.inPage(() =>
    Array.from(
      document.querySelectorAll('[data-part=output] .output-text, [data-part=output] .output-time'),
      (line) => line.textContent,
    ),
  ),
});

/** Once frames have drawn what was asked for. */
const settled = async () => {
  let last = '';
  return until('a span, and nothing that moves', async () => {
    const now = await seen();
    const same = JSON.stringify(now) === last && now.span !== '' && now.view !== '';
    last = JSON.stringify(now);
    return same ? now : null;
  });
};

/**
 * The link that the button makes: as copied, or as shown where the browser does not let a page copy.
 * @returns {Promise<string>}
 */
async function copied() {
  await lab.inPage(() => {
    // What a reader has in the clipboard no test can see in every engine.
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
    /** @type {HTMLElement} */ (document.querySelector('[data-action=copy-link]')).click();
  });
  return until('the link', () =>
    lab.inPage(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-part=link]'));
      return field.hidden ? null : field.value;
    }),
  );
}

/** @param {string} link */
async function open(link) {
  // Another document: the address alone may change in its fragment only.
  await lab.open();
  await lab.driver.get(link);
  await lab.ready();
}

test('a link to a moment of a run brings both back, labelled as recorded, and Run replaces it', async () => {
  await lab.run({
    workload: 'squares',
    params: { n: [200_000, 400_000] },
    models: ['sequential', 'threads-gil', 'threads', 'processes'],
  });
  await focus();
  await press(Key.ARROW_DOWN, Key.ARROW_RIGHT, 'w', 'w', '[', ']', '>', '>', '>');
  const link = await copied();
  const before = await settled();
  assert.match(await text('[data-part=link-status]'), /holds this run and this moment/);
  assert.ok(link.length < 16_000, `${link.length} letters`);
  assert.match(link, /\?workload=squares.*#moment=1&.*run=/);

  await open(link);
  await until('the recorded run', async () =>
    /A recorded run of “.*”, not measured here: .+ \d+, .* \d{4}-\d\d-\d\d/.test(await text('[data-part=origin]')),
  );
  assert.deepEqual(await settled(), before);
  assert.equal(
    await lab.inPage(() =>
      /** @type {HTMLElement} */ (document.querySelector('.timeline-panel h2 .tag')).checkVisibility(),
    ),
    true,
  );
  assert.deepEqual(await lab.locks(), [], 'no worker was started');
  await assertNoViolation(lab, 'with a recorded run', '.lab');
  const again = await copied();
  assert.equal(again.replace(/run=.*/, ''), link.replace(/run=.*/, ''), 'a link to the link');

  await lab.run({ workload: 'download', params: { tasks: 1, delay_ms: 10 }, models: ['processes'] });
  assert.equal(await lab.inPage(() => document.querySelector('[data-part=origin]')?.checkVisibility()), false);
  assert.equal(
    await lab.inPage(() => document.querySelector('.timeline-panel h2 .tag')?.checkVisibility()),
    false,
    'what ran here is not called recorded',
  );
  assert.equal(await lab.inPage(() => location.hash), '');
});

test('a link brings back a sign that was chosen, not only the slice around it', async () => {
  await lab.open();
  await lab.run({ workload: 'download', params: { tasks: 2, delay_ms: 50 }, models: ['event-loop'] });
  await lab.inPage(() => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-part=search] input'));
    field.value = document.querySelector('[data-part=output] .output-text')?.textContent ?? '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const chosen = await text('[data-part=slice]');
  assert.match(chosen, /At\d/, 'a sign has a moment');
  const link = await copied();
  assert.match(link, /&sign=event-loop,/);
  await open(link);
  await until('the same sign', async () => (await text('[data-part=slice]')) === chosen);
});

test('a damaged link says so, and one without a run waits for one', async () => {
  await open(new URL('?workload=download&tasks=2&delay_ms=50&models=processes#moment=1&at=-1&run=AAAA', lab.url).href);
  await until('what is wrong', async () =>
    /at: .*left out.*The link is .*damaged/.test(await text('[data-part=address-problems]')),
  );
  await open(new URL('?workload=download&tasks=2&delay_ms=50&models=processes#moment=1&at=20000', lab.url).href);
  await until('what to do', async () =>
    /Press Run, and the timeline of your own run opens there/.test(await text('[data-part=progress]')),
  );
  await lab.pressRun();
  await until('the moment in it', async () => (await moment()) === 20_000);
});

test('the attribute shows what a link holds', async () => {
  await lab.open();
  await lab.run({ workload: 'download', params: { tasks: 2, delay_ms: 20 }, models: ['event-loop'] });
  const fragment = (await copied()).replace(/^[^#]*#/, '');
  await lab.open();
  await lab.inPage((given) => {
    const lent = document.createElement('interleave-lab');
    lent.setAttribute('moment', given);
    document.querySelector('interleave-lab')?.replaceWith(lent);
  }, fragment);
  await until('the run', async () => /recorded run/.test(await text('[data-part=origin]')));
  assert.equal(
    await lab.inPage(() => document.querySelector('[data-action=copy-link]')?.checkVisibility()),
    false,
    'a link could not be opened here',
  );
});
