/**
 * A run between two loads of a page: what the browser stores, and how it is read again. A run that cannot be read in
 * full is ignored.
 */
import { ImportError } from '../import/checks/import-error.js';
import { missingWords, MOST_EVENTS, wholeRun } from '../import/formats/whole-run.js';
import { aboutShape } from '../import/formats/run-shape.js';

/** @import { Recorded } from '../result/origin.js' */
/** @typedef {{version: number, kept_ms: number, about: import('../result/origin.js').Origin, run: unknown}} Kept */

/** The version of the stored form. A run of another version is dropped: it is only one run, and can be run again. */
const VERSION = 1;

/**
 * Leaves out the bytes that tasks transferred back, and a timeline that is too large to be read at once.
 * @param {Recorded} recorded
 * @param {number} kept_ms now
 * @returns {Kept}
 */
export function keptOf({ about, result }, kept_ms) {
  const large = result.models.reduce((sum, { trace }) => sum + trace.traceEvents.length, 0) > MOST_EVENTS;
  const models = result.models.map((model) => {
    const { trace, ...rest } = model;
    const tasks = model.tasks.map((task) => ({ ...task, payload: null }));
    return large ? { ...rest, tasks } : { ...rest, tasks, trace };
  });
  return { version: VERSION, kept_ms, about, run: { ...result, models } };
}

/** @param {unknown} value @returns {{recorded: Recorded, said: string}|null} `said`: what was not stored */
export function readKept(value) {
  const kept = /** @type {Partial<Kept>|null|undefined} */ (value);
  if (kept?.version !== VERSION) return null;
  try {
    const { result, missing } = wholeRun(kept.run);
    return {
      recorded: { about: aboutShape(kept.about, 'about'), result },
      said: missingWords(missing, 'What was kept'),
    };
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}
