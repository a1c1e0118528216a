/**
 * How the wall times of two runs compare: the ratio of their medians, with a 95 % percentile interval of the bootstrap
 * (Efron & Tibshirani, An introduction to the bootstrap, 1993, chapters 8 and 13). The speed-up's interval
 * (crates/figures/src/stats.rs) takes rounds as pairs. Here the runs were made at different times, so each run is
 * resampled by itself.
 */

import { median } from '../base/median.js';

/**
 * `interval` is null where there are too few rounds for one.
 * @typedef {{value: number, interval: {low: number, high: number}|null}} Ratio
 */

/** The same number as for the engine's intervals (crates/figures/src/stats.rs). */
export const LEAST_ROUNDS = 6;
const RESAMPLES = 1999;
const TAIL = 0.025;

/** Numbers from 0 to below 1, the same on every device: xorshift (Marsaglia, Xorshift RNGs, 2003). */
function randomFrom(seed = 1979) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/**
 * Returns a function that resamples the values with replacement and returns the sample's median. The values are sorted
 * once, so that no sample has to be sorted.
 * @param {number[]} values
 * @param {() => number} random
 */
function drawing(values, random) {
  const sorted = values.toSorted((a, b) => a - b);
  const { length } = sorted;
  const times = new Uint32Array(length);
  return () => {
    times.fill(0);
    for (let draw = 0; draw < length; draw += 1) times[Math.floor(random() * length)] += 1;
    let [at, passed] = [0, times[0]];
    const upTo = (/** @type {number} */ place) => {
      while (passed <= place) passed += times[(at += 1)];
      return sorted[at];
    };
    return (upTo((length - 1) >> 1) + upTo(length >> 1)) / 2;
  };
}

/**
 * @param {number[]} before
 * @param {number[]} after times, each above 0
 * @returns {Ratio|null} after ÷ before; null where a list is empty or a time is 0
 */
export function ratioOf(before, after) {
  if (before.length === 0 || after.length === 0 || ![...before, ...after].every((ms) => ms > 0)) return null;
  const value = median(after) / median(before);
  if (Math.min(before.length, after.length) < LEAST_ROUNDS) return { value, interval: null };
  const random = randomFrom();
  const [drawBefore, drawAfter] = [before, after].map((values) => drawing(values, random));
  const ratios = Float64Array.from({ length: RESAMPLES }, () => drawAfter() / drawBefore()).sort();
  const outside = Math.round(TAIL * (RESAMPLES + 1));
  return { value, interval: { low: ratios[outside - 1], high: ratios[RESAMPLES - outside] } };
}
