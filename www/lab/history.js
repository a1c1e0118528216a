/** A list of values with a current one, for undo and redo. It is immutable: every step returns a new history. */

/** @template T @typedef {{past: T[], now: T, future: T[]}} History */

/** A limit: no reader takes more steps back. */
const MOST_STEPS = 100;

/** @template T @param {T} now @returns {History<T>} */
export const begin = (now) => ({ past: [], now, future: [] });

/**
 * Adds a new value; values that were undone are dropped.
 * @template T
 * @param {History<T>} history
 * @param {T} next
 * @returns {History<T>}
 */
export const goOn = ({ past, now }, next) => ({ past: [...past, now].slice(-MOST_STEPS), now: next, future: [] });

/** A step back; the same history if there is none. @template T @param {History<T>} history @returns {History<T>} */
export function undo(history) {
  const { past, now, future } = history;
  return past.length === 0
    ? history
    : { past: past.slice(0, -1), now: past[past.length - 1], future: [now, ...future] };
}

/**
 * A step forward again; the same history if there is none.
 * @template T
 * @param {History<T>} history
 * @returns {History<T>}
 */
export function redo(history) {
  const { past, now, future } = history;
  return future.length === 0 ? history : { past: [...past, now], now: future[0], future: future.slice(1) };
}
