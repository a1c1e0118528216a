/** Work that computes: the same lists on both sides, as often as makes a task last long enough there. */

import { fastest } from '../rounds.mjs';

/** @import { Params } from '../../www/protocol.js' */
/** @import { Lab } from './ratios.mjs' */

const NUMBERS = 1_000_000;
const SHORT_MS = 100;
const TIMES = 5;

/** @param {number} tasks @param {number} passes @returns {Params} */
export const squares = (tasks, passes) => ({ n: Array(tasks).fill(NUMBERS), passes, return_list: false });

/** How many passes a task has to make on each side to last so long where nobody disturbs it. @param {Lab} lab @param {number} task_ms */
export const passesLasting = async ({ cpython, playground }, task_ms) => {
  /** @param {typeof cpython|typeof playground} side */
  const passes = async (side) => {
    const wall = (/** @type {number} */ count) => fastest(TIMES, async () =>
      (await side.run({ workload: 'squares', params: squares(1, count), model: 'sequential', workers: 1 })).wall_ms)();
    let count = 1;
    while (await wall(count) < SHORT_MS) count *= 2;
    return Math.ceil(count * task_ms / await wall(count));
  };
  return { cpython: await passes(cpython), playground: await passes(playground) };
};
