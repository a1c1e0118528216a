/** The exceptions of a run of a reader's program, by the lines of the program that they came from. */

/** @import { LabError, ModelResult } from '../interface.js' */
/** @import { Problem } from './marks.js' */

/** Each exception once, whichever models it was raised on. @param {(Partial<LabError>|null)[]} errors @returns {Problem[]} */
export const raisedBy = (errors) => {
  const placed = errors.flatMap((error) =>
    typeof error?.line === 'number' ? [{ line: error.line, message: String(error.message) }] : [],
  );
  return [...new Map(placed.map((one) => [`${one.line} ${one.message}`, one])).values()];
};

/** All exceptions of a run. @param {ModelResult[]} results */
export const raisedIn = (results) =>
  raisedBy(results.flatMap(({ error, tasks }) => [error, ...tasks.map((task) => task.error)]));
