/**
 * Reads a whole run from a file or from the browser's store. Its figures and its trace are checked field by field.
 * Fields that an older version did not write are filled in as "not known" and reported; invalid values are refused.
 */
import { catalogue } from '../../generated/catalogue.js';
import { listed } from '../../base/format.js';
import { tracksOf } from '../../trace/tracks.js';
import { refuse } from '../checks/import-error.js';
import { isObject } from '../checks/read.js';
import { runShape } from './run-shape.js';

/** @import { RunResult, TraceEvent } from '../../interface.js' */
/** `missing`: what the run lacks, in words. @typedef {{result: RunResult, missing: string[]}} WholeRun */

/** The limit for all models of a run together: the page would need too long to read more. */
export const MOST_EVENTS = 200_000;
/** The deepest nesting of slices; none of our runs has more. */
const MOST_DEPTH = 12;
const MOST_LETTERS = 100_000;

const NO_LOCK = { flavour: 'cpython-3.2', interval_ms: 5, release_during_waits: true };

/**
 * The default of a field that an older version did not write: the value, and the words that report the missing field;
 * null reports nothing.
 * @typedef {Record<string, [value: unknown, called: string|null]>} Usual
 */
/** @type {Usual} */
const OF_RUN = {
  isolated: [true, null],
  clock_tick_us: [0, 'the clock’s tick'],
  cores: [0, 'the number of cores'],
  lock: [NO_LOCK, 'the lock’s settings'],
  params: [{}, 'its settings'],
};
/** @type {Usual} */
const OF_MODEL = {
  workers: [0, 'its workers'],
  start_ms: [null, 'what starting took'],
  run_ms: [null, 'what running took'],
  wait_ms: [null, 'what waiting took'],
  carry_ms: [null, 'what carrying took'],
  frozen_ms: [null, 'the longest freeze'],
  wall_interval_ms: [null, null],
  speedup: [null, 'speed-ups'],
  speedup_interval: [null, null],
  differs: [null, null],
  warm: [false, null],
  lock: [null, 'what threads had of the lock'],
  requests_per_s: [null, null],
  error: [null, null],
  dropped_events: [0, null],
  notes: [[], 'its notes'],
  clocks: [{ aligned: null, disagreement_us: null }, null],
  samples: [[], 'its rounds'],
  tasks: [[], 'its tasks'],
  output: [[], 'its printed lines'],
  trace: [{ traceEvents: [] }, 'its timeline'],
};
/** @type {Usual} */
const OF_TASK = {
  worker: [null, null],
  start_ms: [null, null],
  end_ms: [null, null],
  worker_start_ms: [null, null],
  run_ms: [null, null],
  wait_ms: [null, null],
  carry_ms: [null, null],
  checksum: [null, 'checksums'],
  counter: [null, 'counters'],
  shared: [null, null],
  lock: [null, null],
  payload: [null, null],
  error: [null, null],
};

/**
 * @param {unknown} value
 * @param {Usual} usual
 * @param {Set<string>} missing the names of missing fields are added to it
 * @returns {unknown}
 */
function filled(value, usual, missing) {
  if (!isObject(value)) return value;
  const absent = Object.entries(usual).filter(([name]) => !Object.hasOwn(value, name));
  for (const [, [, called]] of absent) if (called !== null) missing.add(called);
  return { ...Object.fromEntries(absent.map(([name, [instead]]) => [name, instead])), ...value };
}

/** @param {unknown} list @param {(each: unknown) => unknown} fill */
const each = (list, fill) => (Array.isArray(list) ? list.map(fill) : list);

/** @param {unknown} run @param {Set<string>} missing */
function filledRun(run, missing) {
  const whole = filled(run, OF_RUN, missing);
  if (!isObject(whole)) return whole;
  return {
    ...whole,
    models: each(whole.models, (raw) => {
      const model = filled(raw, OF_MODEL, missing);
      return isObject(model) ? { ...model, tasks: each(model.tasks, (task) => filled(task, OF_TASK, missing)) } : model;
    }),
  };
}

const PHASES = new Set(['X', 'i', 'M', 'b', 'e', 's', 'f']);
const isText = (/** @type {unknown} */ value) => typeof value === 'string' && value.length <= MOST_LETTERS;
const isPlace = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;
const isTime = (/** @type {unknown} */ value) => typeof value === 'number' && value >= 0 && value <= 1e12;

/** The most lines that a slice names. */
const MOST_LINES = 64;
/** @param {unknown} value */
const isArgument = (value) =>
  value === null ||
  isText(value) ||
  typeof value === 'number' ||
  (Array.isArray(value) && value.length <= MOST_LINES && value.every((one) => typeof one === 'number'));

/**
 * Whether it is an event as trace-events.js writes it. It makes no copies, since there may be very many events.
 * @param {unknown} event
 * @returns {event is TraceEvent}
 */
const isEvent = (event) =>
  isObject(event) &&
  isText(event.name) &&
  PHASES.has(/** @type {string} */ (event.ph)) &&
  isPlace(event.pid) &&
  isPlace(event.tid) &&
  (event.ph === 'M' || isTime(event.ts)) &&
  (event.ph !== 'X' || isTime(event.dur)) &&
  [event.cat, event.id, event.s, event.bp].every((value) => value === undefined || isText(value)) &&
  (event.args === undefined || (isObject(event.args) && Object.values(event.args).every(isArgument)));

/**
 * mend-json.js keeps a number of more than fifteen characters as text, for the sake of other programs' clocks. Our own times
 * are JavaScript numbers, and a text gives them back exactly.
 * @param {unknown} event
 */
const numbersAgain = (event) => {
  if (!isObject(event)) return;
  for (const key of ['ts', 'dur']) {
    const value = event[key];
    if (typeof value === 'string' && value.trim() !== '') event[key] = Number(value);
  }
};

/**
 * @param {unknown} model
 * @param {Set<string>} missing
 * @returns {TraceEvent[]} empty if they are not events of our own runs
 */
function eventsOf(model, missing) {
  const trace = isObject(model) && isObject(model.trace) ? model.trace.traceEvents : null;
  const events = Array.isArray(trace) ? trace : [];
  events.forEach(numbersAgain);
  const known =
    events.every(isEvent) && tracksOf(events).every(({ slices }) => slices.every(({ depth }) => depth <= MOST_DEPTH));
  if (known && Array.isArray(trace)) return events;
  missing.add('a timeline that can be read');
  return [];
}

/** @param {unknown} run as `run` resolves to it, or did in an older version @returns {WholeRun} throws ImportError */
export function wholeRun(run) {
  /** @type {Set<string>} */
  const missing = new Set();
  const filledIn = filledRun(run, missing);
  const read = runShape(
    catalogue.workloads.map(({ name }) => name),
    catalogue.models.map(({ name }) => name),
  )(filledIn, 'run');
  if (read.models.length === 0 || new Set(read.models.map(({ model }) => model)).size < read.models.length)
    refuse('The run has no models, or one of them twice: its times cannot be shown.');
  const raw = /** @type {unknown[]} */ (/** @type {{models: unknown[]}} */ (filledIn).models);
  let traces = raw.map((model) => eventsOf(model, missing));
  if (traces.reduce((sum, { length }) => sum + length, 0) > MOST_EVENTS) {
    missing.add(`its timeline, which has more than ${MOST_EVENTS.toLocaleString('en')} events`);
    traces = traces.map(() => []);
  }
  const result = {
    ...read,
    models: read.models.map((model, at) => ({ ...model, trace: { traceEvents: traces[at] } })),
  };
  return { result: /** @type {RunResult} */ (result), missing: [...missing] };
}

/** @param {string[]} missing @param {string} where "The file" @returns {string} '' if nothing is missing */
export const missingWords = (missing, where) =>
  missing.length === 0 ? '' : `${where} does not have ${listed(missing)}.`;
