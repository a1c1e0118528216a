/** The two kinds of work that the page is about: one computes, one waits. */

import { MODELS, ratios } from './ratios.mjs';
import { NUMBERS, passesLasting, squares } from './squares.mjs';

/** @import { Job, Lab } from './ratios.mjs' */

const TASK_MS = 700;
const DELAY_MS = 500;

/** In CPython, lists this long measure its allocator more than its lock: squares.mjs. */
const LONG_NUMBERS = 1_000_000;

/**
 * Only threads have a target: how much time processes save depends on what else uses the processor.
 * @param {Lab} lab
 * @param {number} numbers
 * @param {Pick<Job, 'name'|'models'>} what
 * @param {number|null} target
 */
const computing = async (lab, numbers, what, target) => {
  const passes = await passesLasting(lab, TASK_MS, numbers);
  const work = { playground: squares(2, passes.playground, numbers), cpython: squares(2, passes.cpython, numbers) };
  const idle = squares(2, 1, 0);
  return ratios(lab, { ...what, workload: 'squares', tasks: 2, computes: true, work, idle }, (model) =>
    model === 'threads-gil' ? target : null,
  );
};

/** @param {Lab} lab */
export const cpuBound = (lab) => computing(lab, NUMBERS, { name: 'squares', models: MODELS }, 1);

/** @param {Lab} lab */
export const longLists = (lab) => computing(lab, LONG_NUMBERS, { name: 'long_lists', models: ['threads-gil'] }, null);

/** @param {Lab} lab */
export const ioBound = (lab) => {
  const waiting = (/** @type {number} */ delay_ms) => ({ tasks: 3, delay_ms, io: 'timed', size_bytes: 1 });
  const work = { playground: waiting(DELAY_MS), cpython: waiting(DELAY_MS) };
  return ratios(
    lab,
    { name: 'download', workload: 'download', models: MODELS, tasks: 3, computes: false, work, idle: waiting(0) },
    () => 1,
  );
};
