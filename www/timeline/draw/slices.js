/**
 * Draws one track: its slices, their names and its instants. Slices narrower than two pixels become columns of shares.
 * No function here visits all slices of a track.
 */
import { columnsOf, innermostAt } from '../../trace/columns.js';
import { firstAbove } from '../../base/search-sorted.js';
import { toPx, toUs } from '../../trace/scale.js';
import { boxOf, FLAT, hasStrip } from '../row-shape.js';
import { indexOf } from '../../trace/track-index.js';
import { SLICE_KINDS } from '../../trace/tracks.js';
import { drawSigns, isUnder, signsIn, stampSign } from './instants.js';
import { fillBox, isPlain } from './pattern.js';
import { RowPixels } from './row-pixels.js';
import { drawShareColumns } from './share-columns.js';
import { fitText, widthOf } from './text.js';
import { layersOf } from './track-layers.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./pattern.js').Box} Box */
/** @typedef {import('../../trace/tracks.js').Track} Track */
/** @typedef {import('../../trace/tracks.js').Slice} Slice */
/** @typedef {import('../../trace/columns.js').Columns} Columns */
/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** @typedef {import('../row-shape.js').Shape} Shape */
/**
 * Where and how a track is drawn. `grid_px`: positions of the grid lines. `column_px`: width of the columns of shares.
 * `view_px`: height of the drawable canvas, from its top.
 * @typedef {{scale: Scale, top_px: number, shape: Shape, palette: Palette, grid_px: number[], column_px: number,
 *   view_px: number}} Row
 */

const NAME_FROM_PX = 34;
/** Boxes lower than this have no space for a name. */
const NAME_PX = 12;
/** A cut name keeps at least half of its letters, or at least this many: a row of “ta…” says nothing. */
const TELLING = 8;
/** Up to this many slices per pixel are drawn one by one while there is no index. */
const CROWDED = 1;

/**
 * The visible span of a slice on the canvas; empty (`right` equals `left`) if it is out of view.
 * @param {number} from_us
 * @param {number} to_us
 * @param {Scale} scale
 */
function visibleSpan(from_us, to_us, scale) {
  const left = Math.max(toPx(scale, from_us), scale.left_px);
  if (to_us < scale.from_us || from_us > scale.to_us) return { left, right: left };
  return { left, right: Math.min(Math.max(toPx(scale, to_us), left + 1), scale.left_px + scale.width_px) };
}

/**
 * @param {number} left
 * @param {number} right
 * @param {number} depth
 * @param {number} top_px
 * @param {Shape} shape
 * @returns {Box}
 */
function boxBetween(left, right, depth, top_px, shape) {
  const { top_px: y, height_px: height } = boxOf({ depth }, top_px, shape);
  return { x: left, y, width: right - left, height };
}

/**
 * A slice's name. A wait inside a state of the lock covers that state's name, so it shows both.
 * @param {Columns} columns
 * @param {number} at
 */
function nameOf({ name, names, parent, kind }, at) {
  const around = parent[at];
  const locked = around >= 0 && ['has-gil', 'no-gil'].includes(SLICE_KINDS[kind[around]]);
  return locked ? `${names[name[around]]}: ${names[name[at]]}` : names[name[at]];
}

/**
 * The part of a box that its nested slices leave free for a name, if the name has no strip of its own.
 * @param {Columns} columns
 * @param {number} at
 * @param {Box} box
 * @param {Row} row
 */
const roomOf = ({ depth, parent, from_us }, at, box, { scale, shape }) =>
  !hasStrip(shape, depth[at]) && parent[at + 1] === at
    ? Math.min(box.width, toPx(scale, from_us[at + 1]) - box.x)
    : box.width;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Columns} columns
 * @param {{at: number, box: Box}[]} named
 * @param {Row} row
 */
function drawNames(context, columns, named, row) {
  const { palette } = row;
  context.font = palette.font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { at, box } of named) {
    const name = nameOf(columns, at);
    const text = fitText(
      context,
      palette.font,
      name,
      roomOf(columns, at, box, row) - 8,
      Math.min(TELLING, name.length / 2),
    );
    if (text === '') continue;
    const kind = SLICE_KINDS[columns.kind[at]];
    if (!isPlain(kind, box.width)) {
      // A plain background under the name: on the pattern it would be hard to read.
      context.fillStyle = palette.kinds[kind].fill;
      context.fillRect(box.x + 1, box.y + 1, widthOf(context, palette.font, text) + 6, 14);
    }
    context.fillStyle = palette.kinds[kind].ink;
    context.fillText(text, box.x + 4, box.y + 8);
  }
}

/**
 * `at`: the slice's index; -1 for a box that is no single slice and has no name.
 * @typedef {(left: number, right: number, depth: number, kind: number, at: number) => void} Visit
 */
/**
 * The content of a row: boxes, parents first, and what is drawn between the boxes and the signs.
 * @typedef {{boxes: (visit: Visit) => void, shares?: (pixels: RowPixels|null) => void}} Content
 */

/**
 * @param {Columns} columns
 * @param {Iterable<number>} slices their indexes
 * @param {Scale} scale
 * @returns {Content['boxes']}
 */
const boxesOf =
  ({ from_us, to_us, depth, kind }, slices, scale) =>
  (visit) => {
    for (const at of slices) {
      const { left, right } = visibleSpan(from_us[at], to_us[at], scale);
      if (right > left) visit(left, right, depth[at], kind[at], at);
    }
  };

/**
 * A large track without an index yet: shows the slice at the middle of each pixel.
 * @param {Columns} columns
 * @param {Scale} scale
 * @returns {Content}
 */
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
  const layers = layersOf(track, index, row.scale, row.column_px, row.shape.deepest);
  return {
    boxes: boxesOf(columnsOf(track), layers.wide, row.scale),
    shares: (pixels) => drawShareColumns(context, index.sums, layers, pixels, row),
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Track} track
 * @param {Omit<Row, 'shape'|'view_px'> & Partial<Row>} given
 * @returns {() => void} draws the names and then the signs; call it once all rows are drawn
 */
export function drawTrack(context, track, given) {
  const row = { shape: FLAT, view_px: Infinity, ...given };
  const { top_px, shape, palette } = row;
  const columns = columnsOf(track);
  const { boxes, shares } = contentOf(context, track, row);
  const pixels = RowPixels.on(context, row);
  /** @type {{at: number, box: Box}[]} */
  const named = [];
  boxes((left, right, depth, kind, at) => {
    if (pixels) pixels.fill(left, right, depth, kind);
    else fillBox(context, boxBetween(left, right, depth, top_px, shape), SLICE_KINDS[kind], palette);
    if (at < 0 || right - left < NAME_FROM_PX) return;
    const box = boxBetween(left, right, depth, top_px, shape);
    if (box.height >= NAME_PX && box.y < row.view_px && box.y + box.height > 0) named.push({ at, box });
  });
  pixels?.compose();
  shares?.(pixels);
  const signs = signsIn(track, row.scale);
  const upon = pixels
    ? signs.filter(
        (sign) => named.some(({ box }) => isUnder(sign.x, box, row)) || !stampSign(pixels, sign, row, palette),
      )
    : signs;
  pixels?.put();
  return () => {
    drawNames(context, columns, named, row);
    drawSigns(context, upon, row, palette);
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Slice} slice
 * @param {Scale} scale
 * @param {{top_px: number, shape: Shape}} row
 * @param {Palette} palette
 */
export function drawSelected(context, slice, scale, { top_px, shape }, palette) {
  const { left, right } = visibleSpan(slice.from_us, slice.to_us, scale);
  if (right <= left) return;
  const box = boxBetween(left, right, slice.depth, top_px, shape);
  context.strokeStyle = palette.ground;
  context.lineWidth = 5;
  context.strokeRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
  context.strokeStyle = palette.focus;
  context.lineWidth = 2.5;
  context.strokeRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
}
