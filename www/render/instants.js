/**
 * Signs of what happened at one moment: a triangle for a printed line, a tick for a request, a cross for an update that
 * was lost, a diamond for what a file tells no more of than a name.
 */
import { marksByKind } from '../model/column-track.js';
import { firstFrom } from '../model/search-sorted.js';
import { toPx, toUs } from '../model/scale.js';
import { TRACK_PADDING_PX, TRACK_PX } from '../model/layout.js';

/** @typedef {import('./palette.js').Palette} Palette */
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

/** @type {WeakMap<Palette, Map<string, OffscreenCanvas>>} */
const pictures = new WeakMap();

/** A sign drawn once, to be put down hundreds of times a frame. @param {InstantKind} kind @param {Palette} palette @param {number} ratio the screen's pixels a CSS pixel */
function pictureOf(kind, palette, ratio) {
  const known = pictures.get(palette) ?? new Map();
  pictures.set(palette, known);
  const key = `${kind} ${ratio}`;
  const picture = known.get(key) ?? new OffscreenCanvas(Math.ceil(PICTURE.width * ratio), Math.ceil((PICTURE.above + PICTURE.below) * ratio));
  if (known.has(key)) return picture;
  const context = picture.getContext('2d');
  context.scale(ratio, ratio);
  drawSign(context, kind, PICTURE.width / 2, PICTURE.above, palette);
  known.set(key, picture);
  return picture;
}

/** @param {CanvasRenderingContext2D} context @param {InstantKind} kind @param {Palette} palette @returns {(x: number, y: number) => void} */
function stamp(context, kind, palette) {
  if (typeof OffscreenCanvas === 'undefined' || typeof context.drawImage !== 'function') return (x, y) => drawSign(context, kind, x, y, palette);
  const ratio = context.getTransform().a;
  const picture = pictureOf(kind, palette, ratio);
  // On whole pixels of the screen, or it would be smeared.
  const whole = (/** @type {number} */ px) => Math.round(px * ratio) / ratio;
  return (x, y) => context.drawImage(picture, whole(x - PICTURE.width / 2), whole(y - PICTURE.above), picture.width / ratio, picture.height / ratio);
}

/** From sign to sign with the room it needs, so that a frame looks at no more than it can hold. @param {CanvasRenderingContext2D} context @param {Track} track @param {Scale} scale @param {number} top_px @param {Palette} palette */
export function drawInstants(context, track, scale, top_px, palette) {
  for (const { kind, times } of marksByKind(track)) {
    const sign = stamp(context, kind, palette);
    let at = firstFrom(times, scale.from_us);
    while (at < times.length && times[at] <= scale.to_us) {
      const x = toPx(scale, times[at]);
      sign(x, top_px + TRACK_PX - TRACK_PADDING_PX);
      at = Math.max(at + 1, firstFrom(times, toUs(scale, x + ROOM_PX[kind])));
    }
  }
}
