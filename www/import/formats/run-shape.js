/**
 * The shape of a `RunResult`, field by field (interface.js), without its traces and without the bytes that tasks
 * returned.
 */
import { ERROR_KINDS } from '../../base/error-kinds.js';
import { PROGRAM } from '../../result/model-properties.js';
import { count, either, every, flag, maybe, named, number, one, optional, record, text } from '../checks/shape.js';

const LOCK_SETTINGS = {
  flavour: one(/** @type {const} */ (['cpython-3.2', 'cpython-before-3.2', 'free-threaded'])),
  interval_ms: number,
  release_during_waits: flag,
};
const LOCK_SUMS = {
  has_ms: number,
  waits_ms: number,
  without_ms: number,
  longest_wait_ms: number,
  handovers: count,
  asked: count,
  refused: count,
};
const TIMES = {
  wall_ms: maybe(number),
  start_ms: maybe(number),
  run_ms: maybe(number),
  wait_ms: maybe(number),
  carry_ms: maybe(number),
  frozen_ms: maybe(number),
};
const interval = maybe(record({ low: number, high: number }));
/** What a reader's program may write, return or raise is long where the reader wants it so. */
const written = text(1_000_000);
const error = maybe(
  record({
    kind: one(ERROR_KINDS),
    message: written,
    task: maybe(count),
    traceback: optional(written),
    line: optional(maybe(count)),
  }),
);

const sample = record({ round: count, ...TIMES, error });
/** A picture without its pixels cannot be shown. */
const nothing = () => null;
const task = record({
  name: written,
  worker: maybe(count),
  start_ms: maybe(number),
  end_ms: maybe(number),
  worker_start_ms: maybe(number),
  run_ms: maybe(number),
  wait_ms: maybe(number),
  carry_ms: maybe(number),
  checksum: maybe(text(16)),
  counter: maybe(count),
  shared: maybe(number),
  lock: maybe(record(LOCK_SUMS)),
  payload: nothing,
  result: optional(written),
  process: optional(written),
  error,
});
const line = record({
  t_ms: number,
  task: maybe(count),
  text: written,
  stream: optional(one(/** @type {const} */ (['stdout', 'stderr']))),
  process: optional(written),
  thread: optional(written),
});

/** @param {readonly import('../../interface.js').ModelName[]} models that the page knows */
const modelShape = (models) =>
  record({
    model: one(models),
    workers: count,
    ...TIMES,
    wall_interval_ms: interval,
    speedup: maybe(number),
    speedup_interval: interval,
    differs: maybe(flag),
    warm: flag,
    lock: maybe(record({ ...LOCK_SETTINGS, ...LOCK_SUMS })),
    requests_per_s: maybe(number),
    error,
    exit_code: optional(number),
    dropped_events: count,
    notes: every(text(1000), 20),
    clocks: record({ aligned: maybe(flag), disagreement_us: maybe(number) }),
    samples: every(sample, 100),
    tasks: every(task, 10_000),
    output: every(line, 200_000),
  });

const value = either(/** @type {import('../checks/shape.js').Shape<any>} */ (number), flag, written, every(number, 64));

/**
 * A run of one of these workloads, or of a whole program.
 * @param {readonly string[]} workloads @param {readonly import('../../interface.js').ModelName[]} models
 */
export const runShape = (workloads, models) =>
  record({
    version: one(/** @type {const} */ ([1])),
    workload: one([...workloads, PROGRAM]),
    params: named(value, 32),
    isolated: flag,
    clock_tick_us: number,
    cores: count,
    lock: record(LOCK_SETTINGS),
    models: every(modelShape([...models, PROGRAM]), models.length),
  });

/** @type {import('../checks/shape.js').Shape<import('../../result/origin.js').Origin>} */
export const aboutShape = (value, place) => {
  const { time, ...about } = record({ day: text(10), browser: text(40), time: optional(text(8)) })(value, place);
  return time === undefined ? about : { ...about, time };
};
