/**
 * How a track's time is shared among the kinds of slice, for any span, in one look-up. Where slices nest, the
 * innermost counts; where none is, nothing does.
 *
 * A trace's time is cut at every start and end of a slice into stretches with one innermost slice. Each STRIDE
 * stretches the sums of each kind up to there are kept, so that the sums of a span are a difference, found by a
 * search and a few steps. Bins of a power of two microseconds would tell about a pixel only what the bins around it
 * say, and a burst would put all its slices into one; cut by number, a span is exact and a burst costs no more.
 */
import { firstAbove } from './search-sorted.js';
import { SLICE_KINDS } from './tracks.js';

/** @typedef {import('./columns.js').Columns} Columns */
/**
 * `kinds`: those that occur, as places in SLICE_KINDS; `start_us`: where stretches begin; `kind`: their innermost
 * slice's, as a place in `kinds`, or one past its end for none; `kept_us`: the sums before every STRIDE-th stretch, a
 * number for each of `kinds`.
 * @typedef {{kinds: number[], start_us: Float64Array<ArrayBuffer>, kind: Uint8Array<ArrayBuffer>, kept_us: Float64Array<ArrayBuffer>}} RunningSums
 */

const KINDS = SLICE_KINDS.length;
const NOTHING = KINDS;
const STRIDE = 16;

/** @typedef {Pick<Columns, 'count'|'from_us'|'to_us'|'kind'>} Spans */

/** The stretches, cut in one pass over the slices with those that are open on a stack. @param {Spans} spans */
function cut({ count, from_us, to_us, kind }) {
  const start_us = new Float64Array(2 * count);
  const kinds = new Uint8Array(2 * count);
  const open = new Int32Array(count + 1);
  let [depth, length] = [0, 0];
  const add = (/** @type {number} */ us, /** @type {number} */ next) => {
    if (length > 0 && start_us[length - 1] === us) length -= 1;
    if (length > 0 && kinds[length - 1] === next) return;
    start_us[length] = us;
    kinds[length++] = next;
  };
  const close = (/** @type {number} */ us) => {
    while (depth > 0 && to_us[open[depth - 1]] <= us) {
      const end_us = to_us[open[--depth]];
      while (depth > 0 && to_us[open[depth - 1]] <= end_us) depth -= 1;
      add(end_us, depth > 0 ? kind[open[depth - 1]] : NOTHING);
    }
  };
  for (let at = 0; at < count; at += 1) {
    close(from_us[at]);
    open[depth++] = at;
    add(from_us[at], kind[at]);
  }
  close(Infinity);
  return { start_us: start_us.slice(0, length), kind: kinds.slice(0, length) };
}

/** @param {Spans} spans in the order of their start @returns {RunningSums} */
export function runningSums(spans) {
  const { start_us, kind } = cut(spans);
  const kinds = SLICE_KINDS.map((_, place) => place).filter((place) => kind.includes(place));
  const places = Uint8Array.from([...SLICE_KINDS, null], (_, place) => (kinds.includes(place) ? kinds.indexOf(place) : kinds.length));
  const kept_us = new Float64Array(Math.ceil(start_us.length / STRIDE) * kinds.length);
  const sum_us = new Float64Array(kinds.length + 1);
  for (let at = 0; at < start_us.length; at += 1) {
    kind[at] = places[kind[at]];
    if (at > 0) sum_us[kind[at - 1]] += start_us[at] - start_us[at - 1];
    if (at % STRIDE === 0) kept_us.set(sum_us.subarray(0, kinds.length), (at / STRIDE) * kinds.length);
  }
  return { kinds, start_us, kind, kept_us };
}

/**
 * The first place from `low` on whose time is later than `us`, by steps that double: what is near is found soon.
 * @param {Float64Array} times @param {number} us @param {number} low every time before it is no later than `us`
 */
function gallop(times, us, low) {
  let step = 4;
  let high = low + step;
  while (high < times.length && times[high] <= us) {
    low = high;
    step *= 2;
    high = low + step;
  }
  return firstAbove(times, us, low, Math.min(high, times.length));
}

/**
 * The sums of each kind from the track's beginning up to a moment, into `out` from `place` on.
 * @param {RunningSums} sums @param {number} us @param {Float64Array} out @param {number} place @param {number} hint where the search may begin
 * @returns {number} the hint for a later moment
 */
function sumUpTo({ kinds: { length: count }, start_us, kind, kept_us }, us, out, place, hint) {
  const found = gallop(start_us, us, hint);
  if (found === 0) { out.fill(0, place, place + count); return 0; }
  const last = found - 1;
  const first = last - (last % STRIDE);
  const kept = (first / STRIDE) * count;
  for (let one = 0; one < count; one += 1) out[place + one] = kept_us[kept + one];
  for (let at = first; at <= last; at += 1) {
    if (kind[at] === count) continue;
    out[place + kind[at]] += (at === last ? us : start_us[at + 1]) - start_us[at];
  }
  return last;
}

/** @param {RunningSums} sums @param {number} from_us @param {number} to_us @returns {Float64Array} microseconds of each of SLICE_KINDS */
export function sumsBetween(sums, from_us, to_us) {
  const [before, after, sum_us] = [new Float64Array(KINDS), new Float64Array(KINDS), new Float64Array(KINDS)];
  const hint = sumUpTo(sums, from_us, before, 0, 0);
  sumUpTo(sums, to_us, after, 0, hint);
  sums.kinds.forEach((kind, place) => { sum_us[kind] = Math.max(0, after[place] - before[place]); });
  return sum_us;
}

/**
 * The shares of `count` spans in a row, each `step_us` long: a number from 0 to 1 for each of `sums.kinds`, a span.
 * @param {RunningSums} sums @param {number} from_us @param {number} step_us @param {number} count @param {Float64Array} out at least count + 1 times as long as `sums.kinds`
 * @param {number} [hint] where the search may begin, as an earlier row in order returned it
 */
export function sharesInRow(sums, from_us, step_us, count, out, hint = 0) {
  const { length } = sums.kinds;
  for (let at = 0; at <= count; at += 1) hint = sumUpTo(sums, from_us + at * step_us, out, at * length, hint);
  for (let at = 0; at < count * length; at += 1) out[at] = Math.min(1, Math.max(0, (out[at + length] - out[at]) / step_us));
  return hint;
}
