/**
 * The properties of the execution models, from the catalogue. No other file in www/ lists which models share memory,
 * use a lock, are pools or run on the page. A result of a later version may contain an unknown model, which has none of
 * these properties.
 */
import { catalogue } from '../generated/catalogue.js';

/** @import { ModelSpec } from '../base/catalogue.js' */
/** @import { ModelName } from '../interface.js' */

/** The one model of a whole program, which is none of the catalogue's: no workload runs on it. */
export const PROGRAM = /** @type {ModelName} */ (/** @type {string} */ ('program'));
/** The model that speed-ups are relative to. @type {ModelName} */
export const BASELINE = 'sequential';

/** @type {Map<string, ModelSpec>} */
const KNOWN = new Map(catalogue.models.map((spec) => [spec.name, spec]));

/** Whether the model shares memory, which browsers allow only on an isolated page. @param {string} model */
export const needsIsolation = (model) => KNOWN.get(model)?.shared_memory ?? false;

/** Whether its workers run in one memory. @param {string} model */
export const sharesMemory = needsIsolation;

/** Whether each of its workers has its own memory. @param {string} model */
export const hasMemoryEach = (model) => {
  const spec = KNOWN.get(model);
  return spec !== undefined && !spec.shared_memory && !spec.one_at_a_time;
};

/** Whether its threads may take turns on the lock. @param {string} model */
export const mayTakeTurns = (model) => (KNOWN.get(model)?.takes_turns ?? 'never') !== 'never';

/** @param {string} model @param {boolean} asked whether the run's options name a lock */
export const takesTurns = (model, asked) => {
  if (model === PROGRAM) return true;
  const when = KNOWN.get(model)?.takes_turns ?? 'never';
  return when === 'always' || (when === 'where-asked' && asked);
};

/** Whether all of its tasks share one worker, and give way to one another when they wait. @param {string} model */
export const isLoop = (model) => {
  const spec = KNOWN.get(model);
  return spec !== undefined && spec.one_at_a_time && !spec.shared_memory && !spec.on_page;
};

/** Whether only one of its tasks computes at a time, with or without a lock. @param {string} model */
export const isOneAtATime = (model) => KNOWN.get(model)?.one_at_a_time ?? false;

/** Whether its workers are kept from turn to turn. @param {string} model */
export const isPool = (model) => KNOWN.get(model)?.pool ?? false;

/** Whether it uses rayon's thread pool, which an instance of the engine builds only once. @param {string} model */
export const usesRayon = (model) => isPool(model) && sharesMemory(model);

/** Whether it runs on the page's main thread, which cannot react meanwhile. @param {string} model */
export const runsOnPage = (model) => KNOWN.get(model)?.on_page ?? false;

/** @param {(model: ModelName) => boolean} wanted @returns {ModelName[]} in the order of the page */
export const modelsThat = (wanted) => catalogue.models.map(({ name }) => name).filter(wanted);
