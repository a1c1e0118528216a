/** Two runs side by side: what differs, by what ratio, and how sure that is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { comparedRows } from '../../www/compare/compared.js';
import { differencesOf } from '../../www/compare/differences.js';
import { LEAST_ROUNDS, ratioOf } from '../../www/compare/ratio.js';
import { runJson } from '../../www/export/run-json.js';
import { importText } from '../../www/import/import-text.js';
import { median } from '../../www/base/median.js';
import { catalogue } from './fixtures/catalogue.js';
import { fakeRun } from './fixtures/fake-run.js';

/** @import { RunResult } from '../../www/interface.js' */

const about = { day: '2026-11-24', browser: 'Firefox 153' };
const titles = (/** @type {string} */ model) => model;
/** @param {RunResult} run @param {number[]} walls_ms */
const withRounds = (run, walls_ms) => ({
  ...run,
  models: run.models.map((model) => ({
    ...model,
    wall_ms: median(walls_ms),
    samples: walls_ms.map((wall_ms, round) => ({
      round,
      wall_ms,
      start_ms: 0,
      run_ms: 0,
      wait_ms: 0,
      carry_ms: 0,
      frozen_ms: 0,
      error: null,
    })),
  })),
});
const plain = (/** @type {string} */ text) => text.replaceAll('\u202f', ' ');

test('a ratio is of medians; its interval holds it, has room for 1 among equals, and needs rounds', () => {
  assert.equal(ratioOf([], [1]), null);
  assert.equal(ratioOf([1, 0], [1]), null, 'the clock was too coarse');
  assert.deepEqual(ratioOf([100], [50]), { value: 0.5, interval: null });
  const times = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: LEAST_ROUNDS, maxLength: 12 });
  fc.assert(
    fc.property(times, times, (before, after) => {
      const { value, interval } = ratioOf(before, after) ?? { value: NaN, interval: null };
      assert.ok(
        interval && interval.low <= value && value <= interval.high,
        `${value} in ${interval?.low} to ${interval?.high}`,
      );
      assert.deepEqual(ratioOf(before, after)?.interval, interval, 'always the same');
    }),
    { numRuns: 30 },
  );
  const noisy = [100, 104, 97, 101, 99, 103, 98, 102];
  const same = ratioOf(noisy, noisy.toReversed())?.interval;
  assert.ok(same && same.low < 1 && same.high > 1);
  const half = ratioOf(
    noisy,
    noisy.map((ms) => ms / 2),
  )?.interval;
  assert.ok(half && half.low > 0.45 && half.high < 0.55, JSON.stringify(half));
});

test('of 100 pairs of runs with the same true time at most some ten are told apart', () => {
  let state = 7;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const run = () => Array.from({ length: 10 }, () => 100 + 10 * (random() + random() + random()));
  const apart = Array.from({ length: 100 }, () => ratioOf(run(), run())).filter(
    (ratio) => ratio?.interval && (ratio.interval.low > 1 || ratio.interval.high < 1),
  ).length;
  assert.ok(apart <= 10, `${apart}`);
});

test('a row says the ratio, and how sure it is or why it is not', () => {
  const run = fakeRun(['threads', 'processes']);
  const one = (/** @type {number[]} */ before, /** @type {number[]} */ after) => {
    const [row] = comparedRows(withRounds(run, before), withRounds(run, after), titles);
    return [row.ratio, row.said].map(plain);
  };
  assert.deepEqual(one([100], [50]), ['0.50 ×', 'one round each: no interval']);
  assert.deepEqual(one([100, 100], [50]), ['0.50 ×', '2 and 1 rounds, fewer than 6: no interval']);
  assert.deepEqual(one([100, 101, 99, 100, 100, 100], [50, 50, 50, 50, 50, 50]).at(0), '0.50 ×');
  assert.match(
    one([100, 101, 99, 100, 102, 98], [100, 99, 101, 100, 98, 102])[1],
    /^no difference shown: 0\.\d\d to 1\.\d\d$/,
  );
  assert.deepEqual(comparedRows(fakeRun(['threads']), fakeRun(['processes']), titles), []);
});

test('settings that differ are named, and no others', () => {
  const run = fakeRun(['threads', 'process-pool']);
  const other = {
    ...run,
    params: { ...run.params, delay_ms: 100 },
    cores: 8,
    lock: { ...run.lock, interval_ms: 1 },
    models: [...run.models.slice(1).map((model) => ({ ...model, workers: 4 })), ...fakeRun(['event-loop']).models],
  };
  assert.deepEqual(differencesOf({ about, result: run }, { about, result: run }, catalogue), []);
  assert.deepEqual(
    differencesOf({ about, result: run }, { about: { ...about, browser: 'WebKit 26' }, result: other }, catalogue),
    [
      'Wait: 500 ms → 100 ms',
      `Pool workers: ${run.models[1].workers} → 4`,
      'Browser: Firefox 153 → WebKit 26',
      'Cores: 2 → 8',
      'Event loop added',
      'Threads left out',
    ],
    'nobody took turns, so that the lock made no difference',
  );
  const locked = {
    ...run,
    models: run.models.map((model) => ({
      ...model,
      lock: {
        ...run.lock,
        has_ms: 0,
        waits_ms: 0,
        without_ms: 0,
        longest_wait_ms: 0,
        handovers: 0,
        asked: 0,
        refused: 0,
      },
    })),
  };
  assert.deepEqual(
    differencesOf({ about, result: locked }, { about, result: { ...locked, lock: other.lock } }, catalogue),
    ['Switch interval: 5 ms → 1 ms'],
  );
  assert.match(
    differencesOf(
      { about, result: run },
      { about, result: fakeRun(['threads', 'process-pool'], 'scrape') },
      catalogue,
    )[0],
    /^Work: .* → .*/,
  );
  const squares = (/** @type {number[]} */ n) => ({
    about,
    result: { ...fakeRun(['threads'], 'squares'), params: { n, passes: 1 } },
  });
  const many = Array(64).fill(5);
  assert.deepEqual(
    differencesOf(squares(many), squares(many.with(40, 6)), catalogue),
    ['n, a task each: entry 41: 5 → 6'],
    'a long list is not told twice over',
  );
  assert.deepEqual(differencesOf(squares(many), squares([5]), catalogue), ['n, a task each: 64 entries → 1 entry']);
});

test('a saved run takes part with its figures, one that is not whole with its tracks alone', () => {
  const result = fakeRun(['threads']);
  const read = (/** @type {unknown} */ json) => importText(JSON.stringify(json), 'a.run.json', titles).run;
  assert.deepEqual(read(runJson(result, about))?.about, about);
  assert.equal(read(runJson(result))?.about.day, '', 'as it was saved before it said so');
  assert.equal(read(result)?.result.models[0].wall_ms, result.models[0].wall_ms);
  assert.equal(read({ ...runJson(result), run: { ...result, cores: 'many' } }), null);
  assert.equal(read({ traceEvents: result.models[0].trace.traceEvents }), null);
});
