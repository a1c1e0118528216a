/** Draws the overlays of the tracks: the moment under the pointer, the played moment and the selected span. */
import { lasting } from '../../base/lasting.js';
import { momentLabel } from '../ruler.js';
import { toPx } from '../../trace/scale.js';
import { widthOf } from './text.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** @typedef {import('../../trace/scale.js').Extent} Extent */
/** @typedef {{scale: Scale, palette: Palette, width_px: number, height_px: number}} Ground */

/** The opacity of the cover over the future. */
const FAINT = 0.74;
const TINT = 0.1;

/**
 * Draws a label in the ruler, on its own background, kept inside the canvas.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x its middle
 * @param {number} ruler_px
 * @param {Ground} ground
 * @param {string} colour
 */
function drawLabel(context, text, x, ruler_px, { palette, width_px }, colour) {
  context.font = palette.font;
  const half = widthOf(context, palette.font, text) / 2 + 5;
  const middle = Math.min(Math.max(x, half + 1), width_px - half - 1);
  context.fillStyle = colour;
  context.fillRect(middle - half, 3, 2 * half, ruler_px - 6);
  context.fillStyle = palette.ground;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, middle, ruler_px / 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} us
 * @param {number} ruler_px
 * @param {Ground} ground
 * @param {{colour: string, width_px: number}} line
 */
export function drawMoment(context, us, ruler_px, ground, { colour, width_px }) {
  const { scale, height_px } = ground;
  if (us < scale.from_us || us > scale.to_us) return;
  const x = Math.round(toPx(scale, us)) + 0.5;
  context.strokeStyle = colour;
  context.lineWidth = width_px;
  context.beginPath();
  context.moveTo(x, ruler_px - 4);
  context.lineTo(x, height_px);
  context.stroke();
  drawLabel(context, momentLabel(us, scale), x, ruler_px, ground, colour);
}

/**
 * Fades what has not happened yet at a moment. Titles are not faded, since they belong to no moment.
 * @param {CanvasRenderingContext2D} context
 * @param {number} us
 * @param {{y: number, height_px: number}[]} rows
 * @param {Ground} ground
 */
export function drawFuture(context, us, rows, { scale, palette, width_px }) {
  const x = Math.max(toPx(scale, us), scale.left_px);
  if (x >= width_px) return;
  context.save();
  context.globalAlpha = FAINT;
  context.fillStyle = palette.ground;
  for (const { y, height_px } of rows) context.fillRect(x, y, width_px - x, height_px);
  context.restore();
}

/**
 * The visible part of a span; null if it is out of view.
 * @param {Extent} span
 * @param {Scale} scale
 * @returns {{left: number, right: number}|null}
 */
function spanBox(span, scale) {
  const left = Math.max(toPx(scale, span.from_us), scale.left_px);
  const right = Math.min(toPx(scale, span.to_us), scale.left_px + scale.width_px);
  return right >= left ? { left, right } : null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Extent} span
 * @param {number} ruler_px
 * @param {Ground} ground
 * @param {number} tick_us
 */
export function drawSpan(context, span, ruler_px, ground, tick_us) {
  const { scale, palette, height_px } = ground;
  const box = spanBox(span, scale);
  if (!box) return;
  context.save();
  context.globalAlpha = TINT;
  context.fillStyle = palette.focus;
  context.fillRect(box.left, ruler_px, box.right - box.left, height_px - ruler_px);
  context.restore();
  context.fillStyle = palette.focus;
  context.fillRect(box.left, 0, Math.max(1, box.right - box.left), 3);
  for (const x of [box.left, box.right]) context.fillRect(Math.round(x) - 0.5, 0, 1.5, height_px);
  drawLabel(context, lasting(span, tick_us), (box.left + box.right) / 2, ruler_px, ground, palette.focus);
}
