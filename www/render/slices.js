/** Draws one track: its slices, their names, its instants. What is too narrow to see is drawn one pixel wide. */
import { toPx } from '../model/scale.js';
import { boxOf, TRACK_PADDING_PX, TRACK_PX } from '../model/layout.js';
import { fillBox } from './pattern.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../model/tracks.js').Track} Track */
/** @typedef {import('../model/tracks.js').Slice} Slice */
/** @typedef {import('../model/scale.js').Scale} Scale */

const NAME_FROM_PX = 34;

/** The slice's box on the canvas, or null where it is out of view. @param {Slice} slice @param {Scale} scale @param {number} top_px */
export function visibleBox(slice, scale, top_px) {
  const right_edge = scale.left_px + scale.width_px;
  const left = Math.max(toPx(scale, slice.from_us), scale.left_px);
  const right = Math.min(Math.max(toPx(scale, slice.to_us), left + 1), right_edge);
  if (slice.to_us < scale.from_us || slice.from_us > scale.to_us || right <= left) return null;
  const { top_px: y, height_px: height } = boxOf(slice, top_px);
  return { x: left, y, width: right - left, height };
}

/** As much of a text as fits, or ''. @param {CanvasRenderingContext2D} context @param {string} text @param {number} width */
export function fitText(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  for (let length = text.length - 1; length > 1; length--) {
    const short = `${text.slice(0, length)}…`;
    if (context.measureText(short).width <= width) return short;
  }
  return '';
}

/** @param {CanvasRenderingContext2D} context @param {Slice} slice @param {{x: number, y: number, width: number, height: number}} box @param {Palette} palette */
function drawName(context, slice, box, palette) {
  if (box.width < NAME_FROM_PX || slice.depth > 0) return;
  context.font = palette.font;
  const text = fitText(context, slice.name, box.width - 8);
  if (text === '') return;
  const colours = palette.kinds[slice.kind];
  // A plain ground under the words: on the pattern they would be hard to read.
  context.fillStyle = colours.fill;
  context.fillRect(box.x + 1, box.y + 1, context.measureText(text).width + 6, 14);
  context.fillStyle = colours.ink;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, box.x + 4, box.y + 8);
}

/** A print is a mark at the track's foot. @param {CanvasRenderingContext2D} context @param {Track} track @param {Scale} scale @param {number} top_px @param {Palette} palette */
function drawInstants(context, track, scale, top_px, palette) {
  for (const { us } of track.instants) {
    if (us < scale.from_us || us > scale.to_us) continue;
    const x = toPx(scale, us);
    const y = top_px + TRACK_PX - TRACK_PADDING_PX;
    context.beginPath();
    context.moveTo(x, y - 8);
    context.lineTo(x + 4.5, y);
    context.lineTo(x - 4.5, y);
    context.closePath();
    context.fillStyle = palette.ink;
    context.fill();
    context.strokeStyle = palette.ground;
    context.lineWidth = 1;
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D} context @param {Track} track @param {Scale} scale @param {number} top_px @param {Palette} palette */
export function drawTrack(context, track, scale, top_px, palette) {
  for (const slice of track.slices) {
    const box = visibleBox(slice, scale, top_px);
    if (!box) continue;
    fillBox(context, box, slice.kind, palette);
    drawName(context, slice, box, palette);
  }
  drawInstants(context, track, scale, top_px, palette);
}

/** @param {CanvasRenderingContext2D} context @param {Slice} slice @param {Scale} scale @param {number} top_px @param {Palette} palette */
export function drawSelected(context, slice, scale, top_px, palette) {
  const box = visibleBox(slice, scale, top_px);
  if (!box) return;
  context.strokeStyle = palette.ground;
  context.lineWidth = 5;
  context.strokeRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
  context.strokeStyle = palette.focus;
  context.lineWidth = 2.5;
  context.strokeRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
}
