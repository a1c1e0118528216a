/**
 * Cuts a track's time at every start and end of a slice into intervals. Each has one innermost slice, or none. A grid
 * of equal cells and a binary search inside a cell find the interval of a moment; a burst, with many intervals in one
 * cell, costs only a few more steps.
 */
import { reused } from '../base/reused.js';
import { SLICE_KINDS } from './tracks.js';

/** @typedef {import('./columns.js').Columns} Columns */
/** @typedef {Pick<Columns, 'count'|'from_us'|'to_us'|'kind'>} Spans */
/**
 * `kinds`: the kinds that occur, as indexes into SLICE_KINDS; everything below uses indexes into `kinds`. `start_us`:
 * where each interval begins. `kind`: the kind of its innermost slice, `kinds.length` for none. `begun`: how many
 * slices have begun by its start. `first`: for each cell of the grid, how many intervals begin before it; one more
 * entry at the end holds the number of all intervals. `cells_us`: cells per microsecond.
 * @typedef {{kinds: number[], start_us: Float64Array<ArrayBuffer>, kind: Uint8Array<ArrayBuffer>,
 *   begun: Uint32Array<ArrayBuffer>, first: Uint32Array<ArrayBuffer>, cells_us: number}} Intervals
 */
/**
 * Equally spaced moments, `from_us` and every `step_us` after it. `places`: how many intervals have begun by each
 * moment.
 * @typedef {{from_us: number, step_us: number, places: Uint32Array}} Edges
 */

export const KINDS = SLICE_KINDS.length;
const NOTHING = KINDS;
/** Average intervals per cell, a trade-off between search steps and memory. */
const CROWD = 4;

/**
 * One pass over the slices, with a stack of the open ones. Every slice's start begins an interval, even next to an
 * interval of the same kind, since the intervals count the starts.
 * @param {Spans} spans
 */
function cut({ count, from_us, to_us, kind }) {
  const start_us = new Float64Array(2 * count);
  const kinds = new Uint8Array(2 * count);
  const begun = new Uint32Array(2 * count);
  const open = new Int32Array(count + 1);
  let [depth, length, starts] = [0, 0, 0];
  const add = (/** @type {number} */ us, /** @type {number} */ next) => {
    if (length > 0 && start_us[length - 1] === us) length -= 1;
    if (length > 0 && kinds[length - 1] === next && begun[length - 1] === starts) return;
    start_us[length] = us;
    kinds[length] = next;
    begun[length++] = starts;
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
    starts += 1;
    add(from_us[at], kind[at]);
  }
  close(Infinity);
  return { start_us: start_us.slice(0, length), kind: kinds.slice(0, length), begun: begun.slice(0, length) };
}

/**
 * Renumbers the kinds so that only those that occur have numbers; they are few.
 * @param {Uint8Array} kind changed in place
 * @returns {number[]} the kinds
 */
function renumber(kind) {
  const places = new Uint8Array(KINDS + 1);
  for (let at = 0; at < kind.length; at += 1) places[kind[at]] = 1;
  const kinds = SLICE_KINDS.map((_, place) => place).filter((place) => places[place] === 1);
  kinds.forEach((place, at) => {
    places[place] = at;
  });
  places[NOTHING] = kinds.length;
  for (let at = 0; at < kind.length; at += 1) kind[at] = places[kind[at]];
  return kinds;
}

/**
 * The cell of a moment; it never decreases for a later moment.
 * @param {number} us since the first interval
 * @param {number} cells_us
 * @param {number} cells
 */
function cellOf(us, cells_us, cells) {
  const cell = us * cells_us;
  return cell < 0 ? 0 : cell < cells ? Math.trunc(cell) : cells - 1;
}

/** @param {Float64Array} start_us */
function gridOver(start_us) {
  const cells = Math.max(1, Math.ceil(start_us.length / CROWD));
  const length_us = start_us.length > 0 ? start_us[start_us.length - 1] - start_us[0] : 0;
  const cells_us = length_us > 0 ? cells / length_us : 0;
  const first = new Uint32Array(cells + 1);
  for (let at = 0; at < start_us.length; at += 1) first[cellOf(start_us[at] - start_us[0], cells_us, cells) + 1] += 1;
  for (let cell = 0; cell < cells; cell += 1) first[cell + 1] += first[cell];
  return { first, cells_us };
}

/** @param {Spans} spans sorted by start @returns {Intervals} */
export function intervalsOf(spans) {
  const { start_us, kind, begun } = cut(spans);
  return { kinds: renumber(kind), start_us, kind, begun, ...gridOver(start_us) };
}

const placesOf = reused(Uint32Array);

/**
 * Valid until the next call.
 * @param {Intervals} intervals
 * @param {number} from_us
 * @param {number} step_us
 * @param {number} count of moments
 * @returns {Edges}
 */
export function edgesIn({ start_us, first, cells_us }, from_us, step_us, count) {
  const places = placesOf(count);
  const cells = first.length - 1;
  const begin_us = start_us.length > 0 ? start_us[0] : 0;
  const edges = { from_us, step_us, places };
  for (let moment = 0; moment < count; moment += 1) {
    const us = from_us + moment * step_us;
    const cell = cellOf(us - begin_us, cells_us, cells);
    let low = first[cell];
    let high = first[cell + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start_us[middle] > us) high = middle;
      else low = middle + 1;
    }
    places[moment] = low;
  }
  return edges;
}

/** How many slices have begun by a moment. @param {Intervals} intervals @param {number} place of the moment */
export const begunBy = ({ begun }, place) => (place === 0 ? 0 : begun[place - 1]);
