/** Draws the whole run small: how many workers of each model could run, and the part of the time that is in view. */
import { meanOf } from '../../trace/counters.js';
import { toPx, toUs } from '../../trace/scale.js';

/** @typedef {import('../../trace/counters.js').Counter} Counter */
/** @typedef {import('../../trace/scale.js').Extent} Extent */
/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** @typedef {import('./palette.js').Palette} Palette */
/**
 * `all`: the scale that fits the whole extent on the canvas. `played_us`: null if nothing is played.
 * @typedef {{all: Scale, view: Extent, counters: Counter[], palette: Palette, width_px: number, height_px: number,
 *   played_us: number|null}} MinimapScene
 */

const COLUMN_PX = 2;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Counter} counter
 * @param {number} top_px
 * @param {number} height_px
 * @param {Scale} all
 */
function drawStrip(context, counter, top_px, height_px, all) {
  for (let x = all.left_px; x < all.left_px + all.width_px; x += COLUMN_PX) {
    const part = meanOf(counter, toUs(all, x), toUs(all, x + COLUMN_PX)) / Math.max(1, counter.most);
    if (part > 0) context.fillRect(x, top_px + height_px * (1 - part), COLUMN_PX, height_px * part);
  }
}

/** @param {CanvasRenderingContext2D} context @param {MinimapScene} scene */
export function drawMinimap(context, { all, view, counters, palette, width_px, height_px, played_us }) {
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width_px, height_px);
  context.fillStyle = palette.soft;
  const strip_px = height_px / Math.max(1, counters.length);
  counters.forEach((counter, at) => drawStrip(context, counter, at * strip_px, Math.max(1, strip_px - 1), all));
  const [left, right] = [toPx(all, view.from_us), toPx(all, view.to_us)];
  context.save();
  context.globalAlpha = 0.65;
  context.fillStyle = palette.band;
  context.fillRect(0, 0, left, height_px);
  context.fillRect(right, 0, width_px - right, height_px);
  context.restore();
  context.strokeStyle = palette.focus;
  context.lineWidth = 2;
  context.strokeRect(left + 1, 1, Math.max(2, right - left - 2), height_px - 2);
  if (played_us === null) return;
  context.fillStyle = palette.focus;
  context.fillRect(toPx(all, played_us) - 1, 0, 2, height_px);
}
