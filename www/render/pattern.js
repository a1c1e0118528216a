/** Fills a box with a kind's colour and pattern. Pattern lines keep their place while the box is panned. */
import { PATTERNS } from './palette.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../model/tracks.js').SliceKind} SliceKind */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

const GAP_PX = 6;
/** Narrower boxes are their colour only: a pattern would be noise. */
const PATTERN_FROM_PX = 5;

/** @param {CanvasRenderingContext2D} context @param {Box} box @param {number} lean how far a line runs to the right on its way down, in heights */
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

/** Lines leave it at one side where they enter it at the other: as far as they lean over its height, and whole gaps. */
const TILE = { x: 0, y: 0, width: 4 * GAP_PX, height: 30 };

/** @type {WeakMap<Palette, Map<string, CanvasPattern|null>>} */
const tiles = new WeakMap();

/** Colour and pattern as one fill; null where a context has none. @param {CanvasRenderingContext2D} context @param {SliceKind} kind @param {Palette} palette */
function tileOf(context, kind, palette) {
  if (typeof OffscreenCanvas === 'undefined' || typeof context.createPattern !== 'function') return null;
  const ratio = context.getTransform().a;
  const known = tiles.get(palette) ?? new Map();
  tiles.set(palette, known);
  const key = `${kind} ${ratio}`;
  if (!known.has(key)) known.set(key, makeTile(context, kind, palette, Math.max(1, Math.round(ratio))));
  return known.get(key);
}

/** @param {CanvasRenderingContext2D} context @param {SliceKind} kind @param {Palette} palette @param {number} sharpness its pixels a CSS pixel */
function makeTile(context, kind, palette, sharpness) {
  const canvas = new OffscreenCanvas(TILE.width * sharpness, TILE.height * sharpness);
  const flat = /** @type {CanvasRenderingContext2D|null} */ (/** @type {unknown} */ (canvas.getContext('2d')));
  if (!flat) return null;
  flat.scale(sharpness, sharpness);
  flat.fillStyle = palette.kinds[kind].fill;
  flat.fillRect(0, 0, TILE.width, TILE.height);
  drawPattern(flat, TILE, kind, palette);
  const pattern = context.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / sharpness));
  return pattern;
}

/** Where it begins, and what it lies in: calls of one colour stand beside and in each other. @param {CanvasRenderingContext2D} context @param {Box} box @param {string} colour */
function drawEdge(context, { x, y, width, height }, colour) {
  context.fillStyle = colour;
  context.fillRect(x, y, 1, height);
  context.fillRect(x, y, width, 1);
}

/** @param {CanvasRenderingContext2D} context @param {Box} box @param {SliceKind} kind @param {Palette} palette */
export function fillBox(context, box, kind, palette) {
  const edged = PATTERNS[kind] === 'edge';
  const plain = edged || PATTERNS[kind] === 'plain' || box.width < PATTERN_FROM_PX;
  const tile = plain ? null : tileOf(context, kind, palette);
  context.fillStyle = tile ?? palette.kinds[kind].fill;
  context.fillRect(box.x, box.y, box.width, box.height);
  if (edged) drawEdge(context, box, palette.kinds[kind].mark);
  if (plain || tile) return;
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  drawPattern(context, box, kind, palette);
  context.restore();
}
