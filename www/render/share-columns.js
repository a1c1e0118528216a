/**
 * Where slices are narrower than two pixels: a column a pixel, in which each kind stands as high as its share of that
 * pixel's time, so that "40 % waiting for the lock" is 40 % of the ink. Kinds stand in one order, from the track's
 * foot up, which tells them apart where patterns have no room. A share that is there at all is at least a pixel high.
 */
import { SLICE_KINDS } from '../model/tracks.js';
import { sharesInRow } from '../model/running-sums.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./row-pixels.js').RowPixels} RowPixels */
/** @typedef {import('../model/tracks.js').SliceKind} SliceKind */
/** @typedef {import('../model/running-sums.js').RunningSums} RunningSums */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** `from` and `to`: columns, counted from the scale's left. @typedef {{from: number, to: number, top_px: number, height_px: number}} Run */

/** From the foot up. @type {SliceKind[]} */
const ORDER = ['has-gil', 'run', 'carry', 'task', 'call', 'busy-wait', 'wait', 'no-gil', 'waits-gil', 'start'];
const STACK = ORDER.map((kind) => SLICE_KINDS.indexOf(kind));
/** What rounding leaves of nothing. */
const LEAST = 1e-9;

let shares = new Float64Array(0);
/** Where each kind of each column ends, in lines from the foot: kind by kind, from the foot up. */
let tops = new Uint16Array(0);
/** Of one column. */
const heights = new Uint16Array(ORDER.length);

/** Whole pixels for the shares of each column; what rounding gives or takes, the largest bears. @param {number} count of columns @param {number[]} order places in the shares' kinds, from the foot up @param {number} height_px */
function stackAll(count, order, height_px) {
  const kinds = order.length;
  for (let column = 0; column < count; column += 1) {
    const place = column * kinds;
    let [sum, used, largest, most] = [0, 0, 0, 0];
    for (let one = 0; one < kinds; one += 1) {
      const share = shares[place + order[one]];
      if (share <= LEAST) { heights[one] = 0; continue; }
      const height = (share * height_px + 0.5) | 0 || 1;
      heights[one] = height;
      sum += share;
      used += height;
      if (share > most) [largest, most] = [one, share];
    }
    const whole = ((sum < 1 ? sum : 1) * height_px + 0.5) | 0;
    if (used !== whole && most > 0) heights[largest] = Math.max(1, heights[largest] + whole - used);
    for (let one = 0, top = 0; one < kinds; one += 1) tops[one * count + column] = top += heights[one];
  }
}

/** @param {number} size */
function makeRoom(size) {
  if (shares.length >= size) return;
  shares = new Float64Array(size);
  tops = new Uint16Array(size);
}

/** @param {CanvasRenderingContext2D} context @param {RunningSums} sums @param {Scale} scale @param {Run[]} runs in order @param {RowPixels|null} pixels null: drawn as boxes @param {{top_px: number, palette: Palette}} row */
export function drawShareColumns(context, sums, scale, runs, pixels, { top_px: row_px, palette }) {
  const order = STACK.map((kind) => sums.kinds.indexOf(kind)).filter((place) => place >= 0);
  const kinds = order.map((place) => sums.kinds[place]);
  const colours = pixels?.coloursOf(kinds);
  const px_us = (scale.to_us - scale.from_us) / scale.width_px;
  let reached = 0;
  for (const run of runs) {
    const { from, to, top_px, height_px } = run;
    const count = to - from;
    const { height, foot } = pixels?.linesOf(run, row_px) ?? { height: Math.floor(height_px), foot: Math.round(top_px + height_px) };
    makeRoom((count + 1) * kinds.length);
    reached = sharesInRow(sums, scale.from_us + from * px_us, px_us, count, shares, reached);
    stackAll(count, order, height);
    if (pixels && colours) pixels.stack(run, foot, tops, colours);
    else drawBoxes(context, count, kinds, scale.left_px + from, foot, palette);
  }
}

/** Where there are no images, as in a drawing of shapes: one kind after another, and neighbours alike as one box. @param {CanvasRenderingContext2D} context @param {number} count @param {number[]} kinds from the foot up @param {number} left_px @param {number} foot_px @param {Palette} palette */
function drawBoxes(context, count, kinds, left_px, foot_px, palette) {
  kinds.forEach((kind, one) => {
    context.fillStyle = palette.kinds[SLICE_KINDS[kind]].fill;
    const topOf = (/** @type {number} */ column) => tops[one * count + column];
    const footOf = (/** @type {number} */ column) => (one === 0 ? 0 : tops[(one - 1) * count + column]);
    for (let begun = 0, next = 1; next <= count; next += 1) {
      const [top, foot] = [topOf(begun), footOf(begun)];
      if (next < count && topOf(next) === top && footOf(next) === foot) continue;
      if (top > foot) context.fillRect(left_px + begun, foot_px - top, next - begun, top - foot);
      begun = next;
    }
  });
}
