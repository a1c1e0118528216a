/** A model's error in a line, with the task that had it. Apart, since the page needs it before there is a run. */

/** @param {import('../protocol.js').LabError} error @param {import('../protocol.js').ModelResult} result */
export function describeError(error, result) {
  const task = error.task === null ? null : result.tasks[error.task]?.name ?? `task ${error.task}`;
  return task === null ? error.message : `${task}: ${error.message}`;
}
