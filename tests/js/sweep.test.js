/** What sweeps run, and what they make of the results. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../www/generated/catalogue.js';
import { plot } from '../../www/tools/plot.js';
import { defaultParams, workloadOf } from '../../www/lab/state.js';
import { failureOf, notesOf, pointsOf, remarksOn, upTo } from '../../www/tools/sweep.js';
import { INTERVAL_SWEEP, paramsAt, predictedPerSecond } from '../../www/tools/sweep-interval.js';
import { TASKS_SWEEP, tasksIn, withTasks } from '../../www/tools/sweep-tasks.js';
import { WAITS_SWEEP } from '../../www/tools/sweep-waits.js';
import { amdahl, WORKERS_SWEEP } from '../../www/tools/sweep-workers.js';
import { fakeResult } from './fixtures/fake-session.js';

/** @import { ErrorKind, ModelName, ModelResult, RunResult } from '../../www/interface.js' */
/** @import { Plan, Point, Setting, Sweep } from '../../www/tools/sweep.js' */

const device = { isolated: true, cores: 2 };
const specOf = (/** @type {string} */ name) =>
  /** @type {import('../../www/base/catalogue.js').WorkloadSpec} */ (workloadOf(catalogue, name));

/** @param {string} workload @param {Partial<Setting>} [changes] @returns {Setting} */
const setting = (workload, changes) => ({
  catalogue,
  device,
  most: 4,
  rounds: 3,
  state: {
    workload,
    params: defaultParams(specOf(workload)),
    models: ['sequential', 'threads'],
    workers: 2,
    rounds: 1,
    budget_ms: 0,
    lock: { ...catalogue.lock.default },
  },
  ...changes,
});

/** @param {Sweep} sweep @param {Setting} given @returns {Plan} */
const planned = (sweep, given) => {
  const plan = sweep.plan(given);
  assert.ok('steps' in plan, JSON.stringify(plan));
  return plan;
};

/** @param {Sweep} sweep @param {Setting} given @returns {string} */
const problem = (sweep, given) => {
  const plan = sweep.plan(given);
  assert.ok('problem' in plan);
  return plan.problem;
};

/** @param {Partial<ModelResult> & {model: ModelName}} changes @returns {ModelResult} */
const measured = (changes) => ({
  ...fakeResult(changes.model, 'squares', { params: { n: [1, 1, 1, 1] } }),
  notes: [],
  ...changes,
});

/** @param {ModelResult[]} models @param {RunResult['params']} [params] @returns {RunResult} */
const run = (models, params = {}) => ({
  version: 1,
  workload: 'squares',
  params,
  isolated: true,
  clock_tick_us: 5,
  cores: 4,
  lock: catalogue.lock.default,
  models,
});

const failed = (/** @type {ErrorKind} */ kind, /** @type {string} */ message) => ({
  error: { kind, message, task: null },
  wall_ms: null,
});

/** @param {[x: number, ModelResult[]][]} runs @param {RunResult['params']} [params] @returns {Point[]} */
const points = (runs, params) =>
  runs.flatMap(([x, models]) => pointsOf({ x, options: {} }, run(models, params), catalogue));

test('values end with what the reader wants', () => {
  assert.deepEqual(upTo([1, 2, 4, 8], 4), [1, 2, 4]);
  assert.deepEqual(upTo([1, 2, 4, 8], 6), [1, 2, 4, 6]);
});

test('workers: the chosen work, on both pools, which are warm before it counts', () => {
  const { steps, work } = planned(WORKERS_SWEEP, setting('squares', { most: 6 }));
  assert.deepEqual(
    steps.map(({ x, options }) => [x, options.workers]),
    [1, 2, 3, 4, 6].map((n) => [n, n]),
  );
  assert.deepEqual(
    [steps[0].options.models, steps[0].options.warm_up, steps[0].options.rounds, steps[0].options.workload],
    [['thread-pool', 'process-pool'], 1, 3, 'squares'],
  );
  assert.equal(work, 'Lists of squares, 2 tasks, the thread pool under the lock that is set above');
  assert.deepEqual(steps[0].options.lock, catalogue.lock.default);
  const free = setting('squares', { most: 6 });
  if (free.state) free.state.lock.flavour = 'free-threaded';
  assert.equal(planned(WORKERS_SWEEP, free).work, 'Lists of squares, 2 tasks');
  assert.deepEqual(WORKERS_SWEEP.most?.({ catalogue, device }), { label: 'Workers up to', default: 4, max: 64 });
  assert.equal(WORKERS_SWEEP.most?.({ catalogue, device: { ...device, cores: 128 } }).default, 64);
});

test('speed-up is over one worker, and Amdahl’s law is fitted where workers can work at once', () => {
  const shown = points(
    [1, 2, 4, 8].map((x) => [x, [measured({ model: 'thread-pool', wall_ms: 1000 / Math.min(x, 4), workers: x })]]),
  );
  assert.deepEqual(WORKERS_SWEEP.toFit?.(shown).get('thread-pool'), [
    [1, 1],
    [2, 2],
    [4, 4],
  ]);
  const { charts, table, readings } = WORKERS_SWEEP.show(shown, [1, 2, 4, 8], new Map([['thread-pool', 0.1]]));
  assert.deepEqual(
    charts[1].series[0].dots.map(({ y }) => y),
    [1, 2, 4, 4],
  );
  assert.deepEqual(
    charts[0].guides.map(({ kind, model }) => [kind, model]),
    [
      ['ideal', null],
      ['fit', 'thread-pool'],
    ],
  );
  assert.ok(Math.abs(Number(charts[0].guides[0].dots.at(-1)?.y) - 125) < 1e-9, 'eight workers, an eighth of the time');
  assert.ok(Math.abs(Number(charts[1].guides[1].dots.at(-1)?.y) - amdahl(0.1, 8)) < 1e-9);
  assert.equal(table.rows.length, 4);
  assert.match(readings[0], /of one round/, 'a single round is called that');
  assert.match(readings[1], /a serial fraction of 10\u202f%.*up to 4 workers.*10\.0\u202f× as fast at most/);
  assert.match(readings[2], /only 4 tasks/);
});

/** @param {[x: number, wall_ms: number][]} walls @param {Partial<ModelResult>} [more] */
const poolPoints = (walls, more) =>
  points(
    walls.map(([x, wall_ms]) => [x, [measured({ model: 'thread-pool', wall_ms, workers: x, run_ms: 980, ...more })]]),
  );

test('a gain that workers cannot give is doubted, with the reason, and no law is fitted to it', () => {
  const fractions = /** @type {any} */ (new Map([['thread-pool', 0.1]]));
  const told = (/** @type {Point[]} */ shown) => WORKERS_SWEEP.show(shown, [1, 2], fractions);
  const lock = /** @type {any} */ ({ flavour: 'cpython-3.2' });
  const locked = told(
    poolPoints(
      [
        [1, 1000],
        [2, 267],
      ],
      { lock },
    ),
  );
  assert.match(
    locked.readings[0],
    /^Thread pool, 2 workers: 3\.75\u202f× is more than they can gain, since 2 workers are 2 times as fast/,
  );
  assert.ok(
    locked.readings.every((text) => !/serial fraction/.test(text)) &&
      locked.charts[0].guides.every(({ kind }) => kind === 'ideal'),
  );
  assert.match(
    told(
      poolPoints(
        [
          [1, 1000],
          [2, 520],
        ],
        { lock },
      ),
    ).readings[0],
    /1\.92\u202f×.*the lock lets one thread compute at a time/,
  );
  assert.match(
    told(
      poolPoints([
        [1, 1000],
        [2, 520],
      ]),
    ).readings[1],
    /a serial fraction/,
    'without the lock two workers may',
  );
  assert.match(
    told(
      poolPoints(
        [
          [1, 1000],
          [2, 520],
        ],
        { lock, run_ms: 4 },
      ),
    ).readings[1],
    /a serial fraction/,
    'and waits may, under the lock too',
  );
});

test('Amdahl’s law: all serial gains nothing, nothing serial gains all', () => {
  assert.deepEqual([amdahl(1, 8), amdahl(0, 8), amdahl(0.5, Infinity)], [1, 8, 2]);
});

test('without a figure for one worker there is no speed-up and no guide', () => {
  const shown = points([
    [1, [measured({ model: 'thread-pool', ...failed('trap', 'It fell.') })]],
    [2, [measured({ model: 'thread-pool', wall_ms: 10 })]],
  ]);
  const { charts, table } = WORKERS_SWEEP.show(shown, [1, 2], new Map());
  assert.deepEqual([charts[1].series[0].dots, charts[1].guides, table.rows[1].at(-1)], [[], [], '–']);
});

test('tasks: as many as the value says, a list by its first entry', () => {
  assert.deepEqual(withTasks(specOf('squares'), { n: [5, 6], passes: 2 }, 3), { n: [5, 5, 5], passes: 2 });
  assert.deepEqual(withTasks(specOf('image'), { tasks: 2 }, 3), { tasks: 3 });
  assert.deepEqual(
    ['squares', 'download', 'convoy'].map((name) => tasksIn(specOf(name), defaultParams(specOf(name)))),
    [2, 2, null],
  );
  const { steps } = planned(TASKS_SWEEP, setting('download', { most: 8 }));
  assert.deepEqual(
    steps.map(({ x, options }) => [x, options.params?.tasks]),
    [1, 2, 4, 8].map((n) => [n, n]),
  );
  assert.deepEqual(steps[0].options.models, ['sequential', 'threads']);
});

test('a parameter that cannot be swept is refused in words', () => {
  assert.match(problem(TASKS_SWEEP, setting('convoy')), /A convoy.*choose other work/);
  assert.match(problem(TASKS_SWEEP, setting('squares', { state: null })), /is not valid/);
  assert.match(problem(WORKERS_SWEEP, setting('squares', { state: null })), /is not valid/);
  const many = setting('download');
  assert.match(
    problem(WORKERS_SWEEP, { ...many, state: many.state && { ...many.state, params: { tasks: 1000 } } }),
    /1000 tasks are too many.*64 at the most/,
  );
  const none = setting('squares');
  assert.match(problem(TASKS_SWEEP, { ...none, state: none.state && { ...none.state, models: [] } }), /at least one/);
});

/** @param {number} max */
const catalogueUpTo = (max) => ({
  ...catalogue,
  workloads: catalogue.workloads.map((workload) =>
    workload.name !== 'download'
      ? workload
      : { ...workload, params: workload.params.map((spec) => (spec.name === 'tasks' ? { ...spec, max } : spec)) },
  ),
});

test('waits: as many as the catalogue allows, the threads’ own limit among them', () => {
  const values = (/** @type {number} */ max) =>
    planned(WAITS_SWEEP, setting('squares', { catalogue: catalogueUpTo(max) })).steps.map(({ x }) => x);
  assert.deepEqual(values(64), [10, 64]);
  assert.deepEqual(values(10_000), [10, 64, 100, 1000, 10_000]);
});

test('waits: beyond the threads’ limit the loop runs alone, and the threads’ point says why it has no figure', () => {
  const steps = planned(WAITS_SWEEP, setting('squares', { catalogue: catalogueUpTo(100) })).steps;
  assert.deepEqual(
    steps.map(({ options, refused }) => [options.models, refused?.map(({ model }) => model)]),
    [
      [['event-loop', 'threads-gil'], undefined],
      [['event-loop', 'threads-gil'], undefined],
      [['event-loop'], ['threads-gil']],
    ],
  );
  const [loop, threads] = pointsOf(steps[2], run([measured({ model: 'event-loop', wall_ms: 520 })]), catalogue);
  assert.deepEqual([loop.wall_ms, threads.wall_ms, threads.x, threads.error?.kind], [520, null, 100, 'too-large']);
});

test('the most threads are called the page’s limit, models are compared where both have a figure, and a refusal is words', () => {
  const loop = measured({ model: 'event-loop', wall_ms: 520 });
  const refused = measured({ model: 'threads-gil', ...failed('too-large', 'Too many threads: 64 at most.') });
  const shown = points([
    [64, [loop, measured({ model: 'threads-gil', wall_ms: 900 })]],
    [100, [loop, refused]],
    [1000, [loop, refused]],
  ]);
  const { charts, readings } = WAITS_SWEEP.show(shown, [64, 100, 1000], new Map());
  assert.deepEqual(
    charts[0].series.map(({ dots, failed }) => [dots.length, failed]),
    [
      [3, []],
      [1, [100, 1000]],
    ],
  );
  assert.deepEqual(
    readings.map((text) => text.replaceAll('\u202f', ' ')),
    [
      '1000 waits of 500 ms took 520 ms on one worker’s event loop.',
      'With 64 waits, a thread for each took 900 ms, and the event loop 520 ms. With more waits no threads were measured: 64 is this page’s limit, not Python’s.',
    ],
  );
  assert.deepEqual(remarksOn(shown, failureOf, WAITS_SWEEP.label), [
    'Threads + GIL, at 100 and 1000: Too many threads: 64 at most.',
  ]);
  assert.doesNotMatch(WAITS_SWEEP.show(shown.slice(0, 2), [64], new Map()).readings.join(' '), /limit/);
  assert.match(
    planned(WAITS_SWEEP, setting('squares', { catalogue: catalogueUpTo(100) })).steps[2].refused?.[0].error.message ??
      '',
    /a limit of the page, not of Python/,
  );
});

test('interval: the predicted rate, and work that fits a trace and outlasts the computing', () => {
  assert.equal(predictedPerSecond({ waits: 2 }, 5), 100);
  const params = defaultParams(specOf('convoy'));
  for (const { x, options } of planned(INTERVAL_SWEEP, setting('squares')).steps) {
    const { requests, compute_ms, waits, wait_ms } = /** @type {Record<string, number>} */ (options.params);
    assert.ok(requests * waits * (x + wait_ms) > compute_ms, `${x}: ${requests} requests outlast ${compute_ms} ms`);
    assert.ok(requests * waits * 6 < 16_384 && compute_ms <= 1500 && compute_ms >= 10);
    assert.deepEqual(options.lock, { flavour: 'cpython-3.2', interval_ms: x, release_during_waits: true });
  }
  assert.equal(paramsAt({ ...params, waits: 20, wait_ms: 0 }, 0.05, 10_000).compute_ms, 88);
});

test('interval: what is measured beside what is predicted, and the computing thread’s share of its best pace', () => {
  const params = { waits: 2, compute_ms: 1000 };
  const at = (/** @type {number} */ requests_per_s, /** @type {number} */ pieces) =>
    measured({
      model: 'threads-gil',
      requests_per_s,
      output: [
        { t_ms: 1, task: 0, text: 'Computing' },
        { t_ms: 9, task: 0, text: `Computed ${pieces} pieces` },
      ],
    });
  const shown = points(
    [
      [0.5, [at(900, 600)]],
      [5, [at(95, 1000)]],
    ],
    params,
  );
  const { charts, table, readings } = INTERVAL_SWEEP.show(shown, [0.5, 5], new Map());
  assert.deepEqual(charts[0].guides[0].dots, [
    { x: 0.5, y: 1000 },
    { x: 5, y: 100 },
  ]);
  assert.deepEqual(
    charts[0].series[0].dots.map(({ y }) => y),
    [900, 95],
  );
  assert.deepEqual(
    charts[1].series[0].dots.map(({ y }) => y),
    [60, 100],
  );
  assert.deepEqual(table.rows[0], ['500\u202fµs', '900', '1\u202f000', '60.0\u202f%']);
  assert.match(readings[0], /95 requests a second were measured, and 100 are predicted/);
  assert.match(readings[1], /60\.0\u202f%/);
});

test('a cancelled run is no point, and a sweep without a point is no error', () => {
  const cancelled = measured({ model: 'process-pool', ...failed('cancelled', 'Cancelled.') });
  assert.deepEqual(
    points([[1, [measured({ model: 'thread-pool' }), cancelled]]]).map(({ model }) => model),
    ['thread-pool'],
  );
  for (const sweep of [WORKERS_SWEEP, TASKS_SWEEP, WAITS_SWEEP, INTERVAL_SWEEP]) {
    const { charts, table } = sweep.show([], [1, 2, 4], new Map());
    assert.equal(table.rows.length, 0);
    for (const chart of charts) assert.doesNotMatch(JSON.stringify(plot(chart, 320)), /(px|label|at)":\[?null/);
  }
});

test('a note is said once for all that it is true of', () => {
  const note = { notes: ['Mind this.'] };
  const shown = points(
    [1, 2].map((x) => [x, [measured({ model: 'threads', ...note }), measured({ model: 'processes', ...note })]]),
  );
  assert.deepEqual(remarksOn(shown, notesOf, String), ['Threads and Processes, at 1 and 2: Mind this.']);
});

test('every point stands inside the frame, with its interval, at any width', () => {
  const interval = { low: 90, high: 400 };
  const shown = points(
    [1, 2, 64].map((x) => [
      x,
      [
        measured({ model: 'thread-pool', wall_ms: 100, wall_interval_ms: interval }),
        measured({ model: 'process-pool', wall_ms: 3 }),
      ],
    ]),
  );
  for (const chart of WORKERS_SWEEP.show(shown, [1, 2, 64], new Map([['thread-pool', 0.5]])).charts) {
    for (const width_px of [280, 1200]) {
      const { left_px, right_px, top_px, bottom_px, series, guides, xTicks } = plot(chart, width_px);
      const spots = [
        ...series.flatMap(({ marks }) => marks.map(({ at }) => at)),
        ...guides.flatMap(({ spots: all }) => all),
      ];
      for (const [x, y] of spots)
        assert.ok(x >= left_px && x <= right_px && y >= top_px - 1e-9 && y <= bottom_px + 1e-9, `${x} ${y}`);
      for (const { low_px, high_px } of series.flatMap(({ marks }) => marks))
        assert.ok(low_px === null || (low_px <= bottom_px && Number(high_px) >= top_px));
      assert.equal(series.flatMap(({ marks }) => marks).length, 6);
      assert.ok(
        xTicks.every(({ px, label }) => px + 4 * label.length <= width_px),
        'no label is cut off',
      );
    }
  }
});
