/** The page by keyboard alone: choose, run, read the trace, cancel. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab({ search: '?workload=download&tasks=2&delay_ms=200&models=threads,processes&workers=2' });

/** @param {...string} keys */
const press = (...keys) => lab.driver.actions().sendKeys(...keys).perform();

/** @param {string} selector */
const focused = (selector) => lab.inPage((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** Goes on with Tab until the focus is there; a reader without a mouse has no other way. @param {string} selector */
const tabTo = async (selector) => {
  for (let step = 0; step < 120; step++) {
    if (await focused(selector)) return;
    await press(Key.TAB);
  }
  assert.fail(`Tab never reaches ${selector}`);
};

const announced = () => lab.inPage(() => document.querySelector('[data-part=live]')?.textContent ?? '');

test('a comparison is chosen, run and read by keyboard', async () => {
  await press(Key.TAB);
  assert.ok(await focused('a.skip'), 'the first stop skips to the lab');
  await tabTo('.choices-radio input');
  await press(Key.ARROW_DOWN);
  await press(Key.ARROW_DOWN);
  assert.equal(await lab.inPage(() => /** @type {HTMLInputElement} */ (document.activeElement).value), 'squares');

  await tabTo('[data-parameter=n] input');
  await lab.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
  await press('3000, 4000');
  await tabTo('[data-parameter=passes] input');
  await lab.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
  await press('2');
  await tabTo('[data-choice=event-loop] input');
  await press(Key.SPACE);
  await tabTo('[data-action=run]');
  await press(Key.ENTER);

  await until('the end is announced', async () => /Run ended/.test(await announced()));
  const rows = await lab.inPage(() => Array.from(document.querySelectorAll('[data-part=results] tr[data-model]'), (row) => row.getAttribute('data-model')));
  assert.deepEqual(rows, ['event-loop', 'threads', 'processes']);
  const lines = await lab.inPage(() => document.querySelector('[data-part=output]')?.textContent ?? '');
  assert.match(lines, /Calculating squares up to 3000/);

  await tabTo('[data-part=timeline]');
  const panel = () => lab.inPage(() => document.querySelector('.timeline-panel')?.textContent ?? '');
  const before = await panel();
  await press(Key.ARROW_RIGHT);
  await until('another slice is described', async () => await panel() !== before);
  await press('+');
  await press('0');
});

test('a run is cancelled by keyboard, and the focus is not lost', async () => {
  await lab.open('?workload=download&tasks=2&delay_ms=20000&models=processes');
  await tabTo('[data-action=run]');
  await press(Key.ENTER);
  await tabTo('[data-action=cancel]');
  await press(Key.ENTER);
  await until('the cancel is announced', async () => /Run cancelled/.test(await announced()));
  assert.ok(await focused('[data-action=run]'), 'the focus is on Run');
});

test('a value that is wrong is named beside its field, which gets the focus', async () => {
  await lab.open('?workload=download&models=processes');
  await tabTo('[data-parameter=tasks] input');
  await lab.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
  await press('65');
  await tabTo('[data-action=run]');
  await press(Key.ENTER);
  assert.ok(await focused('[data-parameter=tasks] input[aria-invalid=true]'));
  assert.match(await lab.inPage(() => document.querySelector('[data-parameter=tasks] .field-error')?.textContent ?? ''), /64/);
});
