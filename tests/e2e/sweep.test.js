/**
 * Sweeps: every one of them measures its values, in order, and tells them as charts and as a table; one can be
 * cancelled.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';
import { sweepTool } from './sweep-tool.js';

const lab = useLab();

const { openTool, press, shown, ended } = sweepTool(lab);

/** @param {string[][]} rows @param {number} column */
const column = (rows, column) => rows.map((row) => row[column]);

test('nothing of the tool is loaded before it is opened', async () => {
  await lab.open();
  const loaded = () =>
    lab.inPage(
      () =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => /sweep|chart/.test(name)).length,
    );
  assert.equal(await loaded(), 0);
  await openTool('');
  assert.ok((await loaded()) > 0);
});

test('tasks: the chosen models at every value', async () => {
  await openTool('?workload=squares&n=1000&passes=2&models=event-loop,processes');
  await press('tasks', { 'sweep-most': '4' });
  const { rows, marks } = await ended();
  assert.deepEqual(column(rows, 0), ['1', '1', '2', '2', '4', '4']);
  assert.deepEqual(new Set(column(rows, 1)), new Set(['Event loop', 'Processes']));
  assert.deepEqual(marks, [6]);
});

test('waits: the event loop beside threads, up to what each can; a refusal is words', async () => {
  await openTool('');
  await press('waits');
  const { rows, marks, readings, failures } = await ended();
  const loop = rows.filter(([, model]) => model === 'Event loop');
  const threads = rows.filter(([, model]) => model === 'Threads + GIL');
  assert.ok(loop.length >= 2 && loop.every(([, , wall]) => wall !== 'no figure'));
  assert.deepEqual(column(threads, 0), column(loop, 0));
  const refused = threads.filter(([, , wall]) => wall === 'no figure').length;
  assert.equal(refused, loop.length - 2, 'threads go up to 64');
  assert.equal(failures !== '', refused > 0);
  assert.deepEqual(marks, [rows.length]);
  assert.match(readings, /waits of .* took .* on one worker’s event loop/);
});

test('interval: the measured rate beside the predicted one, and what it costs; no violation with all of it shown', async () => {
  await openTool('?workload=convoy&compute_ms=60&models=threads-gil');
  await press('interval');
  const { heads, rows, marks, guides } = await ended();
  assert.deepEqual(heads, ['Interval', 'Requests a second', 'Predicted', 'Pace of computing']);
  assert.deepEqual(
    column(rows, 0).map((text) => text.replace('\u202f', ' ')),
    ['50 µs', '100 µs', '200 µs', '500 µs', '1 ms', '2 ms', '5 ms', '10 ms', '20 ms', '50 ms', '100 ms'],
  );
  assert.equal(rows[6][2], '100', 'two waits of 5 ms');
  assert.ok(
    rows.every(([, , , pace]) => /%$/.test(pace)),
    'the computing task tells what it did',
  );
  assert.deepEqual([marks[1], guides], [11, [1, 0]]);
  await assertNoViolation(lab, 'with a sweep');
});

test('work that is always split alike is refused in words', async () => {
  await openTool('?workload=convoy');
  await press('tasks');
  assert.match((await shown()).problem, /always has the same tasks/);
});

test('a sweep that is cancelled keeps what there is, and another one works', async () => {
  await openTool('?workload=squares&n=200000,200000&passes=100');
  await press('workers', { 'sweep-most': '64' });
  await lab.inPage(
    () =>
      new Promise((resolve) => {
        const tool = /** @type {HTMLElement} */ (document.querySelector('[data-part=sweep]'));
        const watch = new MutationObserver(() => {
          if (tool.querySelectorAll('.figures tbody tr').length === 0) return;
          watch.disconnect();
          /** @type {HTMLElement} */ (tool.querySelector('[data-action=sweep-cancel]')).click();
          resolve(null);
        });
        watch.observe(tool, { childList: true, subtree: true });
      }),
  );
  const { progress, rows } = await ended();
  assert.match(progress, /^Stopped after [1-9]\d? of 12 values\.$/);
  assert.deepEqual(
    rows.slice(0, 2).map(([workers, model]) => [workers, model]),
    [
      ['1', 'Thread pool'],
      ['1', 'Process pool'],
    ],
  );
  assert.ok(
    rows.every(([, , wall]) => wall !== 'no figure'),
    'what was cut off is no figure',
  );
  await press('workers', { 'sweep-most': '2' });
  assert.equal((await ended()).progress, 'Done: 2 values.');
});
