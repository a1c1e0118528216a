/**
 * What of a track is drawn as slices and what as columns of shares, found without going through all its slices:
 * those at least two pixels wide by their length, and where others begin by counting starts a pixel.
 */
import { columnsOf } from '../model/columns.js';
import { DEEPEST } from '../model/layout.js';
import { reused } from '../model/reused.js';
import { eachLong } from '../model/lengths.js';
import { toPx } from '../model/scale.js';
import { begunBy, edgesIn } from '../model/stretches.js';
import { FULL } from './share-columns.js';

/** @typedef {import('../model/columns.js').Columns} Columns */
/** @typedef {import('../model/stretches.js').Edges} Edges */
/** @typedef {import('../model/stretches.js').Stretches} Stretches */
/** @typedef {import('../model/track-index.js').TrackIndex} TrackIndex */
/** @typedef {import('../model/tracks.js').Track} Track */
/** @typedef {import('../model/scale.js').Scale} Scale */

/** What is narrower would be a smear of boxes. */
const WIDE_PX = 2;

const depthsOf = reused(Int8Array);
const startsOf = reused(Uint16Array);

/** @param {Columns} columns @param {number} at */
const isLeaf = ({ parent, count }, at) => at + 1 >= count || parent[at + 1] !== at;

/** @param {Scale} scale @param {number} px @param {number} column_px */
const columnAt = (scale, px, column_px) => Math.floor(Math.min(scale.width_px, Math.max(0, px - scale.left_px)) / column_px);

/**
 * All valid until the next call.
 * @param {Track} track @param {TrackIndex} index @param {Scale} scale @param {number} column_px how wide columns are
 * @returns {{wide: number[], edges: Edges, depths: Int8Array, count: number}} places of wide slices, those around others
 *   first; where columns meet; of each column the depth that what is narrow there has, or FULL: one slice without others
 *   inside it fills it, or nothing narrow is there; and how many columns there are, of which the last may reach out of view
 */
export function layersOf(track, { lengths, sums }, scale, column_px) {
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
    const depth = isLeaf(columns, at) ? FULL : Math.min(columns.depth[at] + 1, DEEPEST);
    // A column that it shares with others shows all of them, below what most of it lies in.
    const slack_px = depth === FULL ? 0 : column_px / 2;
    const end = columnAt(scale, right_px + slack_px, column_px);
    for (let column = Math.max(0, Math.ceil((left_px - slack_px - scale.left_px) / column_px)); column < end; column += 1) depths[column] = depth;
  });
  const edges = edgesIn(sums, scale.from_us, px_us * column_px, count + 1);
  leaveOut(depths, count, sums, edges, wideStarts);
  return { wide, edges, depths, count };
}

/** Columns have no shares in which no narrow slice begins, nor in the one before, from which it may reach into the next. @param {Int8Array} depths @param {number} count of them @param {Stretches} stretches @param {Edges} edges @param {Uint16Array} wideStarts */
function leaveOut(depths, count, stretches, { places }, wideStarts) {
  // What began before the view may reach into its first pixel.
  let before = true;
  let begun = begunBy(stretches, places[0]);
  for (let column = 0; column < count; column += 1) {
    const next = begunBy(stretches, places[column + 1]);
    const here = next - begun > wideStarts[column];
    if (!here && !before) depths[column] = FULL;
    before = here;
    begun = next;
  }
}
