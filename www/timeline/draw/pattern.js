/** Fills a box with a kind's colour and pattern. A pattern's lines move with the box when it is panned. */
import { SLICE_KINDS } from '../../trace/tracks.js';
import { PATTERNS } from './palette.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../../trace/tracks.js').SliceKind} SliceKind */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

const GAP_PX = 6;
/** Narrower boxes show only their colour; a pattern would be noise. */
const PATTERN_FROM_PX = 5;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Box} box
 * @param {number} lean how far a line runs to the right on its way down, in heights
 */
function hatch(context, { x, y, width, height }, lean) {
  const run = lean * height;
  const from = Math.floor((x - Math.abs(run)) / GAP_PX) * GAP_PX;
  context.beginPath();
  for (let at = from; at < x + width + Math.abs(run); at += GAP_PX) {
    context.moveTo(at, y);
    context.lineTo(at + run, y + height);
  }
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {Box} box */
function dot(context, { x, y, width, height }) {
  for (let row = 0; row * 5 < height; row++) {
    const from = Math.ceil(x / GAP_PX) * GAP_PX + (row % 2) * (GAP_PX / 2);
    for (let at = from; at < x + width; at += GAP_PX) context.fillRect(at, y + 1 + row * 5, 2, 2);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Box} box @param {SliceKind} kind @param {Palette} palette */
function drawPattern(context, box, kind, palette) {
  const pattern = PATTERNS[kind];
  context.strokeStyle = context.fillStyle = palette.kinds[kind].mark;
  context.lineWidth = 1.5;
  if (pattern === 'dots') dot(context, box);
  if (pattern === 'upright') hatch(context, box, 0);
  if (pattern === 'diagonal' || pattern === 'cross') hatch(context, box, -0.8);
  if (pattern === 'back-diagonal' || pattern === 'cross') hatch(context, box, 0.8);
}

/**
 * The tile repeats without a seam: lines leave it on one side where they enter on the other. Its width is a whole
 * number of gaps and matches the lines' lean over its height.
 */
const TILE = { x: 0, y: 0, width: 4 * GAP_PX, height: 30 };

/**
 * The tiles of all kinds, in the order of SLICE_KINDS; `pixels` as in ImageData.
 * @typedef {{width: number, height: number, pixels: Uint32Array}} Tiles
 */

/** @type {WeakMap<Palette, Map<number, Tiles|null>>} */
const made = new WeakMap();

/**
 * Colours and patterns of the kinds as repeatable pixels; null if the browser cannot make them.
 * @param {Palette} palette
 * @param {number} ratio device pixels per CSS pixel
 * @returns {Tiles|null}
 */
export function tilesOf(palette, ratio) {
  const known = made.get(palette) ?? new Map();
  made.set(palette, known);
  if (!known.has(ratio)) known.set(ratio, makeTiles(palette, ratio));
  return known.get(ratio) ?? null;
}

/** @param {Palette} palette @param {number} ratio @returns {Tiles|null} */
function makeTiles(palette, ratio) {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const [width, height] = [Math.round(TILE.width * ratio), Math.round(TILE.height * ratio)];
  const context = /** @type {CanvasRenderingContext2D|null} */ (
    /** @type {unknown} */ (new OffscreenCanvas(width, height * SLICE_KINDS.length).getContext('2d'))
  );
  if (!context) return null;
  SLICE_KINDS.forEach((kind, place) => {
    context.setTransform(width / TILE.width, 0, 0, height / TILE.height, 0, place * height);
    context.save();
    context.beginPath();
    context.rect(0, 0, TILE.width, TILE.height);
    context.clip();
    context.fillStyle = palette.kinds[kind].fill;
    context.fillRect(0, 0, TILE.width, TILE.height);
    drawPattern(context, TILE, kind, palette);
    context.restore();
  });
  return {
    width,
    height,
    pixels: new Uint32Array(context.getImageData(0, 0, width, height * SLICE_KINDS.length).data.buffer),
  };
}

/** @param {SliceKind} kind */
export const isEdged = (kind) => PATTERNS[kind] === 'edge';

/**
 * Whether a box of this width shows only its kind's colour, except for an edge.
 * @param {SliceKind} kind
 * @param {number} width_px
 */
export const isPlain = (kind, width_px) => PATTERNS[kind] === 'plain' || isEdged(kind) || width_px < PATTERN_FROM_PX;

/**
 * Marks a box's left and top edge, since calls of one colour lie beside and inside each other.
 * @param {CanvasRenderingContext2D} context
 * @param {Box} box
 * @param {string} colour
 */
function drawEdge(context, { x, y, width, height }, colour) {
  context.fillStyle = colour;
  context.fillRect(x, y, 1, height);
  context.fillRect(x, y, width, 1);
}

/** @param {CanvasRenderingContext2D} context @param {Box} box @param {SliceKind} kind @param {Palette} palette */
export function fillBox(context, box, kind, palette) {
  context.fillStyle = palette.kinds[kind].fill;
  context.fillRect(box.x, box.y, box.width, box.height);
  if (isEdged(kind)) drawEdge(context, box, palette.kinds[kind].mark);
  if (isPlain(kind, box.width)) return;
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  drawPattern(context, box, kind, palette);
  context.restore();
}
