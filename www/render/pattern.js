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
export function fillBox(context, box, kind, palette) {
  const colours = palette.kinds[kind];
  context.fillStyle = colours.fill;
  context.fillRect(box.x, box.y, box.width, box.height);
  const pattern = PATTERNS[kind];
  if (pattern === 'plain' || box.width < PATTERN_FROM_PX) return;
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.strokeStyle = colours.mark;
  context.fillStyle = colours.mark;
  context.lineWidth = 1.5;
  if (pattern === 'dots') dot(context, box);
  if (pattern === 'upright') hatch(context, box, 0);
  if (pattern === 'diagonal' || pattern === 'cross') hatch(context, box, -0.8);
  if (pattern === 'back-diagonal' || pattern === 'cross') hatch(context, box, 0.8);
  context.restore();
}
