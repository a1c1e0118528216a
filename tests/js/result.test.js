import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelResult } from '../../www/result/result.js';
import { turnsOf } from '../../www/run/page/rounds.js';
import { Rounds } from '../../www/result/summary.js';
import { outcome, plan, turn, worker } from './fixtures/raw-turn.js';

/** Two processes whose clocks are 500 and 400 ms behind their parent's. */
const processes = () =>
  turn({
    workers: [
      worker('process', 1000, 500, [
        [520, 'workerReady', 0],
        [521, 'messageIn', 0],
        [522, 'taskBegin', 0],
        [523, 'print', 0, 'Starting'],
        [524, 'waitBegin', 0, 0],
        [564, 'waitEnd', 0],
        [566, 'taskEnd', 0, outcome(1)],
        [566, 'messageOut', 0],
      ]),
      worker('process', 1001, 400, [
        [623, 'workerReady', 0],
        [625, 'messageIn', 1],
        [626, 'taskBegin', 1],
        [627, 'print', 1, '<b>x</b>'],
        [690, 'taskEnd', 1, outcome(1)],
        [690, 'messageOut', 1],
      ]),
    ],
    tasks: [
      { posted_ms: 1000, received_ms: 1070, payload: null },
      { posted_ms: 1001, received_ms: 1100, payload: null },
    ],
  });

test('figures are told in the time of the parent, from the start of the turn', () => {
  const result = modelResult(plan(['a', 'b']), processes(), 3);
  const [a, b] = result.tasks;
  assert.deepEqual(
    [a.worker, a.start_ms, a.end_ms, a.worker_start_ms, a.wait_ms, a.run_ms, a.carry_ms],
    [0, 22, 66, 20, 40, 4, 1 + 4],
  );
  assert.deepEqual(
    [b.worker, b.start_ms, b.end_ms, b.worker_start_ms, b.wait_ms, b.run_ms, b.carry_ms],
    [1, 26, 90, 22, 0, 64, 2 + 10],
  );
  assert.deepEqual(
    [result.wall_ms, result.start_ms, result.run_ms, result.wait_ms, result.carry_ms, result.frozen_ms],
    [100, 42, 68, 40, 17, 3],
  );
  assert.deepEqual([a.checksum, a.counter, a.error, result.error], ['0123456789abcdef', 1, null, null]);
});

test("lines come in the order in which they were printed, the program's own last", () => {
  assert.deepEqual(modelResult(plan(['a', 'b']), processes(), null).output, [
    { t_ms: 23, task: 0, text: 'Starting' },
    { t_ms: 27, task: 1, text: '<b>x</b>' },
    { t_ms: 100, task: null, text: 'All done!' },
  ]);
});

test('a process is a memory of its own in the trace, and its slices nest', () => {
  const { traceEvents } = modelResult(plan(['a', 'b']), processes(), null).trace;
  const slices = traceEvents.filter(({ ph, pid }) => ph === 'X' && pid === 100);
  assert.deepEqual(
    slices.map(({ name, cat, ts, dur }) => [name, cat, ts, dur]),
    [
      ['start process', 'start', 0, 20_000],
      ['arguments', 'carry', 20_000, 1000],
      ['a', 'task', 22_000, 44_000],
      ['wait', 'wait', 24_000, 40_000],
      ['result', 'carry', 66_000, 4000],
    ],
  );
  assert.deepEqual([...new Set(traceEvents.map(({ pid }) => pid))], [100, 101]);
});

test('tasks of an event loop are pairs, and the loop shows whose turn it is', () => {
  const raw = turn({
    model: 'event-loop',
    workers: [
      worker('loop', 1000, 1000, [
        [10, 'workerReady', 0],
        [11, 'messageIn', 0],
        [12, 'taskBegin', 0],
        [13, 'waitBegin', 0],
        [14, 'taskBegin', 1],
        [15, 'waitBegin', 1],
        [50, 'waitEnd', 0],
        [51, 'taskEnd', 0, outcome(1)],
        [52, 'waitEnd', 1],
        [54, 'taskEnd', 1, outcome(2)],
      ]),
    ],
    tasks: [
      { posted_ms: 1000, received_ms: 1052, payload: null },
      { posted_ms: null, received_ms: 1055, payload: null },
    ],
  });
  const { traceEvents } = modelResult(plan(['a', 'b']), raw, null).trace;
  const told = (/** @type {string} */ ph, /** @type {string} */ cat) =>
    traceEvents.filter((event) => event.ph === ph && event.cat === cat).map(({ name, ts }) => `${name} ${ts}`);
  assert.deepEqual(
    [told('b', 'task'), told('e', 'task')],
    [
      ['a 12000', 'b 14000'],
      ['a 51000', 'b 54000'],
    ],
  );
  assert.deepEqual(told('X', 'run'), ['a 12000', 'b 14000', 'a 50000', 'b 52000']);
});

test('a cancelled run says so, keeps the tasks that had ended, and prints no last line', () => {
  const raw = processes();
  raw.error = { kind: 'cancelled', message: 'The run was cancelled.', task: null };
  raw.workers[1] = worker('process', 1001, 400, [
    [623, 'workerReady', 0],
    [626, 'taskBegin', 1],
  ]);
  raw.tasks[1].received_ms = null;
  const result = modelResult(plan(['a', 'b']), raw, null);
  assert.deepEqual(
    result.tasks.map(({ error }) => error?.kind),
    [undefined, 'cancelled'],
  );
  assert.deepEqual([result.wall_ms, result.error?.kind, result.output.length], [null, 'cancelled', 1]);
  const open = result.trace.traceEvents.find(({ name, ph }) => name === 'b' && ph === 'X');
  assert.equal((open?.ts ?? 0) + (open?.dur ?? 0), 100_000, 'a slice that had not ended goes on to the end');
});

const LOCK = { has_ms: 30, waits_ms: 25, without_ms: 5, longest_wait_ms: 25, handovers: 1, asked: 2, refused: 0 };

test('a task that failed tells what it had of the lock, and its waits for it are not running', () => {
  const raw = turn({
    model: 'threads-gil',
    error: { kind: 'cancelled', message: 'The run was cancelled.', task: null },
    workers: [
      worker('thread', 1000, 1000, [
        [10, 'taskBegin', 0],
        [12, 'waitBegin', 0, 0],
        [17, 'waitEnd', 0],
        [
          70,
          'taskFail',
          0,
          JSON.stringify({ kind: 'cancelled', message: 'The run was cancelled.', task: null, lock: LOCK }),
        ],
      ]),
    ],
    tasks: [{ posted_ms: null, received_ms: null, payload: null }],
  });
  const [task] = modelResult(plan(['a']), raw, null).tasks;
  assert.deepEqual([task.run_ms, task.wait_ms, task.lock], [30, 5, LOCK]);
  assert.deepEqual(task.error, { kind: 'cancelled', message: 'The run was cancelled.', task: 0 });
});

test('after a trace buffer overflowed, run and wait are unknown; tasks that ended before that keep their figures', () => {
  const raw = turn({
    model: 'thread-pool',
    workers: [
      worker('thread', 1000, 1000, [
        [10, 'taskBegin', 0],
        [12, 'waitBegin', 0, 0],
        [22, 'waitEnd', 0],
        [30, 'taskEnd', 0, outcome(1)],
        [31, 'taskBegin', 1],
        [32, 'waitBegin', 1, 0],
        // The buffer is full: the end of this wait was dropped, and all of the next task's.
        [90, 'taskEnd', 1, outcome(2)],
        [91, 'taskBegin', 2],
        [95, 'taskEnd', 2, outcome(3)],
      ]),
    ],
    tasks: Array.from({ length: 3 }, () => ({ posted_ms: null, received_ms: 1096, payload: null })),
  });
  /** @type {NonNullable<typeof raw.workers[0]['trace']>} */ (raw.workers[0].trace).dropped = 3;
  const result = modelResult(plan(['a', 'b', 'c']), raw, null);
  assert.deepEqual(
    result.tasks.map(({ run_ms, wait_ms }) => [run_ms, wait_ms]),
    [
      [10, 10],
      [null, null],
      [null, null],
    ],
  );
  assert.deepEqual([result.run_ms, result.wait_ms, result.carry_ms, result.wall_ms], [null, null, null, 100]);
  const waits = result.trace.traceEvents.filter(({ cat }) => cat === 'wait');
  assert.deepEqual(
    waits.map(({ ts, dur }) => [ts, dur]),
    [[12_000, 10_000]],
    'a wait of unknown length is not drawn',
  );
});

test("a trap that nobody signed is the task's that began and did not end", () => {
  const raw = processes();
  raw.error = { kind: 'trap', message: 'unreachable', task: null };
  raw.workers[1] = worker('thread', 1001, 400, [[626, 'taskBegin', 1]]);
  assert.deepEqual(modelResult(plan(['a', 'b']), raw, null).error, { kind: 'trap', message: 'unreachable', task: 1 });
});

test('a turn of which nothing is known yet is all null', () => {
  const result = modelResult(plan(['a', 'b']), turn({ over: false, now_ms: 1000 }), null);
  assert.deepEqual(
    [result.wall_ms, result.start_ms, result.error, result.tasks, result.output],
    [null, null, null, [], []],
  );
});

const at = (/** @type {'sequential'|'threads'} */ model, /** @type {number} */ wall) => ({
  ...modelResult(plan(['a', 'b']), processes(), null),
  model,
  wall_ms: wall,
});

/** @param {[round: number, sequential_ms: number, threads_ms: number][]} walls */
const measured = (walls) => {
  const rounds = new Rounds(plan(['a', 'b']));
  for (const [round, sequential, threads] of walls) {
    rounds.add(round, at('sequential', sequential));
    rounds.add(round, at('threads', threads));
  }
  return rounds;
};

test('rounds become medians, samples, and the speed-up over sequential; a warm-up round does not count', () => {
  const rounds = measured([
    [-1, 900, 900],
    [0, 30, 5],
    [1, 10, 4],
    [2, 20, 4],
    [3, 40, 3],
  ]);
  const [sequential, threads] = rounds.summary();
  assert.deepEqual([sequential.wall_ms, sequential.speedup, threads.wall_ms, threads.speedup], [25, 1, 4, 25 / 4]);
  assert.deepEqual(
    sequential.samples.map(({ round, wall_ms }) => [round, wall_ms]),
    [
      [0, 30],
      [1, 10],
      [2, 20],
      [3, 40],
    ],
  );
  assert.equal(rounds.counted, 4);
  assert.deepEqual(rounds.walls(), {
    baseline_ms: [30, 10, 20, 40],
    models_ms: [
      [30, 10, 20, 40],
      [5, 4, 4, 3],
    ],
  });
});

test("a model's sums are those of the tasks that stand beside them, in the round of the median", () => {
  const rounds = new Rounds(plan(['a', 'b']));
  const round = (/** @type {number} */ wall_ms, /** @type {number} */ run_ms) => {
    const result = at('threads', wall_ms);
    return { ...result, run_ms, requests_per_s: run_ms, tasks: [{ ...result.tasks[0], run_ms }] };
  };
  // The round of the median wall time has the largest sum, which is no median.
  [round(10, 5), round(20, 90), round(30, 7)].forEach((result, index) => rounds.add(index, result));
  const [threads] = rounds.summary();
  assert.deepEqual([threads.wall_ms, threads.run_ms, threads.tasks[0].run_ms, threads.requests_per_s], [20, 90, 90, 7]);
});

test('the tasks, trace and output shown are of the round that is nearest to the median', () => {
  for (const [walls, nearest] of /** @type {[number[], number][]} */ ([
    [[30, 10, 20], 20],
    [[10, 90, 20, 40], 20],
    [[90, 40, 10, 41], 40],
    [[7], 7],
  ])) {
    const rounds = new Rounds(plan(['a', 'b']));
    walls.forEach((wall_ms, round) =>
      rounds.add(round, { ...at('threads', wall_ms), output: [{ task: 0, t_ms: 0, text: String(wall_ms) }] }),
    );
    assert.equal(rounds.summary()[0].output[0].text, String(nearest), String(walls));
  }
});

test('the result has the engine’s figures over the rounds', () => {
  const interval = { low: 1, high: 2 };
  const compared = { wall_ms: { median: 4, interval }, speedup: { value: 3, interval }, differs: true };
  const [sequential, threads] = measured([[0, 30, 5]]).summary([
    { wall_ms: null, speedup: null, differs: null },
    compared,
  ]);
  assert.deepEqual([sequential.wall_interval_ms, sequential.differs], [null, null]);
  assert.deepEqual([threads.wall_interval_ms, threads.speedup_interval, threads.differs], [interval, interval, true]);
});

test('a failure in a warm-up round is not lost, and is not run again', () => {
  const rounds = new Rounds(plan(['a', 'b']));
  rounds.add(-1, { ...at('threads', 5), wall_ms: null, error: { kind: 'trap', message: 'It trapped.', task: 0 } });
  assert.ok(rounds.hasFailed('threads'));
  assert.equal(rounds.summary()[0].error?.kind, 'trap');
  assert.deepEqual(rounds.summary()[0].samples, []);
});

test('a round that was cancelled takes nothing from the rounds before it', () => {
  const rounds = measured([
    [0, 30, 5],
    [1, 10, 4],
    [2, 20, 3],
  ]);
  const cancelled = { kind: /** @type {const} */ ('cancelled'), message: 'Cancelled.', task: null };
  rounds.add(3, { ...at('sequential', 0), wall_ms: null, tasks: [], error: cancelled });
  rounds.add(3, { ...at('threads', 0), wall_ms: null, tasks: [], error: cancelled });
  for (const { wall_ms, tasks, samples, error } of rounds.summary())
    assert.deepEqual([wall_ms !== null, tasks.length, samples.length, error], [true, 2, 3, cancelled]);
  const none = new Rounds(plan(['a', 'b']));
  none.add(0, { ...at('threads', 0), wall_ms: null, error: cancelled });
  assert.deepEqual(
    none.summary().map(({ error, tasks, samples }) => [error, tasks.length, samples.length]),
    [[cancelled, 2, 1]],
    'what the first had done is kept',
  );
});

test('models take shuffled turns within a round, and no round begins after the time is over', () => {
  const long = { ...plan(['a']), rounds: 100, warm_up: 1, least_rounds: 6 };
  let asked = 0;
  const turns = [
    ...turnsOf(long, {
      isOver: () => {
        asked += 1;
        return asked > 4;
      },
      random: () => 0,
    }),
  ];
  // Warm-up, six rounds, and four that the time allowed.
  assert.deepEqual([turns[0].round, turns.at(-1)?.round, turns.length], [-1, 9, 22]);
  assert.deepEqual(
    turns.slice(0, 2).map(({ planned }) => planned.model),
    ['threads', 'sequential'],
  );
  const once = [...turnsOf({ ...long, rounds: 1, warm_up: 0 }, { isOver: () => true, random: () => 0 })];
  assert.deepEqual(
    once.map(({ planned }) => planned.model),
    ['sequential', 'threads'],
  );
});

test('a result is plain JSON, and the bytes that a task carried back are there for who asks', () => {
  const raw = processes();
  raw.tasks[0].payload = { kind: 'list', length: 1, bytes: new Uint8Array(8) };
  const result = modelResult(plan(['a', 'b']), raw, null);
  assert.deepEqual(JSON.parse(JSON.stringify(result)).tasks[0].payload, { kind: 'list', length: 1, bytes: 8 });
  assert.equal(result.tasks[0].payload?.data.length, 8);
});

test("what lies a tick before the start by another worker's clock is at the start", () => {
  const raw = processes();
  raw.workers[0] = worker('process', 999.98, 499.97, [
    [500, 'workerReady', 0],
    [500.01, 'taskBegin', 0],
    [560, 'taskEnd', 0, outcome(1)],
  ]);
  const { traceEvents } = modelResult(plan(['a', 'b']), raw, null).trace;
  assert.ok(
    traceEvents.every(({ ts = 0, dur = 0 }) => ts >= 0 && dur >= 0),
    JSON.stringify(traceEvents),
  );
});

test('a trace that was written over costs the run its damaged events, and nothing else', () => {
  const raw = turn({
    model: 'thread-pool',
    error: { kind: 'trap', message: 'the stack ran over', task: null },
    workers: [
      worker('thread', 1000, 1000, [
        [1, 'taskBegin', 0],
        [2, 'lockAcquired', 7, 1],
        [3, 'taskSpawned', 0, ''],
        [4, 'objectMade', 0, '7'],
        [NaN, 'waitBegin', 0, 0],
        [4.5, 'waitBegin', 0, 200],
        [5, 'taskEnd', 0, outcome(1)],
        [6, 'taskBegin', 1],
        [-290, 'taskBegin', 1],
        [7, 'taskEnd', 1, '{"checksum'],
      ]),
    ],
    tasks: Array.from({ length: 2 }, () => ({ posted_ms: null, received_ms: null, payload: null })),
  });
  const { error, tasks, trace } = modelResult(plan(['a', 'b']), raw, null);
  assert.equal(error?.kind, 'trap');
  assert.deepEqual(
    tasks.map(({ checksum, end_ms }) => [checksum, end_ms]),
    [
      ['0123456789abcdef', 5],
      [null, null],
    ],
  );
  assert.equal(tasks[1].start_ms, 6, 'nothing happened before the turn');
  assert.ok(trace.traceEvents.every(({ ts }) => ts === undefined || Number.isFinite(ts)));
});
