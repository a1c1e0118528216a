/**
 * How a track's time is shared among the kinds of slice, for any span, in one look-up. Where slices nest, the
 * innermost counts; where none is, nothing does.
 *
 * A trace's time is cut at every start and end of a slice into stretches with one innermost slice. Each STRIDE
 * stretches the sums of each kind that occurs up to there are kept, so that the sums of a span are a difference, found by a
 * search and a few steps. Bins of a power of two microseconds would tell about a pixel only what the bins around it
 * say, and a burst would put all its slices into one; cut by number, a span is exact and a burst costs no more.
 */
import { SLICE_KINDS } from './tracks.js';

/** @typedef {import('./columns.js').Columns} Columns */
/**
 * `kinds`: those that occur, as places in SLICE_KINDS; everything below counts by their place in here. `start_us`: where
 * stretches begin; `kind`: their innermost slice's, `kinds.length` for none; `kept_us`: the sums before every STRIDE-th
 * stretch, `kinds.length` numbers each.
 * @typedef {{kinds: number[], start_us: Float64Array<ArrayBuffer>, kind: Uint8Array<ArrayBuffer>, kept_us: Float64Array<ArrayBuffer>}} RunningSums
 */

export const KINDS = SLICE_KINDS.length;
const NOTHING = KINDS;
/** Steps of a look-up against room for what is kept: a frame looks up a place a pixel and track. */
const STRIDE = 8;

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

/** Numbers kinds by what occurs, which is a handful. @param {Uint8Array} kind changed in place @returns {number[]} the kinds */
function renumber(kind) {
  const places = new Uint8Array(KINDS + 1);
  for (let at = 0; at < kind.length; at += 1) places[kind[at]] = 1;
  const kinds = SLICE_KINDS.map((_, place) => place).filter((place) => places[place] === 1);
  kinds.forEach((place, at) => { places[place] = at; });
  places[NOTHING] = kinds.length;
  for (let at = 0; at < kind.length; at += 1) kind[at] = places[kind[at]];
  return kinds;
}

/** @param {Spans} spans in the order of their start @returns {RunningSums} */
export function runningSums(spans) {
  const { start_us, kind } = cut(spans);
  const kinds = renumber(kind);
  const kept_us = new Float64Array(Math.ceil(start_us.length / STRIDE) * kinds.length);
  const sum_us = new Float64Array(kinds.length + 1);
  for (let at = 0; at < start_us.length; at += 1) {
    if (at > 0) sum_us[kind[at - 1]] += start_us[at] - start_us[at - 1];
    if (at % STRIDE === 0) kept_us.set(sum_us.subarray(0, kinds.length), (at / STRIDE) * kinds.length);
  }
  return { kinds, start_us, kind, kept_us };
}

/**
 * The sums of each kind from the track's beginning up to moments in a row, `kinds.length` numbers a moment, into `out`.
 * One loop without calls: browsers have it compiled within the first frames, and it is most of a frame's work.
 * @param {RunningSums} sums @param {number} from_us @param {number} step_us @param {number} count of moments @param {Float64Array} out
 * @param {number} low a stretch that begins no later than all these moments @returns {number} such a one for what follows
 */
function sumsInRow({ kinds, start_us, kind, kept_us }, from_us, step_us, count, out, low) {
  const [size, { length }] = [kinds.length, start_us];
  for (let moment = 0; moment < count; moment += 1) {
    const us = from_us + moment * step_us;
    // The first stretch that begins later: by steps that double, then by halves. What is near is found soon.
    let step = 4;
    let high = low + step;
    while (high < length && start_us[high] <= us) {
      low = high;
      step *= 2;
      high = low + step;
    }
    if (high > length) high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start_us[middle] > us) high = middle;
      else low = middle + 1;
    }
    const place = moment * size;
    if (low === 0) {
      for (let one = 0; one < size; one += 1) out[place + one] = 0;
      continue;
    }
    low -= 1;
    const first = low - (low % STRIDE);
    const kept = (first / STRIDE) * size;
    for (let one = 0; one < size; one += 1) out[place + one] = kept_us[kept + one];
    for (let at = first; at < low; at += 1) if (kind[at] < size) out[place + kind[at]] += start_us[at + 1] - start_us[at];
    if (kind[low] < size) out[place + kind[low]] += us - start_us[low];
  }
  return low;
}

/**
 * The shares of `count` spans in a row, each `step_us` long: `kinds.length` numbers a span, each from 0 to 1.
 * @param {RunningSums} sums @param {number} from_us @param {number} step_us @param {number} count @param {Float64Array} out at least count + 1 times kinds.length long
 * @param {number} [low] what an earlier row returned, where this one follows it @returns {number}
 */
export function sharesInRow(sums, from_us, step_us, count, out, low = 0) {
  const size = sums.kinds.length;
  const next = sumsInRow(sums, from_us, step_us, count + 1, out, low);
  const part = 1 / step_us;
  for (let at = 0; at < count * size; at += 1) {
    const share = (out[at + size] - out[at]) * part;
    out[at] = share < 0 ? 0 : share > 1 ? 1 : share;
  }
  return next;
}
