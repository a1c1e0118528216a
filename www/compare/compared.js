/** Compares two runs: for each model that both ran, its wall times, their ratio, and how sure the ratio is. */
import { formatTime, NARROW, UNKNOWN } from '../base/format.js';
import { LEAST_ROUNDS, ratioOf } from './ratio.js';

/** @typedef {import('../interface.js').ModelResult} ModelResult */
/** @typedef {import('../interface.js').RunResult} RunResult */
/**
 * `said`: how sure the ratio is.
 * @typedef {{model: string, before: string, after: string, ratio: string, said: string}} Row
 */

/** @param {ModelResult} result */
const timesOf = ({ samples }) =>
  samples.flatMap(({ wall_ms, error }) => (wall_ms !== null && error === null ? [wall_ms] : []));

const written = (/** @type {number} */ ratio) => (ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1));

/** @param {number} before @param {number} after how many rounds */
function tooFew(before, after) {
  if (before === 1 && after === 1) return 'one round each: no interval';
  return `${before === after ? `${before} rounds each` : `${before} and ${after} rounds`}, fewer than ${LEAST_ROUNDS}: no interval`;
}

/** @param {ModelResult} before @param {ModelResult} after @returns {{ratio: string, said: string}} */
function judged(before, after) {
  const times = [timesOf(before), timesOf(after)];
  const ratio = ratioOf(times[0], times[1]);
  if (!ratio) return { ratio: UNKNOWN, said: 'no time to compare' };
  const text = `${written(ratio.value)}${NARROW}×`;
  if (!ratio.interval) return { ratio: text, said: tooFew(times[0].length, times[1].length) };
  const { low, high } = ratio.interval;
  const range = `${written(low)} to ${written(high)}`;
  return { ratio: text, said: low <= 1 && high >= 1 ? `no difference shown: ${range}` : range };
}

/**
 * @param {RunResult} before
 * @param {RunResult} after
 * @param {(model: string) => string} titles
 * @returns {Row[]} in the later run's order
 */
export const comparedRows = (before, after, titles) =>
  after.models.flatMap((later) => {
    const earlier = before.models.find(({ model }) => model === later.model);
    if (!earlier) return [];
    return [
      {
        model: titles(later.model),
        before: formatTime(earlier.wall_ms, before.clock_tick_us),
        after: formatTime(later.wall_ms, after.clock_tick_us),
        ...judged(earlier, later),
      },
    ];
  });
