/** What a reader's function returned or raised: once, where all models agree, or else for each model. */

import { PROGRAM } from '../result/model-properties.js';

/** @import { ModelResult, TaskResult } from '../interface.js' */

/**
 * A task's outcome in words. `traceback`: of an exception, as CPython prints it. `line`: of the program, from 1.
 * @typedef {{name: string, result: string|null, error: string|null, traceback: string|null, line: number|null}} Returned
 */
/** The outcomes of all tasks that these models agree on. @typedef {{models: string[], tasks: Returned[]}} Agreed */

/** @param {TaskResult} task @returns {Returned} */
const returnedBy = ({ name, result, error }) => ({
  name,
  result: result ?? null,
  error: error?.kind === 'exception' ? error.message : null,
  traceback: error?.traceback ?? null,
  line: error?.line ?? null,
});

/** Tracebacks of other models may go through other files, so that only what was raised counts. @param {Returned[]} tasks */
const key = (tasks) => JSON.stringify(tasks.map(({ name, result, error }) => [name, result, error]));

/** @param {ModelResult[]} results @returns {Agreed[]} none for another workload, or before a task has ended */
export const returnedOf = (results) => {
  /** @type {Map<string, Agreed>} */
  const groups = new Map();
  for (const { model, tasks } of results.filter((result) => result.model !== PROGRAM)) {
    const returned = tasks.map(returnedBy).filter(({ result, error }) => result !== null || error !== null);
    if (returned.length === 0) continue;
    const group = groups.get(key(returned)) ?? { models: [], tasks: returned };
    group.models.push(model);
    groups.set(key(returned), group);
  }
  return [...groups.values()];
};
