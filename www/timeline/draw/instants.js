/**
 * Draws instants as signs: a triangle for a printed line, a tick for a request, a cross for a lost update, a diamond
 * for an event of a file of which only the name is known.
 */
import { marksByKind } from '../../trace/column-track.js';
import { firstFrom } from '../../base/search-sorted.js';
import { toPx, toUs } from '../../trace/scale.js';
import { TRACK_PADDING_PX } from '../row-shape.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./row-pixels.js').RowPixels} RowPixels */
/** @typedef {import('../../trace/tracks.js').InstantKind} InstantKind */
/** @typedef {import('../../trace/tracks.js').Track} Track */
/** @typedef {import('../../trace/scale.js').Scale} Scale */

/** A sign is left out if the previous sign of its kind is closer than this. @type {Record<InstantKind, number>} */
const ROOM_PX = { print: 3, mark: 6, lost: 5, event: 5 };

/**
 * The outline of each sign; `y` is the track's foot.
 * @type {Record<InstantKind, (context: CanvasPath, x: number, y: number) => void>}
 */
const OUTLINES = {
  print: (context, x, y) => {
    context.moveTo(x, y - 8);
    context.lineTo(x + 4.5, y);
    context.lineTo(x - 4.5, y);
    context.closePath();
  },
  mark: (context, x, y) => {
    context.rect(x - 1, y - 7, 2, 7);
  },
  event: (context, x, y) => {
    context.moveTo(x, y - 9);
    context.lineTo(x + 4, y - 5);
    context.lineTo(x, y - 1);
    context.lineTo(x - 4, y - 5);
    context.closePath();
  },
  lost: (context, x, y) => {
    context.moveTo(x - 3.5, y - 9);
    context.lineTo(x + 3.5, y - 2);
    context.moveTo(x + 3.5, y - 9);
    context.lineTo(x - 3.5, y - 2);
  },
};

/**
 * @param {CanvasRenderingContext2D|OffscreenCanvasRenderingContext2D} context
 * @param {InstantKind} kind
 * @param {number} x
 * @param {number} y the foot
 * @param {Palette} palette
 */
export function drawSign(context, kind, x, y, palette) {
  context.beginPath();
  OUTLINES[kind](context, x, y);
  // Every sign has a border in the background colour, so that it is visible on any slice.
  context.strokeStyle = palette.ground;
  context.lineWidth = kind === 'lost' ? 5 : 2;
  context.stroke();
  context.strokeStyle = palette.lost;
  context.lineWidth = 2;
  context.fillStyle = palette.ink;
  if (kind === 'lost') context.stroke();
  else context.fill();
}

/** The size of a sign's picture in CSS pixels, and how far it extends above and below the sign's foot. */
const PICTURE = { width: 14, above: 12, below: 2 };

/**
 * The device pixels that a sign covers: the position of each in the picture, its colour and its coverage (255 is full).
 * @typedef {{width: number, height: number, x: Uint8Array, y: Uint8Array, colour: Uint32Array, cover: Uint8Array}}
 *   SignPixels
 */

/**
 * @param {InstantKind} kind
 * @param {Palette} palette
 * @param {number} ratio
 * @returns {SignPixels|null} null if the browser cannot make them
 */
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
    width,
    height,
    x: Uint8Array.from(covered, (at) => at % width),
    y: Uint8Array.from(covered, (at) => at / width),
    colour: Uint32Array.from(covered, (at) => all[at] | 0xff000000),
    cover: Uint8Array.from(covered, (at) => data[4 * at + 3]),
  };
}

/** @type {WeakMap<Palette, Map<string, SignPixels|null>>} */
const made = new WeakMap();

/**
 * Made once, since a frame draws hundreds of signs.
 * @param {InstantKind} kind
 * @param {Palette} palette
 * @param {number} ratio device pixels per CSS pixel
 */
function pixelsOf(kind, palette, ratio) {
  const known = made.get(palette) ?? new Map();
  made.set(palette, known);
  const key = `${kind} ${ratio}`;
  if (!known.has(key)) known.set(key, makePixels(kind, palette, ratio));
  return /** @type {SignPixels|null} */ (known.get(key));
}

/**
 * The visible signs. The search jumps from sign to sign by the space that a sign needs, so a frame visits no more signs
 * than fit.
 * @param {Track} track
 * @param {Scale} scale
 * @returns {{kind: InstantKind, x: number}[]} in drawing order
 */
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

/**
 * The position and shape of a track's row.
 * @typedef {{top_px: number, shape: import('../row-shape.js').Shape}} Place
 */

/** The foot of a track's signs. @param {Place} row */
const footOf = ({ top_px, shape }) => top_px + shape.height_px - TRACK_PADDING_PX;

/**
 * Copies a sign into the row's image, which costs less than half of drawing it. Returns false if it does not fit into
 * the image.
 * @param {RowPixels} pixels
 * @param {{kind: InstantKind, x: number}} sign
 * @param {Place} row
 * @param {Palette} palette
 */
export function stampSign(pixels, { kind, x }, row, palette) {
  const picture = pixelsOf(kind, palette, pixels.ratio);
  return picture !== null && pixels.stamp(picture, x - PICTURE.width / 2, footOf(row) - PICTURE.above);
}

/**
 * Whether a box's name would cover the sign.
 * @param {number} x the sign's
 * @param {{x: number, y: number, width: number}} box
 * @param {Place} row
 */
export const isUnder = (x, box, row) =>
  box.x < x + PICTURE.width / 2 &&
  box.x + box.width > x - PICTURE.width / 2 &&
  box.y + 15 > footOf(row) - PICTURE.above;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{kind: InstantKind, x: number}[]} signs
 * @param {Place} row
 * @param {Palette} palette
 */
export function drawSigns(context, signs, row, palette) {
  for (const { kind, x } of signs) drawSign(context, kind, x, footOf(row), palette);
}
