/**
 * How a track's time is shared among the kinds of slice, for any span. Where slices nest, the innermost counts; where
 * none is, nothing does.
 *
 * Each STRIDE stretches (stretches.js) the sums of each kind that occurs up to there are kept, so that those of a span
 * are a difference and a few steps. Bins of a power of two microseconds would tell about a pixel only what the bins
 * around it say, and a burst would put all its slices into one; cut by number, a span is exact and a burst costs no more.
 */
import { stretchesOf } from './stretches.js';

/** @typedef {import('./stretches.js').Edges} Edges */
/** @typedef {import('./stretches.js').Spans} Spans */
/** `kept_us`: the sums before every STRIDE-th stretch, `kinds.length` numbers each. @typedef {import('./stretches.js').Stretches & {kept_us: Float64Array<ArrayBuffer>}} RunningSums */

/** Steps of a look-up against room for what is kept: a frame looks up a place a pixel and track. */
const STRIDE = 8;
/** So many stretches, and that is more than STRIDE, are summed up one by one more quickly than looked up at both ends. */
const FEW = 12;

/** @param {Spans} spans in the order of their start @returns {RunningSums} */
export function runningSums(spans) {
  const stretches = stretchesOf(spans);
  const { kinds, start_us, kind } = stretches;
  const kept_us = new Float64Array(Math.ceil(start_us.length / STRIDE) * kinds.length);
  const sum_us = new Float64Array(kinds.length + 1);
  for (let at = 0; at < start_us.length; at += 1) {
    if (at > 0) sum_us[kind[at - 1]] += start_us[at] - start_us[at - 1];
    if (at % STRIDE === 0) kept_us.set(sum_us.subarray(0, kinds.length), (at / STRIDE) * kinds.length);
  }
  return { ...stretches, kept_us };
}

/**
 * How long each kind is there from one edge to the next: a number a kind into `sums_us`, whose last is for nothing, and is not to be read.
 * A frame asks for one a pixel and row: nothing is allocated.
 * @param {RunningSums} sums @param {Edges} edges @param {number} edge the first @param {Float64Array} sums_us `kinds.length + 1` numbers
 */
export function sumBetween(sums, { from_us, step_us, places }, edge, sums_us) {
  const low = places[edge];
  const high = places[edge + 1];
  const left_us = from_us + edge * step_us;
  const right_us = from_us + (edge + 1) * step_us;
  if (high - low > FEW) subtract(sums, low, left_us, high, right_us, sums_us);
  else walk(sums, low, left_us, high, right_us, sums_us);
}

/** Stretch by stretch. @param {RunningSums} sums @param {number} low @param {number} left_us @param {number} high @param {number} right_us @param {Float64Array} sums_us */
function walk({ kinds, start_us, kind }, low, left_us, high, right_us, sums_us) {
  const nothing = kinds.length;
  for (let one = 0; one <= nothing; one += 1) sums_us[one] = 0;
  let us = left_us;
  let inner = low === 0 ? nothing : kind[low - 1];
  for (let at = low; at < high; at += 1) {
    sums_us[inner] += start_us[at] - us;
    us = start_us[at];
    inner = kind[at];
  }
  sums_us[inner] += right_us - us;
}

/** What is kept at both ends, and a few stretches there. @param {RunningSums} sums @param {number} low @param {number} left_us @param {number} high more than STRIDE later @param {number} right_us @param {Float64Array} sums_us */
function subtract({ kinds, start_us, kind, kept_us }, low, left_us, high, right_us, sums_us) {
  const size = kinds.length;
  const first = low === 0 ? 0 : low - 1;
  const last = high - 1;
  const from = first - (first % STRIDE);
  const to = last - (last % STRIDE);
  const a = (from / STRIDE) * size;
  const b = (to / STRIDE) * size;
  for (let one = 0; one < size; one += 1) sums_us[one] = kept_us[b + one] - kept_us[a + one];
  sums_us[size] = 0;
  for (let at = from; at < first; at += 1) sums_us[kind[at]] -= start_us[at + 1] - start_us[at];
  if (low > 0) sums_us[kind[first]] -= left_us - start_us[first];
  for (let at = to; at < last; at += 1) sums_us[kind[at]] += start_us[at + 1] - start_us[at];
  sums_us[kind[last]] += right_us - start_us[last];
}
