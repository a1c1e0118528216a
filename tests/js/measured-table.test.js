/** The table that fills itself: runs to cells, and nothing in a cell that no run showed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../../www/lab/address.js';
import { catalogue as real } from '../../www/generated/catalogue.js';
import {
  EXPERIMENT_NAMES,
  ROUNDS,
  atMost_ms,
  lacking,
  optionsOf,
  stateOfRun,
  withRun,
} from '../../www/tools/experiments.js';
import { ROWS, cellOf } from '../../www/tools/measured-table.js';
import { catalogue } from './fixtures/catalogue.js';
import { fakeResult } from './fixtures/fake-session.js';

/** @import { ExperimentName, Measured } from '../../www/tools/experiments.js' */
/** @import { ErrorKind, ModelName, ModelResult, RunResult } from '../../www/interface.js' */

const device = { isolated: true, cores: 2 };
const ALL = catalogue.models.map(({ name }) => name);
const SAMPLE = { wall_ms: 1, start_ms: 60, run_ms: 1, wait_ms: 0, carry_ms: 8, frozen_ms: 0, error: null };
const LOCK = {
  flavour: /** @type {const} */ ('cpython-3.2'),
  interval_ms: 5,
  release_during_waits: true,
  has_ms: 1,
  waits_ms: 1,
  without_ms: 0,
  longest_wait_ms: 1,
  handovers: 1,
  asked: 1,
  refused: 0,
};
const NOTHING = /** @type {Measured} */ (new Map());

/** @param {string} name */
const rowOf = (name) => ROWS.find((row) => row.name === name) ?? assert.fail(name);
/** @param {ModelName} name */
const specOf = (name) => catalogue.models.find((spec) => spec.name === name) ?? assert.fail(name);
/** @param {ErrorKind} kind */
const errorOf = (kind) => ({ kind, message: `It ended with ${kind}.`, task: null });

/**
 * @param {ExperimentName} experiment
 * @param {ModelName} name
 * @param {Partial<ModelResult>} [changes]
 * @returns {ModelResult}
 */
const result = (experiment, name, changes = {}) => {
  const { workload, params } = optionsOf(experiment, [name]);
  const fake = fakeResult(name, String(workload), { params });
  const tasks =
    experiment !== 'carrying'
      ? fake.tasks
      : fake.tasks.map((task) => ({
          ...task,
          payload: Object.defineProperty(
            /** @type {any} */ ({ kind: 'list', length: 1_000_000, bytes: 8_000_000 }),
            'data',
            {},
          ),
        }));
  return { ...fake, tasks, samples: Array.from({ length: ROUNDS }, (_, round) => ({ ...SAMPLE, round })), ...changes };
};

/** @param {ExperimentName} experiment @param {ModelResult[]} models @returns {RunResult} */
const run = (experiment, models) => ({
  version: 1,
  workload: String(optionsOf(experiment, ALL).workload),
  params: optionsOf(experiment, ALL).params ?? {},
  isolated: true,
  clock_tick_us: 5,
  cores: 2,
  lock: { flavour: 'cpython-3.2', interval_ms: 5, release_during_waits: true },
  models,
});

/** @param {number} low @param {number} high @returns {Partial<ModelResult>} */
const ratio = (low, high) => ({
  speedup: (low + high) / 2,
  speedup_interval: { low, high },
  differs: low > 1 || high < 1,
});

/**
 * What a row says of a model after these runs.
 * @param {string} row
 * @param {ModelName} model
 * @param {Partial<Record<ExperimentName, Partial<ModelResult>>>} measured
 */
const cell = (row, model, measured) => {
  const filled = Object.entries(measured).reduce(
    (so, [name, changes]) =>
      withRun(
        so,
        /** @type {ExperimentName} */ (name),
        run(/** @type {ExperimentName} */ (name), [result(/** @type {ExperimentName} */ (name), model, changes)]),
      ),
    NOTHING,
  );
  return cellOf(rowOf(row), specOf(model), filled, device);
};
/** @param {ReturnType<typeof cell>} cell */
const said = ({ findings }) =>
  findings.map(({ text, detail }) => (detail === null ? text : `${text}: ${detail}`).replaceAll('\u202f', ' '));

test('every cell is empty until a run fills it, and says what it lacks', () => {
  for (const row of ROWS) {
    for (const spec of catalogue.models)
      assert.deepEqual(cellOf(row, spec, NOTHING, device), { state: 'not-measured', findings: [], lacks: row.needs });
  }
  assert.deepEqual(cell('kind', 'threads', { computing: {} }).lacks, ['waiting']);
});

test('models that share memory cannot run on a page that is not isolated', () => {
  const states = catalogue.models.map(
    (spec) => cellOf(rowOf('memory'), spec, NOTHING, { ...device, isolated: false }).state,
  );
  assert.deepEqual(states, [
    'not-measured',
    'not-measured',
    'cannot-run',
    'cannot-run',
    'cannot-run',
    'not-measured',
    'not-measured',
  ]);
});

test('memory is told from the counters', () => {
  assert.deepEqual(said(cell('memory', 'threads', { starting: {} })), ['one memory: its counter reached\u00a02']);
  assert.deepEqual(said(cell('memory', 'processes', { starting: {} })), ['2 memories: each counter reached\u00a01']);
  assert.deepEqual(said(cell('memory', 'processes', { starting: { tasks: [] } })), []);
});

test('a ratio is claimed only where its interval holds no 1', () => {
  assert.deepEqual(said(cell('computing', 'threads', { computing: ratio(1.8, 2) })), ['yes: 1.90 ×: 1.80 × to 2.00 ×']);
  assert.deepEqual(said(cell('computing', 'threads-gil', { computing: ratio(0.9, 1.1) })), [
    'no difference shown: 0.90 × to 1.10 ×',
  ]);
  assert.deepEqual(said(cell('computing', 'event-loop', { computing: ratio(0.8, 0.9) })), [
    'slower: 0.85 ×: 0.80 × to 0.90 ×',
  ]);
  assert.deepEqual(
    said(cell('computing', 'threads', { computing: ratio(1.02, 1.06) })),
    ['faster: 1.04 ×: 1.02 × to 1.06 ×'],
    'too little to come from two at once',
  );
  assert.deepEqual(said(cell('computing', 'event-loop', { computing: ratio(1.5, 1.7) })), [
    'faster: 1.60 ×: 1.50 × to 1.70 ×, but none overlapped',
  ]);
  assert.match(
    said(cell('computing', 'threads', { computing: ratio(3.7, 3.8) }))[0],
    /^3\.75 ×\?: 3\.70 × to 3\.80 ×: more than 2 tasks side by side can gain/,
    'and not “yes”',
  );
  assert.match(said(cell('waiting', 'threads', { waiting: { speedup: 1.9 } }))[0], /too few rounds/);
  assert.deepEqual(
    said(cell('waiting', 'threads', { waiting: { speedup: null } })),
    [],
    'sequential failed: nothing to compare with',
  );
});

test('starting and handing over are told per worker and per task, with the spread of the rounds', () => {
  assert.deepEqual(said(cell('start', 'threads', { starting: { start_ms: 50, workers: 2 } })), [
    '25 ms: 30 ms to 30 ms in 6 rounds',
  ]);
  assert.deepEqual(said(cell('start', 'process-pool', { starting: { start_ms: 0, warm: true } })), [
    '0 ms: the pool was there before',
  ]);
  assert.deepEqual(said(cell('start', 'sequential', { starting: { start_ms: 0 } })), [
    '0 ms: no worker: it runs on the page',
  ]);
  assert.deepEqual(said(cell('carry', 'processes', { carrying: { carry_ms: 8 } })), [
    '4 ms for 8 MB: 500 µs a MB; 4 ms to 4 ms in 6 rounds',
  ]);
  assert.deepEqual(
    said(cell('carry', 'processes', { carrying: { tasks: result('starting', 'processes').tasks } })),
    [],
    'no list came back',
  );
});

test('concurrent is what the trace shows, parallel what got faster too', () => {
  const kindOf = (/** @type {ModelName} */ model, /** @type {Partial<ModelResult>} */ computing) =>
    said(cell('kind', model, { computing, waiting: ratio(1.8, 2) })).map((text) => text.split(':')[0]);
  assert.deepEqual(kindOf('threads', ratio(1.8, 2)), ['concurrent', 'parallel']);
  assert.deepEqual(kindOf('threads', ratio(0.9, 1)), ['concurrent', 'not parallel']);
  assert.deepEqual(
    kindOf('threads-gil', { ...ratio(1.8, 2), lock: LOCK }),
    ['concurrent', 'not parallel'],
    'faster, but no two had the lock at once',
  );
  assert.deepEqual(
    kindOf('threads', ratio(0.9, 1.9)),
    ['concurrent', 'parallel?'],
    'an interval that holds both settles nothing',
  );
  assert.deepEqual(
    kindOf('event-loop', ratio(1.3, 1.4)),
    ['concurrent', 'not parallel'],
    'faster, but no task overlapped with another',
  );
  assert.deepEqual(kindOf('sequential', {}), ['not concurrent', 'not parallel']);
});

test('the work that a model is best for follows from its figures', () => {
  const best = (
    /** @type {Partial<ModelResult>} */ computing,
    /** @type {number} */ carry_ms,
    /** @type {number} */ start_ms,
  ) =>
    said(
      cell('best', 'threads', {
        computing,
        waiting: ratio(1.8, 2),
        carrying: { carry_ms, run_ms: 10 },
        starting: { start_ms, workers: 2 },
      }),
    ).map((text) => text.split(':')[0]);
  assert.deepEqual(best(ratio(1.8, 2), 0.1, 0), ['I/O-bound work', 'CPU-bound work', 'much data', 'short tasks']);
  assert.deepEqual(best(ratio(0.9, 1), 9, 40), ['I/O-bound work', 'long tasks']);
  assert.deepEqual(best(ratio(0.9, 1.7), 9, 40), ['I/O-bound work', 'CPU-bound work?', 'long tasks']);
});

test('a failure is told in its own words, with the run that shows it', () => {
  const failed = cell('best', 'threads', { computing: { error: { ...errorOf('trap'), task: 0 } } });
  assert.equal(failed.state, 'failed');
  assert.match(said(failed)[0], /It ended with trap/);
  assert.equal(failed.findings[0].run.workload, 'squares');
});

test('of a run that was cancelled only whole figures stay, and none that was there before is lost', () => {
  const cancelled = result('starting', 'processes', { error: errorOf('cancelled') });
  const short = result('starting', 'threads', { samples: [] });
  const measured = withRun(NOTHING, 'starting', run('starting', [result('starting', 'event-loop'), short, cancelled]));
  assert.deepEqual([...(measured.get('starting')?.keys() ?? [])], ['event-loop']);
  const computed = run('computing', [result('computing', 'threads', ratio(1.8, 2))]);
  const after = withRun(
    withRun(NOTHING, 'computing', computed),
    'computing',
    run('computing', [
      result('computing', 'threads'),
      result('computing', 'processes', { error: errorOf('cancelled') }),
    ]),
  );
  assert.deepEqual(
    [...(after.get('computing') ?? [])],
    [['threads', computed]],
    'a ratio of a run that was cut short does not count',
  );
  assert.deepEqual(lacking(after, EXPERIMENT_NAMES, ['threads']), ['starting', 'waiting', 'carrying']);
});

test('a link reproduces its run, sequential included where the figure is a ratio', () => {
  for (const name of EXPERIMENT_NAMES) {
    const { models = [], ...options } = optionsOf(name, ['threads']);
    assert.equal(models.includes('sequential'), name === 'computing' || name === 'waiting', name);
    // With the parameters that the engine fills in, as a result has them.
    const params = {
      ...Object.fromEntries(
        real.workloads.find((one) => one.name === options.workload)?.params.map((spec) => [spec.name, spec.default]) ??
          [],
      ),
      ...options.params,
    };
    const state = stateOfRun({
      ...run(
        name,
        models.map((model) => result(name, model)),
      ),
      params,
    });
    assert.deepEqual(
      readAddress(writeAddress(state), real, device),
      { state: { ...options, params, models, budget_ms: 0 }, problems: [] },
      name,
    );
  }
});

test('how long it takes follows from the sizes, and more models take longer', () => {
  const whole_ms = atMost_ms(EXPERIMENT_NAMES, ALL);
  assert.ok(whole_ms > atMost_ms(['waiting'], ALL) && whole_ms < 45_000, `${whole_ms}`);
  assert.ok(atMost_ms(['waiting'], ['threads']) < atMost_ms(['waiting'], ALL));
});
