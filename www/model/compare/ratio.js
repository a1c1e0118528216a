/**
 * How the wall times of two runs compare: the ratio of their medians, with a 95 % percentile interval of the bootstrap
 * (Efron & Tibshirani, An introduction to the bootstrap, 1993, chapters 8 and 13). Unlike the speed-up's (src/stats.rs)
 * rounds are no pairs here: the runs were made at different times, so that each draws its own.
 */

/** `interval` null: too few rounds to tell. @typedef {{value: number, interval: {low: number, high: number}|null}} Ratio */

/** As for the engine's intervals (src/stats.rs). */
export const LEAST_ROUNDS = 6;
const RESAMPLES = 1999;
const TAIL = 0.025;

/** Of an even number the lower of the two in the middle, as the times on the screen are: a ratio has to fit them. @param {number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];

/** Numbers from 0 to below 1, the same on every machine: xorshift (Marsaglia, Xorshift RNGs, 2003). */
function randomFrom(seed = 1979) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The median of a sample of as many values, drawn with replacement: sorted once, so that no sample has to be. @param {number[]} values @param {() => number} random */
function drawing(values, random) {
  const sorted = values.toSorted((a, b) => a - b);
  const { length } = sorted;
  const times = new Uint32Array(length);
  return () => {
    times.fill(0);
    for (let draw = 0; draw < length; draw += 1) times[Math.floor(random() * length)] += 1;
    let at = 0;
    for (let passed = times[0]; passed <= (length - 1) >> 1; passed += times[at]) at += 1;
    return sorted[at];
  };
}

/** @param {number[]} before @param {number[]} after times, each above 0 @returns {Ratio|null} after ÷ before; null of no times */
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
