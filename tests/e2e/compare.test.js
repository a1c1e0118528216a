/** A run that is kept stands under the next one, in the timeline and in figures, with what differs; so does a saved one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

/** @param {string} selector */
const press = (selector) => lab.inPage((wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).click(), selector);
/** Each run that is compared with: its text, and its table. */
const compared = () => lab.inPage(() => Array.from(document.querySelectorAll('.compared-run'), (section) => ({
  name: section.querySelector('h3')?.textContent ?? '', differs: (section.querySelector('[data-part=differences]')?.textContent ?? '').replaceAll('\u202f', ' '),
  rows: Array.from(section.querySelectorAll('tbody tr'), (row) => Array.from(row.children, ({ textContent }) => (textContent ?? '').replaceAll('\u202f', ' '))),
})));
/** Whose tracks there are, as the table of slices has them. */
const groups = () => lab.inPage(() => {
  const table = /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=slice-table]'));
  table.open = true;
  return [...new Set(Array.from(table.querySelectorAll('tbody tr'), (row) => row.firstElementChild?.textContent ?? ''))];
});
const run = (/** @type {number} */ delay_ms, rounds = 1) => lab.run({ workload: 'download', params: { tasks: 2, delay_ms }, models: ['threads-gil', 'processes'], rounds });

test('kept runs stand beside the next one, until they are let go', async () => {
  const first = await run(20);
  await press('[data-action=keep-run]');
  assert.deepEqual((await compared()).map(({ name, differs }) => [name, differs]), [['Kept run 1', '']], 'it is the one that is shown');
  await run(40);
  const [one, ...more] = await until('the two side by side', async () => { const all = await compared(); return all[0]?.rows.length > 0 ? all : null; });
  assert.deepEqual(more, []);
  assert.equal(one.differs, 'What differs, kept run 1 → this run: Wait: 20 ms → 40 ms.');
  assert.deepEqual(one.rows.map(([model, , , ratio]) => [model, /^\d+\.\d\d? × one round each: no interval$/.test(ratio)]), [['Threads + GIL', true], ['Processes', true]]);
  await until('four groups of tracks', async () => (await groups()).length === 4);
  assert.deepEqual(await groups(), ['Threads + GIL', 'Threads + GIL, kept run 1', 'Processes', 'Processes, kept run 1']);
  await assertNoViolation(lab, 'with a kept run', '.details');

  await press('[data-action=let-go]');
  assert.deepEqual(await compared(), []);
  assert.deepEqual(await groups(), ['Threads + GIL', 'Processes']);
  assert.equal(await lab.inPage(() => document.activeElement?.getAttribute('data-action')), 'keep-run', 'the focus stays near');

  await lab.inPage(async (text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'saved.run.json'));
    /** @type {HTMLElement} */ (document.querySelector('.lab')).dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, JSON.stringify({ format: 'interleave-run', version: 1, about: { day: '2026-11-20', browser: 'Firefox 150' }, run: first }));
  const [file] = await until('the saved run beside this one', async () => { const all = await compared(); return all.length > 0 ? all : null; });
  assert.equal(file.name, 'File saved.run.json');
  assert.match(file.differs, /Wait: 20 ms → 40 ms; Browser: Firefox 150 → /);
});
