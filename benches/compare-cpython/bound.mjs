/** The two kinds of work that the lesson is about: one computes, one waits. */

import { ratios } from './ratios.mjs';
import { passesLasting, squares } from './squares.mjs';

/** @import { Lab } from './ratios.mjs' */

const TASK_MS = 700;
const DELAY_MS = 500;

/** Only threads have a target: what processes save depends on who else wants the processor. @param {Lab} lab */
export const cpuBound = async (lab) => {
  const passes = await passesLasting(lab, TASK_MS);
  const work = { playground: squares(2, passes.playground), cpython: squares(2, passes.cpython) };
  const idle = { ...squares(2, 1), n: [0, 0] };
  return ratios(lab, { workload: 'squares', tasks: 2, computes: true, work, idle }, (model) => model === 'threads-gil');
};

/** @param {Lab} lab */
export const ioBound = (lab) => {
  const waiting = (/** @type {number} */ delay_ms) => ({ tasks: 3, delay_ms, io: 'timed', size_bytes: 1 });
  const work = { playground: waiting(DELAY_MS), cpython: waiting(DELAY_MS) };
  return ratios(lab, { workload: 'download', tasks: 3, computes: false, work, idle: waiting(0) }, () => true);
};
