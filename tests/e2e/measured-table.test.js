/** The table that fills itself: a row is measured, another is cancelled, a cell's link leads to its run. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { until } from './until.js';

/** @import { Lab } from './lab.js' */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ROWS = 7;
const MODELS = 7;

/** Opens the tool. @param {Lab} lab */
const openTable = async (lab) => {
  await lab.open();
  await lab.inPage(() => {
    const tool = [...document.querySelectorAll('details.tool')].find(
      (one) => one.querySelector('h2')?.textContent === 'The table that fills itself',
    );
    /** @type {HTMLDetailsElement} */ (tool).open = true;
  });
  await until('the table is there', () =>
    lab.inPage(() => document.querySelector('[data-part=measured-table]') !== null),
  );
};

/** @param {Lab} lab @param {string} selector */
const click = (lab, selector) =>
  lab.inPage((wanted) => {
    /** @type {HTMLElement} */ (document.querySelector(wanted)).click();
  }, selector);

/**
 * What every cell of a row says, by model.
 * @param {Lab} lab
 * @param {string} row
 * @returns {Promise<Record<string, string>>}
 */
const cellsOf = (lab, row) =>
  lab.inPage(
    (name) =>
      Object.fromEntries(
        [...document.querySelectorAll(`[data-cell^="${name} "]`)].map((cell) => [
          cell.getAttribute('data-cell')?.split(' ')[1],
          cell.textContent,
        ]),
      ),
    row,
  );

/** @param {Lab} lab @param {RegExp} said */
const untilSaid = (lab, said) =>
  until(`the table says ${said}`, async () =>
    said.test(await lab.inPage(() => document.querySelector('[data-part=table-progress]')?.textContent ?? '')),
  );

/** @param {Lab} lab @param {string} when */
const assertAccessible = async (lab, when) => {
  await lab.driver.executeScript(axe);
  const violations = await lab.inPage(async () =>
    (await /** @type {any} */ (window).axe.run('.measured-tool', { resultTypes: ['violations'] })).violations.map(
      (/** @type {any} */ { id, nodes }) =>
        `${id}: ${nodes.map((/** @type {any} */ node) => node.target.join(' ')).join(', ')}`,
    ),
  );
  assert.deepEqual(violations, [], when);
};

// Colours are the same in every engine; measuring twice takes its time.
for (const dark of engine.name === 'chromium' ? [false, true] : [false]) {
  describe(dark ? 'dark' : 'light', () => {
    const lab = useLab({ dark });

    test('nothing is measured, and nothing of the screen changes, before a reader asks', async () => {
      await openTable(lab);
      assert.equal(
        await lab.inPage(() => document.querySelectorAll('.measured tbody td.not-measured').length),
        ROWS * MODELS,
      );
      assert.match(
        await lab.inPage(() => document.querySelector('[data-part=table-progress]')?.textContent ?? ''),
        /\d+ s at most/,
      );
      await assertAccessible(lab, 'before measuring');
    });

    test('one run fills the rows that it tells of, and leaves the results alone', async () => {
      await click(lab, '[data-row=memory]');
      await untilSaid(lab, /^Measured: starting/);
      const memory = await cellsOf(lab, 'memory');
      for (const model of ['sequential', 'event-loop', 'threads-gil', 'threads', 'thread-pool'])
        assert.match(memory[model], /^one memory its counter reached\s2/, model);
      for (const model of ['processes', 'process-pool'])
        assert.match(memory[model], /^2 memories each counter reached\s1/, model);
      const start = await cellsOf(lab, 'start');
      for (const model of ['event-loop', 'threads-gil', 'threads', 'processes'])
        assert.match(start[model], /^\d[\d.]*\s(ms|µs|s) /, model);
      for (const model of ['thread-pool', 'process-pool'])
        assert.match(start[model], /^0\sms the pool was there before/, model);
      assert.match((await cellsOf(lab, 'carry')).threads, /^not measured yet/);
      assert.equal(
        await lab.inPage(() => document.querySelector('[data-part=results] tbody tr')),
        null,
        "the results on the screen are another run's",
      );
      await assertAccessible(lab, 'after measuring a row');
    });

    test('a cell is measured alone, and keeps the focus', async () => {
      await lab.inPage(() => {
        const button = /** @type {HTMLElement} */ (document.querySelector('[data-cell="carry processes"] button'));
        button.focus();
        button.click();
      });
      await untilSaid(lab, /^Measured: handing over/);
      const carry = await cellsOf(lab, 'carry');
      assert.match(carry.processes, /for 8 MB .* a MB; .* in 6 rounds$/);
      assert.match(carry.threads, /^not measured yet/);
      assert.match(
        await lab.inPage(() => document.activeElement?.closest('td')?.getAttribute('data-cell') ?? ''),
        /^carry processes$/,
      );
    });

    test('a cancelled cell stays not measured; a measured one keeps its figure', async () => {
      const before = await cellsOf(lab, 'memory');
      await click(lab, '[data-row=waiting]');
      await untilSaid(lab, /^Waiting: .*turn \d+ of \d+/);
      assert.match((await cellsOf(lab, 'waiting')).threads, /^measuring/);
      await click(lab, '[data-action=cancel-table]');
      await untilSaid(lab, /^Cancelled/);
      for (const [model, text] of Object.entries(await cellsOf(lab, 'waiting')))
        assert.match(text, /^not measured yet/, model);
      assert.deepEqual(await cellsOf(lab, 'memory'), before);
    });

    test("a cell's link shows the very run that the figure is of, and leaves the settings alone", async () => {
      const before = await lab.inPage(() => location.search);
      const href = await until('the link holds its run', () =>
        lab.inPage(() => {
          const address = document.querySelector('[data-cell="carry processes"] a')?.getAttribute('href') ?? '';
          return /#moment=1&run=/.test(address) ? address : null;
        }),
      );
      assert.match(
        href,
        /^\?workload=squares&.*return_list=true&models=processes&workers=2&rounds=6&/,
        'in another tab it is the same run',
      );
      await click(lab, '[data-cell="carry processes"] a');
      const rows = await until('its times', () =>
        lab.inPage(() => {
          const all = Array.from(document.querySelectorAll('[data-part=results] tbody tr[data-model]'), (row) =>
            row.getAttribute('data-model'),
          );
          return all.length > 0 ? all : null;
        }),
      );
      assert.deepEqual(rows, ['processes']);
      const { ran, stale, search, tracks } = await lab.inPage(() => ({
        ran: document.querySelector('[data-part=ran]')?.textContent ?? '',
        stale: document.querySelector('[data-part=stale]')?.textContent ?? '',
        search: location.search,
        tracks: document.querySelectorAll('[data-part=slice-table] tbody tr').length,
      }));
      assert.match(
        ran,
        /^Lists of squares · .*Return the list: on.* · Rounds: 6 · .*Processes · ran on \d{4}-\d\d-\d\d at \d\d:\d\d:\d\d · from “The table that fills itself”$/,
      );
      assert.match(stale, /^These results are not of what is set now\. Changed since: Work: /);
      assert.equal(search, before, 'the settings stay');
      assert.ok(tracks >= 0);
    });

    test('while a run goes on the table says that it cannot measure', async () => {
      await lab.start({ workload: 'download', params: { tasks: 1, delay_ms: 1500 }, models: ['processes'] });
      await click(lab, '[data-row=memory]');
      await until('it says why', () =>
        lab.inPage(() => /run is going on/.test(document.querySelector('.measured-tool .problem')?.textContent ?? '')),
      );
      await lab.end();
    });
  });
}

describe('not isolated', () => {
  const lab = useLab({ isolated: false, without: ['/sw.js'] });

  test('models that share memory say why they cannot run, the others are measured', async () => {
    await openTable(lab);
    assert.match(
      await lab.inPage(() => document.querySelector('.measured thead')?.textContent ?? ''),
      /Cannot run here: the page is not isolated/,
    );
    await click(lab, '[data-row=start]');
    await untilSaid(lab, /^Measured: starting/);
    const memory = await cellsOf(lab, 'memory');
    for (const model of ['threads-gil', 'threads', 'thread-pool'])
      assert.equal(memory[model], 'cannot run: page not isolated', model);
    for (const model of ['processes', 'process-pool']) assert.match(memory[model], /^2 memories/, model);
    await assertAccessible(lab, 'not isolated');
  });
});
