/** A model's error in one line, with its task. It is a separate file because the page needs it before a run. */

/** @param {import('../interface.js').LabError} error @param {import('../interface.js').ModelResult} result */
export function describeError(error, result) {
  const task = error.task === null ? null : (result.tasks[error.task]?.name ?? `task ${error.task}`);
  return task === null ? error.message : `${task}: ${error.message}`;
}
