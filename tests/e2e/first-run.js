/** A page's first run beside its later ones: what is compared, for the test and for the benchmark. */

import { median } from '../../www/base/median.js';

/** @import { ModelResult } from '../../www/interface.js' */
/** @typedef {Pick<ModelResult, 'model'|'error'|'tasks'|'output'>} Ran */

/** How many runs a page makes: the first, and those that it is compared with. */
export const RUNS = 5;

/** What a convoy's computing task prints at its end: it computes for a fixed time, so how much it did is what tells. */
const PIECES = /^Computed (\d+) pieces$/;

/**
 * The tasks' own time in one run, in milliseconds: workers' starts and waits for the lock are not in it.
 * @param {Ran} ran
 */
export const taskTime = ({ model, error, tasks, output }) => {
  if (error) throw new Error(`${model}: ${error.message}`);
  const pieces = output.map(({ text }) => PIECES.exec(text)).find((match) => match !== null);
  if (pieces) return Number(tasks[0].run_ms) / Number(pieces[1]);
  const sum = (/** @type {'run_ms'|'wait_ms'} */ key) => tasks.reduce((total, task) => total + Number(task[key]), 0);
  const [run_ms, wait_ms] = [sum('run_ms'), sum('wait_ms')];
  // Of tasks that mostly wait, the waits are what there is.
  return run_ms > wait_ms ? run_ms : run_ms + wait_ms;
};

/** The first figure beside the median of the others. @param {number[]} times */
export const firstBesideNext = ([first, ...next]) => first / median(next);
