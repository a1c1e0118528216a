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

/** The sign's outline; `y` is the track's foot. @type {Record<InstantKind, (context: CanvasRenderingContext2D, x: number, y: number) => void>} */
const OUTLINES = {
  print: (context, x, y) => { context.moveTo(x, y - 8); context.lineTo(x + 4.5, y); context.lineTo(x - 4.5, y); context.closePath(); },
  mark: (context, x, y) => { context.rect(x - 1, y - 7, 2, 7); },
  event: (context, x, y) => { context.moveTo(x, y - 9); context.lineTo(x + 4, y - 5); context.lineTo(x, y - 1); context.lineTo(x - 4, y - 5); context.closePath(); },
  lost: (context, x, y) => {
    context.moveTo(x - 3.5, y - 9); context.lineTo(x + 3.5, y - 2);
    context.moveTo(x + 3.5, y - 9); context.lineTo(x - 3.5, y - 2);
  },
};

/** @param {CanvasRenderingContext2D} context @param {InstantKind} kind @param {number} x @param {number} y the foot @param {Palette} palette */
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

/** From sign to sign with the room it needs, so that a frame looks at no more than it can hold. @param {CanvasRenderingContext2D} context @param {Track} track @param {Scale} scale @param {number} top_px @param {Palette} palette */
export function drawInstants(context, track, scale, top_px, palette) {
  for (const { kind, times } of marksByKind(track)) {
    let at = firstFrom(times, scale.from_us);
    while (at < times.length && times[at] <= scale.to_us) {
      const x = toPx(scale, times[at]);
      drawSign(context, kind, x, top_px + TRACK_PX - TRACK_PADDING_PX, palette);
      at = Math.max(at + 1, firstFrom(times, toUs(scale, x + ROOM_PX[kind])));
    }
  }
}
