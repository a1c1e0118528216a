/**
 * Decides which parts of a track are drawn as slices and which as columns of shares, without visiting all its slices.
 * It finds slices at least two pixels wide by their length, and the columns with narrower slices by counting starts per
 * column.
 */
import { columnsOf } from '../../trace/columns.js';
import { reused } from '../../base/reused.js';
import { eachLong } from '../../trace/lengths.js';
import { toPx } from '../../trace/scale.js';
import { begunBy, edgesIn } from '../../trace/innermost-intervals.js';
import { FULL } from './share-columns.js';

/** @typedef {import('../../trace/columns.js').Columns} Columns */
/** @typedef {import('../../trace/innermost-intervals.js').Edges} Edges */
/** @typedef {import('../../trace/innermost-intervals.js').Intervals} Intervals */
/** @typedef {import('../../trace/track-index.js').TrackIndex} TrackIndex */
/** @typedef {import('../../trace/tracks.js').Track} Track */
/** @typedef {import('../../trace/scale.js').Scale} Scale */

/** Slices narrower than this are not drawn as boxes. */
const WIDE_PX = 2;

const depthsOf = reused(Int16Array);
const startsOf = reused(Uint16Array);

/** @param {Columns} columns @param {number} at */
const isLeaf = ({ parent, count }, at) => at + 1 >= count || parent[at + 1] !== at;

/** @param {Scale} scale @param {number} px @param {number} column_px */
const columnAt = (scale, px, column_px) =>
  Math.floor(Math.min(scale.width_px, Math.max(0, px - scale.left_px)) / column_px);

/**
 * The result is valid until the next call.
 * @param {Track} track
 * @param {TrackIndex} index
 * @param {Scale} scale
 * @param {number} column_px width of the columns
 * @param {number} deepest the depth from which on all boxes have the same height
 * @returns {{wide: number[], edges: Edges, depths: Int16Array, count: number}} wide: indexes of wide slices, parents
 *   first; edges: where columns meet; depths: for each column the depth of its narrow slices, or FULL if a slice
 *   without children fills the column or no narrow slice is there; count: the number of columns, of which the last may
 *   extend out of view
 */
export function layersOf(track, { lengths, sums }, scale, column_px, deepest) {
  const columns = columnsOf(track);
  const count = Math.ceil(Math.floor(scale.width_px) / column_px);
  const px_us = (scale.to_us - scale.from_us) / scale.width_px;
  const depths = depthsOf(count).fill(0);
  const wideStarts = startsOf(count + 1).fill(0);
  /** @type {number[]} */
  const wide = [];
  eachLong(lengths, columns, scale, WIDE_PX * px_us, (at) => {
    wide.push(at);
    const left_px = toPx(scale, columns.from_us[at]);
    const right_px = toPx(scale, columns.to_us[at]);
    if (columns.from_us[at] > scale.from_us) wideStarts[columnAt(scale, left_px, column_px)] += 1;
    const depth = isLeaf(columns, at) ? FULL : Math.min(columns.depth[at] + 1, deepest);
    // A column that the slice shares with others shows all of them, one level below the slice that covers most of it.
    const slack_px = depth === FULL ? 0 : column_px / 2;
    const end = columnAt(scale, right_px + slack_px, column_px);
    for (
      let column = Math.max(0, Math.ceil((left_px - slack_px - scale.left_px) / column_px));
      column < end;
      column += 1
    )
      depths[column] = depth;
  });
  const edges = edgesIn(sums, scale.from_us, px_us * column_px, count + 1);
  leaveOut(depths, count, sums, edges, wideStarts);
  return { wide, edges, depths, count };
}

/**
 * A column has no shares if no narrow slice begins in it or in the column before, from which a slice may extend into
 * it.
 * @param {Int16Array} depths
 * @param {number} count of them
 * @param {Intervals} intervals
 * @param {Edges} edges
 * @param {Uint16Array} wideStarts
 */
function leaveOut(depths, count, intervals, { places }, wideStarts) {
  // A slice that began before the view may extend into the first column.
  let before = true;
  let begun = begunBy(intervals, places[0]);
  for (let column = 0; column < count; column += 1) {
    const next = begunBy(intervals, places[column + 1]);
    const here = next - begun > wideStarts[column];
    if (!here && !before) depths[column] = FULL;
    before = here;
    begun = next;
  }
}
