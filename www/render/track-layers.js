/**
 * What of a track is drawn as slices and what as columns of shares, found without going through all its slices:
 * those at least two pixels wide by their length, and where others begin by counting starts a pixel.
 */
import { columnsOf } from '../model/columns.js';
import { firstAbove } from '../model/search-sorted.js';
import { boxOf } from '../model/layout.js';
import { eachLong } from '../model/lengths.js';
import { toPx } from '../model/scale.js';

/** @typedef {import('../model/columns.js').Columns} Columns */
/** @typedef {import('../model/track-index.js').TrackIndex} TrackIndex */
/** @typedef {import('../model/tracks.js').Track} Track */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** @typedef {import('./share-columns.js').Run} Run */

/** What is narrower would be a smear of boxes. */
const WIDE_PX = 2;

/** A pixel column that has no shares: one slice without others inside it fills it, or nothing narrow is there. */
const FULL = -1;

/** So many slices are passed by more quickly than by a search. */
const NEAR = 24;

/** @param {Columns} columns @param {number} at */
const isLeaf = ({ parent, count }, at) => at + 1 >= count || parent[at + 1] !== at;

/** @param {Scale} scale @param {number} px */
const columnAt = (scale, px) => Math.min(scale.width_px, Math.max(0, Math.floor(px - scale.left_px)));

/**
 * @param {Track} track @param {TrackIndex} index @param {Scale} scale @param {number} top_px the row's
 * @returns {{wide: number[], runs: Run[]}} places of wide slices, those around others first; pixel columns that hold narrow ones
 */
export function layersOf(track, { lengths }, scale, top_px) {
  const columns = columnsOf(track);
  const width = Math.floor(scale.width_px);
  /** By pixel column: the depth that what is narrow there has, or FULL. */
  const depths = new Int16Array(width);
  const wideStarts = new Uint16Array(width + 1);
  /** @type {number[]} */
  const wide = [];
  eachLong(lengths, columns, scale, (WIDE_PX * (scale.to_us - scale.from_us)) / scale.width_px, (at) => {
    wide.push(at);
    const [left_px, right_px] = [toPx(scale, columns.from_us[at]), toPx(scale, columns.to_us[at])];
    if (columns.from_us[at] >= scale.from_us) wideStarts[columnAt(scale, left_px)] += 1;
    const first = Math.max(0, Math.ceil(left_px - scale.left_px));
    if (first < width) depths.fill(isLeaf(columns, at) ? FULL : columns.depth[at] + 1, first, columnAt(scale, right_px));
  });
  const narrow = narrowIn(columns, scale, wideStarts);
  for (let column = 0; column < width; column += 1) if (narrow[column] === 0) depths[column] = FULL;
  return { wide, runs: runsOf(depths, top_px) };
}

/** Pixel columns in which slices begin that are not wide, and the next, into which they may reach. @param {Columns} columns @param {Scale} scale @param {Uint16Array} wideStarts */
function narrowIn({ from_us }, scale, wideStarts) {
  const width = wideStarts.length - 1;
  const step_us = (scale.to_us - scale.from_us) / scale.width_px;
  const narrow = new Uint8Array(width + 1);
  // What began before the view may reach into its first pixel.
  narrow[0] = 1;
  let before = firstAbove(from_us, scale.from_us);
  for (let column = 0; column < width && before < from_us.length; column += 1) {
    const edge_us = scale.from_us + (column + 1) * step_us;
    let up = before;
    const near = Math.min(before + NEAR, from_us.length);
    while (up < near && from_us[up] <= edge_us) up += 1;
    if (up === before + NEAR) up = firstAbove(from_us, edge_us, up);
    if (up - before > wideStarts[column]) narrow[column] = narrow[column + 1] = 1;
    before = up;
  }
  return narrow;
}

/** @param {Int16Array} depths @param {number} top_px @returns {Run[]} */
function runsOf(depths, top_px) {
  /** @type {Run[]} */
  const runs = [];
  for (let from = 0, to = 1; to <= depths.length; to += 1) {
    if (to < depths.length && depths[to] === depths[from]) continue;
    if (depths[from] !== FULL) runs.push({ from, to, ...boxOf({ depth: depths[from] }, top_px) });
    from = to;
  }
  return runs;
}
