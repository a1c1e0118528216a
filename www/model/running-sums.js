/**
 * How a track's time is shared among the kinds of slice, for any span, without going through it. Where slices nest, the
 * innermost counts; where none is, nothing does.
 *
 * A trace's time is cut at every start and end of a slice into stretches with one innermost slice. Each STRIDE
 * stretches the sums of each kind that occurs up to there are kept, so that the sums of a span with many of them are a
 * difference and a few steps. Bins of a power of two microseconds would tell about a pixel only what the bins around it
 * say, and a burst would put all its slices into one; cut by number, a span is exact and a burst costs no more.
 */
import { firstAbove } from './search-sorted.js';
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
/** Steps against room for what is kept: a frame looks up a place a pixel and track. */
const STRIDE = 16;
/** So many steps before what is kept is looked up: less than a search takes. */
const WALK = 24;

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

/** The last stretch that begins at `us` or before, −1 for none: by steps that double, then by halves. What is near is found soon. @param {Float64Array} start_us @param {number} us @param {number} low one that begins no later, or −1 */
function lastUntil(start_us, us, low) {
  let step = 4;
  while (low + step < start_us.length && start_us[low + step] <= us) {
    low += step;
    step *= 2;
  }
  return firstAbove(start_us, us, low + 1, Math.min(low + step, start_us.length)) - 1;
}

/**
 * The shares of `count` spans in a row, each `step_us` long: `kinds.length` numbers a span, each from 0 to 1. From
 * stretch to stretch, which is quicker than a search where a span has few of them; where it has many, over most by what
 * is kept. One loop with hardly a call: browsers have it compiled within the first frames, and it is much of a frame's work.
 * @param {RunningSums} sums @param {number} from_us @param {number} step_us @param {number} count @param {Float64Array} out at least count times kinds.length long
 * @param {number} [low] what an earlier row returned, where this one follows it @returns {number}
 */
export function sharesInRow({ kinds, start_us, kind, kept_us }, from_us, step_us, count, out, low = -1) {
  const [size, last, part] = [kinds.length, start_us.length - 1, 1 / step_us];
  let at = lastUntil(start_us, from_us, low);
  let begin_us = from_us;
  for (let column = 0; column < count; column += 1) {
    const place = column * size;
    const end_us = from_us + (column + 1) * step_us;
    for (let one = 0; one < size; one += 1) out[place + one] = 0;
    let steps = 0;
    while (at < last && start_us[at + 1] <= end_us) {
      if (at >= 0 && kind[at] < size) out[place + kind[at]] += start_us[at + 1] - begin_us;
      at += 1;
      begin_us = start_us[at];
      steps += 1;
      if (steps < WALK || at % STRIDE !== 0) continue;
      const found = lastUntil(start_us, end_us, at);
      const kept = found - (found % STRIDE);
      for (let one = 0; one < size; one += 1) out[place + one] += kept_us[(kept / STRIDE) * size + one] - kept_us[(at / STRIDE) * size + one];
      at = kept;
      begin_us = start_us[at];
      steps = -STRIDE;
    }
    if (at >= 0 && kind[at] < size) out[place + kind[at]] += end_us - begin_us;
    begin_us = end_us;
    for (let one = place; one < place + size; one += 1) {
      const share = out[one] * part;
      out[one] = share < 0 ? 0 : share > 1 ? 1 : share;
    }
  }
  return at;
}
