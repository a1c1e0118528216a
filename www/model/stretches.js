/**
 * A track's time cut at every start and end of a slice into stretches with one innermost slice each; where none is,
 * with none. Which stretch a moment lies in is found over a grid of equal cells, and halving inside a cell: a burst
 * puts many stretches into one, and costs a few steps more.
 */
import { reused } from './reused.js';
import { SLICE_KINDS } from './tracks.js';

/** @typedef {import('./columns.js').Columns} Columns */
/** @typedef {Pick<Columns, 'count'|'from_us'|'to_us'|'kind'>} Spans */
/**
 * `kinds`: those that occur, as places in SLICE_KINDS; everything below counts by their place in here. `start_us`: where
 * stretches begin; `kind`: their innermost slice's, `kinds.length` for none; `begun`: how many slices begin up to there.
 * `first`: of each cell of the grid, and `length` at its end, how many stretches begin before it; `cells_us`: cells a microsecond.
 * @typedef {{kinds: number[], start_us: Float64Array<ArrayBuffer>, kind: Uint8Array<ArrayBuffer>, begun: Uint32Array<ArrayBuffer>, first: Uint32Array<ArrayBuffer>, cells_us: number}} Stretches
 */
/** Moments in a row, `from_us` and every `step_us` after it: how many stretches have begun by then. @typedef {{from_us: number, step_us: number, places: Uint32Array}} Edges */

export const KINDS = SLICE_KINDS.length;
const NOTHING = KINDS;
/** Stretches a cell, on average: steps of a look-up against room. */
const CROWD = 4;

/** In one pass over the slices, with those that are open on a stack. A slice's start begins a stretch even beside its like: starts are counted by them. @param {Spans} spans */
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

/** Which cell a moment lies in: never an earlier one for a later moment. @param {number} us since the first stretch @param {number} cells_us @param {number} cells */
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

/** @param {Spans} spans in the order of their start @returns {Stretches} */
export function stretchesOf(spans) {
  const { start_us, kind, begun } = cut(spans);
  return { kinds: renumber(kind), start_us, kind, begun, ...gridOver(start_us) };
}

const placesOf = reused(Uint32Array);

/** Valid until the next call. @param {Stretches} stretches @param {number} from_us @param {number} step_us @param {number} count of moments @returns {Edges} */
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

/** How many slices begin up to a moment. @param {Stretches} stretches @param {number} place of the moment */
export const begunBy = ({ begun }, place) => (place === 0 ? 0 : begun[place - 1]);
