/** How each thread of a model, and all together, shared the lock: the rows of a table. */
import { sumOf } from './lock.js';
import { nameAmongProcesses } from './thread-name.js';

/** @typedef {import('../interface.js').LockSums} LockSums */
/** @typedef {import('../interface.js').ModelResult} ModelResult */
/** @typedef {import('../interface.js').TaskResult} TaskResult */
/** Fractions of 1. @typedef {{has: number, waits: number, without: number}} Shares */
/** @typedef {{name: string, shares: Shares, sums: LockSums}} ShareRow */

/** @param {LockSums} sums @returns {Shares} */
function sharesOf({ has_ms, waits_ms, without_ms }) {
  const whole_ms = has_ms + waits_ms + without_ms || 1;
  return { has: has_ms / whole_ms, waits: waits_ms / whole_ms, without: without_ms / whole_ms };
}

/** What a whole program calls the threads that a worker ran; null for other tasks. @param {TaskResult[]} tasks */
const ownName = ([{ name, process }, ...more]) => {
  if (process === undefined) return null;
  const own = nameAmongProcesses(process, name);
  return more.length > 0 ? `${own} and ${more.length} more` : own;
};

/**
 * One row for each thread, in order, with the name of its track. A thread of a pool has several tasks.
 * @param {ModelResult} result
 * @returns {ShareRow[]} none where there is no lock
 */
export function shareRows({ lock, tasks }) {
  if (!lock) return [];
  /** @type {Map<number, TaskResult[]>} */
  const threads = new Map();
  for (const task of tasks) {
    if (task.worker !== null && task.lock) threads.set(task.worker, [...(threads.get(task.worker) ?? []), task]);
  }
  const rows = [...threads]
    .sort(([a], [b]) => a - b)
    .map(([worker, own]) => ({
      name: ownName(own) ?? `thread ${worker + 1}`,
      sums: sumOf(own.map(({ lock: sums }) => /** @type {LockSums} */ (sums))),
    }));
  return [...rows, ...(rows.length > 1 ? [{ name: 'together', sums: /** @type {LockSums} */ (lock) }] : [])].map(
    (row) => ({ ...row, shares: sharesOf(row.sums) }),
  );
}

/**
 * Whole percentages that add up to 100: after rounding down, the shares with the largest remainders get the rest.
 * @param {Shares} shares
 * @returns {Shares}
 */
export function perCents(shares) {
  const parts = /** @type {(keyof Shares)[]} */ (['has', 'waits', 'without']).map((key) => ({
    key,
    whole: Math.floor(shares[key] * 100),
    rest: (shares[key] * 100) % 1,
  }));
  const missing =
    shares.has + shares.waits + shares.without > 0 ? 100 - parts.reduce((sum, { whole }) => sum + whole, 0) : 0;
  for (const part of [...parts].sort((a, b) => b.rest - a.rest).slice(0, missing)) part.whole += 1;
  return /** @type {Shares} */ (Object.fromEntries(parts.map(({ key, whole }) => [key, whole])));
}
