/**
 * Reads the lock's history from the trace: which thread held it, which threads waited for it, and each handover. Times
 * are milliseconds since the turn's start.
 */

import { KIND, RELEASES } from '../generated/trace-layout.js';
import { takesTurns } from './model-properties.js';

/** @import { LockSettings, LockSums, ModelName, TaskResult } from '../interface.js' */
/** @import { Plan } from './engine-answers.js' */
/** @import { Event } from './trace-buffer.js' */

/**
 * `on`: what a wait is for, by name. `told`: what the text says, if it is JSON.
 * @typedef {Event & {t_ms: number, on?: string, told?: any}} TimedEvent
 */
/** @typedef {typeof RELEASES[number]} Release */

/** CPython's three states. @typedef {'has'|'waits'|'without'} LockState */

/**
 * An interval of time in one state. `end_ms` is null where it had not ended.
 * @typedef {{task: number, state: LockState, begin_ms: number, end_ms: number|null}} LockInterval
 */

/**
 * A handover of the lock from one worker to another.
 * @typedef {{switch: number, from: number, to: number, dropped_ms: number, taken_ms: number, why: Release}} HandOver
 */

/**
 * The lock that a model's threads use; null for none.
 * @param {Plan} plan
 * @param {ModelName} model
 * @returns {LockSettings|null}
 */
export const lockOf = ({ lock, pool_lock }, model) =>
  takesTurns(model, pool_lock) && lock.flavour !== 'free-threaded' ? lock : null;

/** How often the lock had changed its holder when this hold began: CPython's `switch_number`. @param {Hold} hold */
const switchOf = ({ acquired }) => acquired.arg;

/**
 * An interval in which a worker held the lock: its first and last event. `at`: index of the first among its worker's
 * events.
 * @typedef {{worker: number, at: number, acquired: TimedEvent, released: TimedEvent|null}} Hold
 */

/** All holds of the lock, in the order of the lock's own counter. @param {TimedEvent[][]} workers @returns {Hold[]} */
const holdsOf = (workers) => {
  const holds = workers.flatMap((events, worker) => {
    const own = /** @type {Hold[]} */ ([]);
    events.forEach((event, at) => {
      const last = own.at(-1);
      if (event.kind === KIND.lockAcquired) own.push({ worker, at, acquired: event, released: null });
      if (event.kind === KIND.lockReleased && last) last.released = event;
    });
    return own;
  });
  return holds.sort((a, b) => switchOf(a) - switchOf(b) || a.acquired.t_ms - b.acquired.t_ms);
};

/**
 * After an event was moved to a later time, moves the events recorded after it so that none is earlier.
 * @param {TimedEvent[]} events
 * @param {number} at
 */
const pushOn = (events, at) => {
  for (let next = at + 1; next < events.length && events[next].t_ms < events[next - 1].t_ms; next += 1)
    events[next].t_ms = events[next - 1].t_ms;
};

/**
 * Makes each release of the lock precede the next acquire. The clocks of two workers agree to a tick or two; where they
 * contradict the lock's own order, that order is right. Moves event times as little as necessary.
 * @param {TimedEvent[][]} workers  each worker's events in the order of recording
 * @returns {HandOver[]}
 */
export const putInOrder = (workers) => {
  /** @type {HandOver[]} */
  const handOvers = [];
  /** @type {Hold|null} */
  let before = null;
  for (const hold of holdsOf(workers)) {
    const { acquired, at } = hold;
    if (before?.released && before.released.t_ms > acquired.t_ms) {
      acquired.t_ms = before.released.t_ms;
      pushOn(workers[hold.worker], at);
    }
    // If events were dropped, the previous hold in the list may not be the one directly before.
    if (before?.released && before.worker !== hold.worker && switchOf(hold) === switchOf(before) + 1) {
      handOvers.push({
        switch: switchOf(hold),
        from: before.worker,
        to: hold.worker,
        dropped_ms: before.released.t_ms,
        taken_ms: acquired.t_ms,
        why: RELEASES[before.released.arg],
      });
    }
    before = hold;
  }
  return handOvers;
};

/**
 * The state after an event.
 * @param {TimedEvent} event
 * @returns {LockState|null|undefined} null: none; undefined: unchanged
 */
const stateAfter = ({ kind, arg }) => {
  switch (kind) {
    case KIND.lockWait:
      return 'waits';
    case KIND.lockAcquired:
      return 'has';
    // A thread that was asked to release the lock waits for it again at once. A thread that waits for something else
    // does not.
    case KIND.lockReleased:
      return {
        asked: /** @type {const} */ ('waits'),
        ticks: /** @type {const} */ ('waits'),
        wait: /** @type {const} */ ('without'),
        end: null,
      }[RELEASES[arg]];
    case KIND.taskEnd:
    case KIND.taskFail:
      return null;
    default:
      return undefined;
  }
};

/**
 * The consecutive states of a worker.
 * @param {TimedEvent[]} events
 * @param {boolean} complete  false: the buffer was full, so the end of the last state is unknown
 * @returns {LockInterval[]}
 */
export const lockIntervalsOf = (events, complete) => {
  /** @type {LockInterval[]} */
  const intervals = [];
  /** @type {LockInterval|null} */
  let open = null;
  for (const event of events) {
    const state = stateAfter(event);
    const last = /** @type {LockInterval|null} */ (open);
    if (state === undefined || state === last?.state) continue;
    if (last) intervals.push({ ...last, end_ms: event.t_ms });
    open = state === null ? null : { task: event.task, state, begin_ms: event.t_ms, end_ms: null };
  }
  const known = complete ? intervals : intervals.slice(0, -1);
  return open && complete ? [...known, open] : known;
};

/** The totals, and the longest single wait. @param {LockSums[]} sums @returns {LockSums} */
export const sumOf = (sums) => {
  const total = (/** @type {keyof LockSums} */ key) => sums.reduce((sum, one) => sum + one[key], 0);
  return {
    has_ms: total('has_ms'),
    waits_ms: total('waits_ms'),
    without_ms: total('without_ms'),
    longest_wait_ms: Math.max(...sums.map(({ longest_wait_ms }) => longest_wait_ms)),
    handovers: total('handovers'),
    asked: total('asked'),
    refused: total('refused'),
  };
};

/**
 * The totals over the tasks that have lock figures; null if none has.
 * @param {TaskResult[]} tasks
 * @param {LockSettings|null} settings
 */
export const sumLocks = (tasks, settings) => {
  const sums = tasks.flatMap(({ lock }) => (lock ? [lock] : []));
  return settings && sums.length > 0 ? { ...settings, ...sumOf(sums) } : null;
};
