/** Draws one track: its slices, their names, its instants. What is too narrow to see is drawn one pixel wide. */
import { toPx } from '../model/scale.js';
import { boxOf } from '../model/layout.js';
import { drawInstants } from './instants.js';
import { fillBox } from './pattern.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./pattern.js').Box} Box */
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

/** A wait within a state of the lock hides that state's name, so it tells both. @param {Slice} slice */
const nameOf = ({ name, parent }) => (parent?.kind === 'has-gil' || parent?.kind === 'no-gil' ? `${parent.name}: ${name}` : name);

/** How much of a box the slices inside it leave for a name; a task's has a strip of its own. @param {Slice} slice @param {Box} box @param {Slice|undefined} next @param {Scale} scale */
const roomOf = (slice, box, next, scale) =>
  (slice.depth > 0 && next?.parent === slice ? Math.min(box.width, toPx(scale, next.from_us) - box.x) : box.width);

/** @param {CanvasRenderingContext2D} context @param {string} name @param {Slice['kind']} kind @param {Box} box @param {Palette} palette */
function drawName(context, name, kind, box, palette) {
  if (box.width < NAME_FROM_PX) return;
  context.font = palette.font;
  const text = fitText(context, name, box.width - 8);
  if (text === '') return;
  const colours = palette.kinds[kind];
  // A plain ground under the words: on the pattern they would be hard to read.
  context.fillStyle = colours.fill;
  context.fillRect(box.x + 1, box.y + 1, context.measureText(text).width + 6, 14);
  context.fillStyle = colours.ink;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, box.x + 4, box.y + 8);
}

/** @param {CanvasRenderingContext2D} context @param {Track} track @param {Scale} scale @param {number} top_px @param {Palette} palette */
export function drawTrack(context, track, scale, top_px, palette) {
  track.slices.forEach((slice, at) => {
    const box = visibleBox(slice, scale, top_px);
    if (!box) return;
    fillBox(context, box, slice.kind, palette);
    drawName(context, nameOf(slice), slice.kind, { ...box, width: roomOf(slice, box, track.slices[at + 1], scale) }, palette);
  });
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
