/** The shortest possible computing time. A better figure must have another cause than parallel computing. */
import { isOneAtATime } from './model-properties.js';

/** @import { ModelName, ModelResult } from '../interface.js' */

/** Clocks and computers are not exact, so a time shorter by up to this factor is still accepted. */
const BELIEVED = 1.2;

/**
 * The most tasks that compute at the same time.
 * @param {Pick<ModelResult, 'model'|'lock'|'workers'>} result
 * @param {number} tasks
 * @param {number} cores 0: unknown
 */
export const computeAtOnce = ({ model, lock, workers }, tasks, cores) => {
  if (lock || isOneAtATime(model)) return 1;
  return Math.max(1, Math.min(workers, tasks || Infinity, cores || Infinity));
};

/** @param {number} wall_ms @param {number} least_ms */
export const tooSoon = (wall_ms, least_ms) => wall_ms * BELIEVED < least_ms;
