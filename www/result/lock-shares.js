/** How each thread of a model, and all together, shared the lock: the rows of a table. */
import { sumOf } from './lock.js';

/** @typedef {import('../interface.js').LockSums} LockSums */
/** @typedef {import('../interface.js').ModelResult} ModelResult */
/** Fractions of 1. @typedef {{has: number, waits: number, without: number}} Shares */
/** @typedef {{name: string, shares: Shares, sums: LockSums}} ShareRow */

/** @param {LockSums} sums @returns {Shares} */
function sharesOf({ has_ms, waits_ms, without_ms }) {
  const whole_ms = has_ms + waits_ms + without_ms || 1;
  return { has: has_ms / whole_ms, waits: waits_ms / whole_ms, without: without_ms / whole_ms };
}

/**
 * One row for each thread, in order, with the name of its track. A thread of a pool has several tasks.
 * @param {ModelResult} result
 * @returns {ShareRow[]} none where there is no lock
 */
export function shareRows({ lock, tasks }) {
  if (!lock) return [];
  /** @type {Map<number, LockSums[]>} */
  const threads = new Map();
  for (const { worker, lock: sums } of tasks) {
    if (worker !== null && sums) threads.set(worker, [...(threads.get(worker) ?? []), sums]);
  }
  const rows = [...threads]
    .sort(([a], [b]) => a - b)
    .map(([worker, sums]) => ({ name: `thread ${worker + 1}`, sums: sumOf(sums) }));
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
