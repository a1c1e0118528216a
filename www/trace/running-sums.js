/**
 * The time of each kind of slice on a track, for any span. Where slices nest, only the innermost counts.
 *
 * After every STRIDE intervals (innermost-intervals.js) the running sum of each kind is stored, so the sums of a span
 * are a difference and a few steps. Bins of equal time would give a pixel only the average of a bin, and a burst would
 * fall into one bin. Blocks of equal count make any span exact, and a burst costs no more.
 */
import { intervalsOf } from './innermost-intervals.js';

/** @typedef {import('./innermost-intervals.js').Edges} Edges */
/** @typedef {import('./innermost-intervals.js').Spans} Spans */
/**
 * `kept_us`: the sums before every STRIDE-th interval; each entry has `kinds.length` numbers.
 * @typedef {import('./innermost-intervals.js').Intervals & {kept_us: Float64Array<ArrayBuffer>}} RunningSums
 */

/** A trade-off between steps of a look-up and memory: a frame does one look-up for each pixel of each track. */
const STRIDE = 8;
/** Up to this many intervals (more than STRIDE), summing one by one is faster than looking up both ends. */
const FEW = 12;

/** @param {Spans} spans sorted by start @returns {RunningSums} */
export function runningSums(spans) {
  const intervals = intervalsOf(spans);
  const { kinds, start_us, kind } = intervals;
  const kept_us = new Float64Array(Math.ceil(start_us.length / STRIDE) * kinds.length);
  const sum_us = new Float64Array(kinds.length + 1);
  for (let at = 0; at < start_us.length; at += 1) {
    if (at > 0) sum_us[kind[at - 1]] += start_us[at] - start_us[at - 1];
    if (at % STRIDE === 0) kept_us.set(sum_us.subarray(0, kinds.length), (at / STRIDE) * kinds.length);
  }
  return { ...intervals, kept_us };
}

/**
 * The time of each kind from one edge to the next. Writes one number per kind into `sums_us`; its last entry is
 * scratch, so do not read it. A frame calls this for each pixel of each row, so it allocates nothing.
 * @param {RunningSums} sums
 * @param {Edges} edges
 * @param {number} edge the first
 * @param {Float64Array} sums_us `kinds.length + 1` numbers
 */
export function sumBetween(sums, { from_us, step_us, places }, edge, sums_us) {
  const low = places[edge];
  const high = places[edge + 1];
  const left_us = from_us + edge * step_us;
  const right_us = from_us + (edge + 1) * step_us;
  if (high - low > FEW) subtract(sums, low, left_us, high, right_us, sums_us);
  else walk(sums, low, left_us, high, right_us, sums_us);
}

/**
 * Sums interval by interval.
 * @param {RunningSums} sums
 * @param {number} low
 * @param {number} left_us
 * @param {number} high
 * @param {number} right_us
 * @param {Float64Array} sums_us
 */
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

/**
 * Subtracts the stored sums at both ends, and corrects by a few intervals there.
 * @param {RunningSums} sums
 * @param {number} low
 * @param {number} left_us
 * @param {number} high more than STRIDE later
 * @param {number} right_us
 * @param {Float64Array} sums_us
 */
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
