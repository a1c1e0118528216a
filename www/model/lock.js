/**
 * The lock, read from the trace: who had it when, who waited for it, and who handed it to whom. Times are
 * milliseconds from the turn's start.
 */

import { KIND, RELEASES } from './trace.js';

/** @import { LockSettings, LockSums, ModelName, Plan, TaskResult } from '../protocol.js' */
/** @import { Event } from './trace.js' */

/** @typedef {Event & {t_ms: number}} TimedEvent */
/** @typedef {typeof RELEASES[number]} Release */

/** CPython's three states. @typedef {'has'|'waits'|'without'} LockState */

/**
 * A stretch of time in one state. `end_ms` is null where it had not ended.
 * @typedef {{task: number, state: LockState, begin_ms: number, end_ms: number|null}} LockStretch
 */

/** The lock goes from one worker to another. @typedef {{switch: number, from: number, to: number, dropped_ms: number, taken_ms: number, why: Release}} HandOver */

const NOBODY = 255;

/** What a model's threads take turns on; null: on nothing. @param {Plan} plan @param {ModelName} model @returns {LockSettings|null} */
export const lockOf = ({ lock, pool_lock }, model) => {
  const takesTurns = model === 'threads-gil' || (model === 'thread-pool' && pool_lock);
  return takesTurns && lock.flavour !== 'free-threaded' ? lock : null;
};

/** @param {TimedEvent} event */
const turnOf = ({ arg }) => ({ number: arg >>> 8, from: arg & 255 });

/**
 * A time with the lock: the events that it began and ended with, and where the first stands among its worker's.
 * @typedef {{worker: number, at: number, acquired: TimedEvent, released: TimedEvent|null}} Hold
 */

/** Every time that somebody had the lock, in the lock's own order. @param {TimedEvent[][]} workers @returns {Hold[]} */
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
  return holds.sort((a, b) => turnOf(a.acquired).number - turnOf(b.acquired).number || a.acquired.t_ms - b.acquired.t_ms);
};

/** An event was moved: those after it, which were recorded later, do not stay before it. @param {TimedEvent[]} events @param {number} at */
const pushOn = (events, at) => {
  for (let next = at + 1; next < events.length && events[next].t_ms < events[next - 1].t_ms; next += 1) events[next].t_ms = events[next - 1].t_ms;
};

/**
 * The lock is dropped before it is taken: where the clocks of two workers, which agree to a tick or two, say
 * otherwise, the lock's own order is right. Moves the events' times as little as that takes.
 * @param {TimedEvent[][]} workers  each in the order in which it was recorded
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
    const { number, from } = turnOf(acquired);
    if (from !== NOBODY && from !== hold.worker && before?.released && before.worker === from) {
      handOvers.push({
        switch: number, from, to: hold.worker, dropped_ms: before.released.t_ms, taken_ms: acquired.t_ms, why: RELEASES[before.released.arg],
      });
    }
    before = hold;
  }
  return handOvers;
};

/** What the state is after an event. @param {TimedEvent} event @returns {LockState|null|undefined} null: none; undefined: as before */
const stateAfter = ({ kind, arg }) => {
  switch (kind) {
    case KIND.lockWait: return 'waits';
    case KIND.lockAcquired: return 'has';
    // Who is made to drop the lock wants it back at once; who waits for something else does not.
    case KIND.lockReleased: return { asked: /** @type {const} */ ('waits'), ticks: /** @type {const} */ ('waits'), wait: /** @type {const} */ ('without'), end: null }[RELEASES[arg]];
    case KIND.taskEnd: case KIND.taskFail: return null;
    default: return undefined;
  }
};

/**
 * A worker's states, one after another.
 * @param {TimedEvent[]} events
 * @param {boolean} complete  false: the buffer was full, so nobody knows how the last state ended
 * @returns {LockStretch[]}
 */
export const stretchesOf = (events, complete) => {
  /** @type {LockStretch[]} */
  const stretches = [];
  /** @type {LockStretch|null} */
  let open = null;
  for (const event of events) {
    const state = stateAfter(event);
    const last = /** @type {LockStretch|null} */ (open);
    if (state === undefined || state === last?.state) continue;
    if (last) stretches.push({ ...last, end_ms: event.t_ms });
    open = state === null ? null : { task: event.task, state, begin_ms: event.t_ms, end_ms: null };
  }
  const known = complete ? stretches : stretches.slice(0, -1);
  return open && complete ? [...known, open] : known;
};

/** Totals, and the longest wait of any. @param {LockSums[]} sums @returns {LockSums} */
export const sumOf = (sums) => {
  const total = (/** @type {keyof LockSums} */ key) => sums.reduce((sum, one) => sum + one[key], 0);
  return {
    has_ms: total('has_ms'), waits_ms: total('waits_ms'), without_ms: total('without_ms'),
    longest_wait_ms: Math.max(...sums.map(({ longest_wait_ms }) => longest_wait_ms)),
    handovers: total('handovers'), asked: total('asked'), refused: total('refused'),
  };
};

/** Over the tasks that know; null where none does. @param {TaskResult[]} tasks @param {LockSettings|null} settings */
export const sumLocks = (tasks, settings) => {
  const sums = tasks.flatMap(({ lock }) => lock ? [lock] : []);
  return settings && sums.length > 0 ? { ...settings, ...sumOf(sums) } : null;
};
