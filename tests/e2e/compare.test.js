/**
 * A run that is kept stands under the next one, in the timeline and in figures, with what differs; so does a saved one.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeRun } from '../../www/import/formats/whole-run.js';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

/** @param {string} selector */
const press = (selector) =>
  lab.inPage((wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).click(), selector);
/** Each run that is compared with: its text, and its table. */
const compared = () =>
  lab.inPage(() =>
    Array.from(document.querySelectorAll('.compared-run'), (section) => ({
      name: section.querySelector('h3')?.textContent ?? '',
      differs: (section.querySelector('[data-part=differences]')?.textContent ?? '').replaceAll('\u202f', ' '),
      rows: Array.from(section.querySelectorAll('tbody tr'), (row) =>
        Array.from(row.children, ({ textContent }) => (textContent ?? '').replaceAll('\u202f', ' ')),
      ),
    })),
  );
/** Whose tracks there are, as the table of slices has them. */
const groups = () =>
  lab.inPage(() => {
    const table = /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=slice-table]'));
    table.open = true;
    return [
      ...new Set(Array.from(table.querySelectorAll('tbody tr'), (row) => row.firstElementChild?.textContent ?? '')),
    ];
  });
const run = (/** @type {number} */ delay_ms, rounds = 1) =>
  lab.run({ workload: 'download', params: { tasks: 2, delay_ms }, models: ['threads-gil', 'processes'], rounds });

test('kept runs stand beside the next one, until they are let go', async () => {
  const first = await run(20);
  await press('[data-action=keep-run]');
  assert.deepEqual(
    (await compared()).map(({ name, differs }) => [name, differs]),
    [['Kept run 1', '']],
    'it is the one that is shown',
  );
  await run(40);
  const [one, ...more] = await until('the two side by side', async () => {
    const all = await compared();
    return all[0]?.rows.length > 0 ? all : null;
  });
  assert.deepEqual(more, []);
  assert.equal(one.differs, 'What differs, kept run 1 → this run: Wait: 20 ms → 40 ms.');
  assert.deepEqual(
    one.rows.map(([model, , , ratio]) => [model, /^\d+\.\d\d? × one round each: no interval$/.test(ratio)]),
    [
      ['Threads + GIL', true],
      ['Processes', true],
    ],
  );
  await until('four groups of tracks', async () => (await groups()).length === 4);
  assert.deepEqual(await groups(), [
    'Threads + GIL',
    'Threads + GIL, kept run 1',
    'Processes',
    'Processes, kept run 1',
  ]);
  await assertNoViolation(lab, 'with a kept run', '.details');

  await press('[data-action=let-go]');
  assert.deepEqual(await compared(), []);
  assert.deepEqual(await groups(), ['Threads + GIL', 'Processes']);
  assert.equal(
    await lab.inPage(() => document.activeElement?.getAttribute('data-action')),
    'keep-run',
    'the focus stays near',
  );

  await lab.inPage(
    async (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'saved.run.json'));
      /** @type {HTMLElement} */ (document.querySelector('.lab')).dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    },
    JSON.stringify({
      format: 'interleave-run',
      version: 1,
      about: { day: '2026-11-20', browser: 'Firefox 150' },
      run: first,
    }),
  );
  const [file] = await until('the saved run beside this one', async () => {
    const all = await compared();
    return all.length > 0 ? all : null;
  });
  assert.equal(file.name, 'File saved.run.json');
  assert.match(file.differs, /Wait: 20 ms → 40 ms; Browser: Firefox 150 → /);
});

test('a saved run that is opened where nothing has run is shown with all that it showed; beside another it is compared, and shown when asked', async () => {
  await lab.open();
  const result = await lab.run({
    workload: 'download',
    params: { tasks: 2, delay_ms: 20 },
    models: ['threads-gil', 'processes'],
    rounds: 2,
  });
  const drop = (/** @type {string} */ name, /** @type {object} */ run) =>
    lab.inPage(
      async (text, called) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], called));
        /** @type {HTMLElement} */ (document.querySelector('.lab')).dispatchEvent(
          new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      },
      JSON.stringify({
        format: 'interleave-run',
        version: 1,
        about: { day: '2026-11-20', browser: 'Firefox 150' },
        run,
      }),
      name,
    );
  const parts = () =>
    lab.inPage(() => ({
      rows: Array.from(document.querySelectorAll('[data-part=results] tbody tr[data-model]'), (row) =>
        /** @type {HTMLElement} */ (row).innerText.replace(/\s+/g, ' '),
      ),
      lines: Array.from(document.querySelectorAll('[data-part=output] li'), (line) => line.textContent),
      lock: document.querySelector('[data-part=lock]:not([hidden]) tbody')?.textContent ?? '',
      shared: document.querySelector('[data-part=shared]')?.textContent ?? '',
    }));
  const origin = () => lab.inPage(() => document.querySelector('[data-part=origin]:not([hidden])')?.textContent ?? '');
  const [before, tracks] = [
    await parts(),
    await until('its tracks', async () => {
      const all = await groups();
      return all.length > 0 ? all : null;
    }),
  ];
  assert.ok(before.lock !== '' && before.lines.length > 0);
  // A run whose own timeline would not be read again says here which events it has.
  const saved = JSON.parse(JSON.stringify(result));
  assert.deepEqual(
    wholeRun(saved).missing,
    [],
    JSON.stringify(saved.models.map((/** @type {any} */ model) => model.trace)),
  );
  await lab.open();
  await drop('old.run.json', result);
  assert.equal(
    await until('it says so', origin),
    `From the file old.run.json, not measured here: Firefox 150, ${result.cores === 1 ? '1 core' : `${result.cores} cores`}, 2026-11-20.`,
  );
  await until('its rows', async () => (await parts()).rows.length > 0);
  assert.deepEqual(await parts(), before, 'times, lines, the lock and what is shared');
  await until('and its timeline, once', async () => JSON.stringify(await groups()) === JSON.stringify(tracks));
  assert.match(
    await lab.inPage(() => document.querySelector('[data-part=exchange-status]')?.textContent ?? ''),
    /The run in old\.run\.json is shown as it was measured/,
  );
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('.exchange-files button')).click());
  await until('it is closed, and nothing is left of it', async () => (await parts()).rows.length === 0);

  const own = await run(40);
  const { samples, output, trace, ...older } = result.models[0];
  await drop('older.run.json', { ...result, cores: undefined, models: [older] });
  await until('it is compared', async () => (await compared()).length === 1);
  await press('[data-action=show-run]');
  assert.match(
    await until('it is shown', origin),
    /^From the file older\.run\.json, not measured here: Firefox 150, 2026-11-20\. The file does not have the number of cores, its rounds, its printed lines and its timeline\.$/,
  );
  await until('its one model', async () => (await parts()).rows.length === 1);
  await press('[data-action=own-run]');
  await until(
    'the reader’s own again',
    async () => (await origin()) === '' && (await parts()).rows.length === own.models.length,
  );
  assert.ok(samples.length === 2 && output.length > 0 && trace);
});
