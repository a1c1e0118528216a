/**
 * Draws one track: its slices, their names, its instants; what is narrower than two pixels as columns of shares. Nothing
 * here goes through all slices of a track.
 */
import { columnsOf, innermostAt } from '../model/columns.js';
import { firstAbove } from '../model/search-sorted.js';
import { toPx, toUs } from '../model/scale.js';
import { boxOf } from '../model/layout.js';
import { indexOf } from '../model/track-index.js';
import { SLICE_KINDS } from '../model/tracks.js';
import { drawSigns, isUnder, signsIn, stampSign } from './instants.js';
import { fillBox, isPlain } from './pattern.js';
import { RowPixels } from './row-pixels.js';
import { drawShareColumns } from './share-columns.js';
import { fitText, widthOf } from './text.js';
import { layersOf } from './track-layers.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./pattern.js').Box} Box */
/** @typedef {import('../model/tracks.js').Track} Track */
/** @typedef {import('../model/tracks.js').Slice} Slice */
/** @typedef {import('../model/columns.js').Columns} Columns */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** Where and how a track is drawn; `grid_px`: where lines of the grid stand; `column_px`: how wide columns of shares are. @typedef {{scale: Scale, top_px: number, palette: Palette, grid_px: number[], column_px: number}} Row */

const NAME_FROM_PX = 34;
/** A name is cut to half of its letters at the most, or to so many: a row of “ta…” tells nothing. */
const TELLING = 8;
/** So many slices a pixel are still drawn one by one while there is no index. */
const CROWDED = 1;

/** How far the slice reaches on the canvas; nothing (`right` at `left`) where it is out of view. @param {number} from_us @param {number} to_us @param {Scale} scale */
function visibleSpan(from_us, to_us, scale) {
  const left = Math.max(toPx(scale, from_us), scale.left_px);
  if (to_us < scale.from_us || from_us > scale.to_us) return { left, right: left };
  return { left, right: Math.min(Math.max(toPx(scale, to_us), left + 1), scale.left_px + scale.width_px) };
}

/** @param {number} left @param {number} right @param {number} depth @param {number} top_px @returns {Box} */
function boxBetween(left, right, depth, top_px) {
  const { top_px: y, height_px: height } = boxOf({ depth }, top_px);
  return { x: left, y, width: right - left, height };
}

/** A wait within a state of the lock hides that state's name, so it tells both. @param {Columns} columns @param {number} at */
function nameOf({ name, names, parent, kind }, at) {
  const around = parent[at];
  const locked = around >= 0 && ['has-gil', 'no-gil'].includes(SLICE_KINDS[kind[around]]);
  return locked ? `${names[name[around]]}: ${names[name[at]]}` : names[name[at]];
}

/** How much of a box the slices inside it leave for a name; a task's has a strip of its own. @param {Columns} columns @param {number} at @param {Box} box @param {Scale} scale */
const roomOf = ({ depth, parent, from_us }, at, box, scale) =>
  (depth[at] > 0 && parent[at + 1] === at ? Math.min(box.width, toPx(scale, from_us[at + 1]) - box.x) : box.width);

/** @param {CanvasRenderingContext2D} context @param {Columns} columns @param {{at: number, box: Box}[]} named @param {Row} row */
function drawNames(context, columns, named, { scale, palette }) {
  context.font = palette.font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { at, box } of named) {
    const name = nameOf(columns, at);
    const text = fitText(context, palette.font, name, roomOf(columns, at, box, scale) - 8, Math.min(TELLING, name.length / 2));
    if (text === '') continue;
    const kind = SLICE_KINDS[columns.kind[at]];
    if (!isPlain(kind, box.width)) {
      // A plain ground under the words: on the pattern they would be hard to read.
      context.fillStyle = palette.kinds[kind].fill;
      context.fillRect(box.x + 1, box.y + 1, widthOf(context, palette.font, text) + 6, 14);
    }
    context.fillStyle = palette.kinds[kind].ink;
    context.fillText(text, box.x + 4, box.y + 8);
  }
}

/** `at`: the slice's place, -1 where it has none and no name. @typedef {(left: number, right: number, depth: number, kind: number, at: number) => void} Visit */
/** What a row shows: boxes, those around others first, and what is drawn between these and the signs. @typedef {{boxes: (visit: Visit) => void, shares?: (pixels: RowPixels|null) => void}} Content */

/** @param {Columns} columns @param {Iterable<number>} slices their places @param {Scale} scale @returns {Content['boxes']} */
const boxesOf = ({ from_us, to_us, depth, kind }, slices, scale) => (visit) => {
  for (const at of slices) {
    const { left, right } = visibleSpan(from_us[at], to_us[at], scale);
    if (right > left) visit(left, right, depth[at], kind[at], at);
  }
};

/** A large track until its index is there: what was going on in the middle of each pixel. @param {Columns} columns @param {Scale} scale @returns {Content} */
const momentsIn = (columns, scale) => ({
  boxes: (visit) => {
    for (let x = scale.left_px; x + 1 <= scale.left_px + scale.width_px; x += 1) {
      const at = innermostAt(columns, toUs(scale, x + 0.5));
      if (at >= 0) visit(x, x + 1, 0, columns.kind[at], -1);
    }
  },
});

/** @param {Columns} columns @param {Scale} scale @returns {Content} */
function unindexed(columns, scale) {
  const from = firstAbove(columns.from_us, scale.from_us);
  const to = firstAbove(columns.from_us, scale.to_us);
  if (to - from > CROWDED * scale.width_px) return momentsIn(columns, scale);
  const slices = [];
  for (let at = from - 1; at >= 0; at = columns.parent[at]) slices.push(at);
  slices.reverse();
  for (let at = from; at < to; at += 1) slices.push(at);
  return { boxes: boxesOf(columns, slices, scale) };
}

/** @param {CanvasRenderingContext2D} context @param {Track} track @param {Row} row @returns {Content} */
function contentOf(context, track, row) {
  const index = indexOf(track);
  if (!index) return unindexed(columnsOf(track), row.scale);
  const layers = layersOf(track, index, row.scale, row.column_px);
  return { boxes: boxesOf(columnsOf(track), layers.wide, row.scale), shares: (pixels) => drawShareColumns(context, index.sums, layers, pixels, row) };
}

/** @param {CanvasRenderingContext2D} context @param {Track} track @param {Row} row @returns {() => void} draws the names upon it, and signs that stand on these: later, once all rows are there */
export function drawTrack(context, track, row) {
  const { scale, top_px, palette, grid_px } = row;
  const columns = columnsOf(track);
  const { boxes, shares } = contentOf(context, track, row);
  const pixels = RowPixels.on(context, scale, top_px, palette, grid_px);
  /** @type {{at: number, box: Box}[]} */
  const named = [];
  boxes((left, right, depth, kind, at) => {
    if (pixels) pixels.fill(left, right, depth, kind);
    else fillBox(context, boxBetween(left, right, depth, top_px), SLICE_KINDS[kind], palette);
    if (at >= 0 && right - left >= NAME_FROM_PX) named.push({ at, box: boxBetween(left, right, depth, top_px) });
  });
  pixels?.compose();
  shares?.(pixels);
  const signs = signsIn(track, scale);
  const upon = pixels ? signs.filter((sign) => named.some(({ box }) => isUnder(sign.x, box, top_px)) || !stampSign(pixels, sign, top_px, palette)) : signs;
  pixels?.put();
  return () => {
    drawNames(context, columns, named, row);
    drawSigns(context, upon, top_px, palette);
  };
}

/** @param {CanvasRenderingContext2D} context @param {Slice} slice @param {Scale} scale @param {number} top_px @param {Palette} palette */
export function drawSelected(context, slice, scale, top_px, palette) {
  const { left, right } = visibleSpan(slice.from_us, slice.to_us, scale);
  if (right <= left) return;
  const box = boxBetween(left, right, slice.depth, top_px);
  context.strokeStyle = palette.ground;
  context.lineWidth = 5;
  context.strokeRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
  context.strokeStyle = palette.focus;
  context.lineWidth = 2.5;
  context.strokeRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
}
