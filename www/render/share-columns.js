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
/** Columns side by side: `heights` are a number a column and kind; `order`: places in `kinds`, from the foot up. @typedef {{heights: Uint16Array, kinds: number[], order: number[]}} Stacks */

/** From the foot up. @type {SliceKind[]} */
const ORDER = ['has-gil', 'run', 'carry', 'task', 'call', 'busy-wait', 'wait', 'no-gil', 'waits-gil', 'start'];
const STACK = ORDER.map((kind) => SLICE_KINDS.indexOf(kind));
/** What rounding leaves of nothing. */
const LEAST = 1e-9;

let shares = new Float64Array(0);
let heights = new Uint16Array(0);

/** Whole pixels for the shares from `place` on; what rounding gives or takes, the largest bears. @param {number} place @param {number} kinds how many @param {number} height_px */
function stack(place, kinds, height_px) {
  let [sum, used, largest] = [0, 0, 0];
  for (let kind = 0; kind < kinds; kind += 1) {
    const share = shares[place + kind];
    if (share <= LEAST) { heights[place + kind] = 0; continue; }
    const height = Math.max(1, Math.round(share * height_px));
    heights[place + kind] = height;
    sum += share;
    used += height;
    if (share > shares[place + largest]) largest = kind;
  }
  if (used > 0) heights[place + largest] = Math.max(1, heights[place + largest] + Math.round(Math.min(1, sum) * height_px) - used);
}

/** @param {RunningSums} sums @param {number} from_us @param {number} step_us @param {number} count of columns @param {number} height_px */
function stackAll(sums, from_us, step_us, count, height_px) {
  const kinds = sums.kinds.length;
  if (shares.length < (count + 1) * kinds) {
    shares = new Float64Array((count + 1) * kinds);
    heights = new Uint16Array((count + 1) * kinds);
  }
  sharesInRow(sums, from_us, step_us, count, shares);
  for (let column = 0; column < count; column += 1) stack(column * kinds, kinds, height_px);
}

/** @param {CanvasRenderingContext2D} context @param {RunningSums} sums @param {Scale} scale @param {Run[]} runs in order @param {RowPixels|null} pixels null: drawn as boxes @param {{top_px: number, palette: Palette}} row */
export function drawShareColumns(context, sums, scale, runs, pixels, { top_px: row_px, palette }) {
  const { kinds } = sums;
  const order = STACK.map((kind) => kinds.indexOf(kind)).filter((place) => place >= 0);
  for (const run of runs) {
    const { from, to, top_px, height_px } = run;
    const columns = pixels?.columnsOf(run, row_px) ?? { from, count: to - from, height: Math.floor(height_px), foot: Math.round(top_px + height_px) };
    const step_us = ((to - from) / columns.count) * (scale.to_us - scale.from_us) / scale.width_px;
    stackAll(sums, scale.from_us + (from * (scale.to_us - scale.from_us)) / scale.width_px, step_us, columns.count, columns.height);
    if (pixels) pixels.stack(columns, { heights, kinds, order });
    else drawBoxes(context, columns.count, { heights, kinds, order }, scale.left_px + from, columns.foot, palette);
  }
}

/** Where there are no images, as in a drawing of shapes: one kind after another, and neighbours alike as one box. @param {CanvasRenderingContext2D} context @param {number} count @param {Stacks} stacks @param {number} left_px @param {number} foot_px @param {Palette} palette */
function drawBoxes(context, count, { kinds, order }, left_px, foot_px, palette) {
  const below = new Uint16Array(count);
  for (const place of order) {
    context.fillStyle = palette.kinds[SLICE_KINDS[kinds[place]]].fill;
    let begun = 0;
    for (let column = 0; column < count; column += 1) {
      const height = heights[column * kinds.length + place];
      const foot = below[column];
      below[column] += height;
      const next = column + 1;
      if (next < count && heights[next * kinds.length + place] === height && below[next] === foot) continue;
      if (height > 0) context.fillRect(left_px + begun, foot_px - foot - height, next - begun, height);
      begun = next;
    }
  }
}
