/**
 * Signs of what happened at one moment: a triangle for a printed line, a tick for a request, a cross for an update that
 * was lost, a diamond for what a file tells no more of than a name.
 */
import { marksByKind } from '../model/column-track.js';
import { firstFrom } from '../model/search-sorted.js';
import { toPx, toUs } from '../model/scale.js';
import { TRACK_PADDING_PX, TRACK_PX } from '../model/layout.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./row-pixels.js').RowPixels} RowPixels */
/** @typedef {import('../model/tracks.js').InstantKind} InstantKind */
/** @typedef {import('../model/tracks.js').Track} Track */
/** @typedef {import('../model/scale.js').Scale} Scale */

/** Closer to its like on the left, a sign would only make a smear. @type {Record<InstantKind, number>} */
const ROOM_PX = { print: 3, mark: 6, lost: 5, event: 5 };

/** The sign's outline; `y` is the track's foot. @type {Record<InstantKind, (context: CanvasPath, x: number, y: number) => void>} */
const OUTLINES = {
  print: (context, x, y) => { context.moveTo(x, y - 8); context.lineTo(x + 4.5, y); context.lineTo(x - 4.5, y); context.closePath(); },
  mark: (context, x, y) => { context.rect(x - 1, y - 7, 2, 7); },
  event: (context, x, y) => { context.moveTo(x, y - 9); context.lineTo(x + 4, y - 5); context.lineTo(x, y - 1); context.lineTo(x - 4, y - 5); context.closePath(); },
  lost: (context, x, y) => {
    context.moveTo(x - 3.5, y - 9); context.lineTo(x + 3.5, y - 2);
    context.moveTo(x + 3.5, y - 9); context.lineTo(x - 3.5, y - 2);
  },
};

/** @param {CanvasRenderingContext2D|OffscreenCanvasRenderingContext2D} context @param {InstantKind} kind @param {number} x @param {number} y the foot @param {Palette} palette */
export function drawSign(context, kind, x, y, palette) {
  context.beginPath();
  OUTLINES[kind](context, x, y);
  // Around every sign runs the ground's colour: it has to show on any slice.
  context.strokeStyle = palette.ground;
  context.lineWidth = kind === 'lost' ? 5 : 2;
  context.stroke();
  context.strokeStyle = palette.lost;
  context.lineWidth = 2;
  context.fillStyle = palette.ink;
  if (kind === 'lost') context.stroke();
  else context.fill();
}

/** Around a sign's place, in its picture: half its width, and what stands above its foot. */
const PICTURE = { width: 14, above: 12, below: 2 };

/** A sign in the screen's pixels, those that it covers: where each stands in the picture, and its colour and how much of it covers, 255 all. @typedef {{width: number, height: number, x: Uint8Array, y: Uint8Array, colour: Uint32Array, cover: Uint8Array}} SignPixels */

/** @param {InstantKind} kind @param {Palette} palette @param {number} ratio @returns {SignPixels|null} null where a browser cannot make them */
function makePixels(kind, palette, ratio) {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const [width, height] = [Math.ceil(PICTURE.width * ratio), Math.ceil((PICTURE.above + PICTURE.below) * ratio)];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return null;
  context.scale(ratio, ratio);
  drawSign(context, kind, PICTURE.width / 2, PICTURE.above, palette);
  const { data } = context.getImageData(0, 0, width, height);
  const all = new Uint32Array(data.buffer);
  const covered = Array.from(all.keys()).filter((at) => data[4 * at + 3] > 0);
  return {
    width, height,
    x: Uint8Array.from(covered, (at) => at % width), y: Uint8Array.from(covered, (at) => at / width),
    colour: Uint32Array.from(covered, (at) => all[at] | 0xff000000), cover: Uint8Array.from(covered, (at) => data[4 * at + 3]),
  };
}

/** @type {WeakMap<Palette, Map<string, SignPixels|null>>} */
const made = new WeakMap();

/** Made once, to be put down hundreds of times a frame. @param {InstantKind} kind @param {Palette} palette @param {number} ratio the screen's pixels a CSS pixel */
function pixelsOf(kind, palette, ratio) {
  const known = made.get(palette) ?? new Map();
  made.set(palette, known);
  const key = `${kind} ${ratio}`;
  if (!known.has(key)) known.set(key, makePixels(kind, palette, ratio));
  return /** @type {SignPixels|null} */ (known.get(key));
}

/** From sign to sign with the room it needs, so that a frame looks at no more than it can hold. @param {Track} track @param {Scale} scale @returns {{kind: InstantKind, x: number}[]} in the order in which they are drawn */
export function signsIn(track, scale) {
  /** @type {{kind: InstantKind, x: number}[]} */
  const signs = [];
  for (const { kind, times } of marksByKind(track)) {
    let at = firstFrom(times, scale.from_us);
    while (at < times.length && times[at] <= scale.to_us) {
      const x = toPx(scale, times[at]);
      signs.push({ kind, x });
      at = Math.max(at + 1, firstFrom(times, toUs(scale, x + ROOM_PX[kind])));
    }
  }
  return signs;
}

/** Where a track's signs stand. @param {number} top_px the row's */
const footOf = (top_px) => top_px + TRACK_PX - TRACK_PADDING_PX;

/** Into the row's own image, which costs less than half of drawing; false where it does not fit into that. @param {RowPixels} pixels @param {{kind: InstantKind, x: number}} sign @param {number} top_px the row's @param {Palette} palette */
export function stampSign(pixels, { kind, x }, top_px, palette) {
  const picture = pixelsOf(kind, palette, pixels.ratio);
  return picture !== null && pixels.stamp(picture, x - PICTURE.width / 2, footOf(top_px) - PICTURE.above);
}

/** Whether a box's name would cover it. @param {number} x the sign's @param {{x: number, y: number, width: number}} box @param {number} top_px the row's */
export const isUnder = (x, box, top_px) => box.x < x + PICTURE.width / 2 && box.x + box.width > x - PICTURE.width / 2 && box.y + 15 > footOf(top_px) - PICTURE.above;

/** @param {CanvasRenderingContext2D} context @param {{kind: InstantKind, x: number}[]} signs @param {number} top_px the row's @param {Palette} palette */
export function drawSigns(context, signs, top_px, palette) {
  for (const { kind, x } of signs) drawSign(context, kind, x, footOf(top_px), palette);
}
