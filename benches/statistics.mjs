/**
 * Medians, and how certain they are: the percentile bootstrap (Efron, 1979). It has its own generator, so that the same
 * figures always give the same interval.
 */

import { median } from '../www/base/median.js';

const RESAMPLES = 10_000;

/** mulberry32. @returns {() => number} from 0 up to, and not including, 1 */
export const generator =
  (seed = 1) =>
  () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };

/** The median's 95 % interval. @param {number[]} values @returns {{low: number, high: number}} */
export const interval = (values) => {
  const random = generator();
  const pick = () => values[Math.floor(random() * values.length)];
  const medians = Array.from({ length: RESAMPLES }, () => median(values.map(pick))).sort((a, b) => a - b);
  return { low: medians[Math.floor(RESAMPLES * 0.025)], high: medians[Math.ceil(RESAMPLES * 0.975) - 1] };
};
