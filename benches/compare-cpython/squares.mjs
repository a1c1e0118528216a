/**
 * Work that computes: the same lists on both sides, repeated until a task lasts long enough on each.
 *
 * In CPython the length of a list matters for a reason other than the lock. When a list of a million numbers is
 * dropped, whole arenas of its allocator become empty, go back to the system, and are taken again for the next list
 * (Objects/obmalloc.c). If a second thread has numbers in those arenas, they stay. On CPython 3.11 that was 154,025
 * page faults in sequence and 87,303 on two threads, which therefore look faster than in sequence. With lists of a
 * hundred thousand there are few faults either way. So the lists here have that length, and long lists have a row of
 * their own.
 */

import { fastest } from '../rounds.mjs';

/** @import { Params } from '../../www/interface.js' */
/** @import { Lab } from './ratios.mjs' */

export const NUMBERS = 100_000;
const SHORT_MS = 100;
const TIMES = 5;

/** @param {number} tasks @param {number} passes @param {number} [numbers] @returns {Params} */
export const squares = (tasks, passes, numbers = NUMBERS) => ({
  n: Array(tasks).fill(numbers),
  passes,
  return_list: false,
});

/**
 * How many passes a task must make on each side to last that long when no other program disturbs it.
 * @param {Lab} lab
 * @param {number} task_ms
 * @param {number} [numbers]
 */
export const passesLasting = async ({ cpython, playground }, task_ms, numbers = NUMBERS) => {
  /** @param {typeof cpython|typeof playground} side */
  const passes = async (side) => {
    const wall = (/** @type {number} */ count) =>
      fastest(
        TIMES,
        async () =>
          (await side.run({ workload: 'squares', params: squares(1, count, numbers), model: 'sequential', workers: 1 }))
            .wall_ms,
      )();
    let count = 1;
    while ((await wall(count)) < SHORT_MS) count *= 2;
    return Math.ceil((count * task_ms) / (await wall(count)));
  };
  return { cpython: await passes(cpython), playground: await passes(playground) };
};
