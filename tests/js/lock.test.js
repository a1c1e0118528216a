/** What the page says of the lock, of a race and of a convoy. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf, numbersOf } from '../../www/outcome/findings.js';
import { describeLock } from '../../www/lab/lock-settings.js';
import { perCents, shareRows } from '../../www/result/lock-shares.js';
import { fakeResult } from './fixtures/fake-session.js';

/** @typedef {import('../../www/interface.js').ModelName} ModelName */
/** @typedef {import('../../www/interface.js').LockSums} LockSums */

/** @param {Partial<LockSums>} sums @returns {LockSums} */
const sums = (sums) => ({
  has_ms: 0,
  waits_ms: 0,
  without_ms: 0,
  longest_wait_ms: 0,
  handovers: 0,
  asked: 0,
  refused: 0,
  ...sums,
});
const settings = /** @type {const} */ ({ flavour: 'cpython-3.2', interval_ms: 5, release_during_waits: true });
const title = (/** @type {string} */ name) => name;

/** A result whose tasks say what the shared number was. @param {ModelName} model @param {number[]} shared */
const raced = (model, shared) => {
  const result = fakeResult(model, 'race', { params: { n: shared } });
  result.tasks.forEach((task, at) => Object.assign(task, { worker: at, shared: shared[at], end_ms: 100 + at }));
  return result;
};

test('a thread’s tasks are one row, and all threads together another', () => {
  const result = fakeResult('thread-pool', 'download', { params: { tasks: 3 } });
  result.lock = {
    ...settings,
    ...sums({ has_ms: 40, waits_ms: 40, without_ms: 20, handovers: 6, longest_wait_ms: 9 }),
  };
  [
    sums({ has_ms: 10, waits_ms: 5, without_ms: 5, handovers: 1, longest_wait_ms: 9 }),
    sums({ has_ms: 20, waits_ms: 20 }),
    sums({ has_ms: 10, waits_ms: 15, without_ms: 15, handovers: 2, longest_wait_ms: 4 }),
  ].forEach((lock, at) => {
    result.tasks[at].lock = lock;
    result.tasks[at].worker = at % 2;
  });
  const rows = shareRows(result);
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['thread 1', 'thread 2', 'together'],
  );
  assert.deepEqual([rows[0].sums.handovers, rows[0].sums.longest_wait_ms, rows[0].shares.has], [3, 9, 20 / 60]);
  assert.deepEqual(rows[2].shares, { has: 0.4, waits: 0.4, without: 0.2 });
  assert.deepEqual(shareRows({ ...result, lock: null }), []);
});

test('per cents are whole and add up, even where nothing was measured', () => {
  assert.deepEqual(perCents({ has: 1 / 3, waits: 1 / 3, without: 1 / 3 }), { has: 34, waits: 33, without: 33 });
  assert.deepEqual(perCents({ has: 0.995, waits: 0.005, without: 0 }), { has: 100, waits: 0, without: 0 });
  assert.deepEqual(perCents({ has: 0, waits: 0, without: 0 }), { has: 0, waits: 0, without: 0 });
});

test('the settings in words name only what counts', () => {
  assert.equal(describeLock(settings), 'CPython 3.2 and later, switch interval 5\u202fms');
  assert.equal(
    describeLock({ ...settings, flavour: 'cpython-before-3.2', release_during_waits: false }),
    'CPython before 3.2, kept during waits',
  );
});

test('a race: what the last task found, beside what it should have been', () => {
  const params = { increments: 3_000_000 };
  const models = [
    raced('threads-gil', [2_900_000, 3_402_118]),
    raced('threads', [5_000_000, 6_000_000]),
    raced('processes', [3_000_000, 3_000_000]),
    raced('sequential', [3_000_000, 5_999_999]),
  ];
  assert.deepEqual(findingsOf({ workload: 'race', params, models }, title), [
    'threads-gil: 6,000,000 increments, the number says 3,402,118: 2,597,882 were lost.',
    'threads: 6,000,000 increments, and the number says 6,000,000: none was lost.',
    'processes: 2 memories, a number in each, and nothing shared: in each, 3,000,000 increments, and the number says 3,000,000: none was lost.',
    'sequential: 6,000,000 increments, the number says 5,999,999: 1 was lost.',
  ]);
  models[0].tasks[1].shared = null;
  assert.deepEqual(numbersOf(models[0], 3), [], 'a task that did not end leaves the number unknown');
});

test('a convoy: the rate, beside the predicted one where there is an interval', () => {
  const of = (
    /** @type {ModelName} */ model,
    /** @type {number|null} */ requests_per_s,
    /** @type {boolean} */ release,
  ) => ({
    ...fakeResult(model, 'convoy', {}),
    requests_per_s,
    lock: model === 'threads-gil' ? { ...settings, release_during_waits: release, ...sums({}) } : null,
  });
  const models = [
    of('threads-gil', 98.26, true),
    of('threads-gil', 3, false),
    of('threads', 4321, true),
    of('processes', null, true),
  ];
  assert.deepEqual(findingsOf({ workload: 'convoy', params: { waits: 2 }, models }, title), [
    'threads-gil: 98.3 requests a second. Predicted, 1 / (2 waits × 5\u202fms): 100 requests a second.',
    'threads-gil: 3 requests a second.',
    'threads: 4,320 requests a second.',
  ]);
  assert.deepEqual(findingsOf({ workload: 'download', params: {}, models }, title), []);
});
