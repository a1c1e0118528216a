/**
 * Draws columns of shares where slices are narrower than two pixels. A column is one pixel wide (a few while the view
 * moves, see timeline/pace.js). In it each kind is as high as its share of the column's time, so "40 % waiting for the
 * lock" is 40 % of the ink. Kinds have a fixed order, from the track's foot up, which tells them apart where patterns
 * have no space. A share that is not zero is at least one pixel high.
 */
import { reused } from '../../base/reused.js';
import { boxOf } from '../row-shape.js';
import { sumBetween } from '../../trace/running-sums.js';
import { SLICE_KINDS } from '../../trace/tracks.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./row-pixels.js').RowPixels} RowPixels */
/** @typedef {import('../../trace/tracks.js').SliceKind} SliceKind */
/** @typedef {import('../../trace/running-sums.js').RunningSums} RunningSums */
/** @typedef {ReturnType<typeof import('./track-layers.js').layersOf>} Layers */
/**
 * `tops`: where each kind ends, in lines from the foot, column by column. `kinds`: indexes into SLICE_KINDS, from the
 * foot up.
 * @typedef {{count: number, kinds: number[], tops: Uint16Array}} Stacks
 */

/** As a column's depth: the column has no stack. */
export const FULL = -1;

/** The order of kinds from the foot up. @type {SliceKind[]} */
const ORDER = ['has-gil', 'run', 'carry', 'task', 'call', 'busy-wait', 'wait', 'no-gil', 'waits-gil', 'start'];
const STACK = ORDER.map((kind) => SLICE_KINDS.indexOf(kind));
/** The part of a column's time below which a sum is a rounding error of 0. */
const LEAST = 1e-9;

const topsOf = reused(Uint16Array);
/** The sums of one column. */
const sums_us = new Float64Array(SLICE_KINDS.length + 1);

/**
 * Converts the sums of one column into whole lines. The end of each kind is rounded, so that an error is at most one
 * line and the next kind evens it out; but each kind that occurs gets at least one line.
 * @param {number[]} order indexes into the sums, from the foot up
 * @param {number} column_us its time
 * @param {number} height in lines
 * @param {Uint16Array} tops
 * @param {number} to index of the column's first entry
 */
function stackOne(order, column_us, height, tops, to) {
  const lines = height / column_us;
  const least_us = LEAST * column_us;
  let sum_us = 0;
  let wanted = 0;
  let present = 0;
  let top = 0;
  for (let one = 0; one < order.length; one += 1) {
    const us = sums_us[order[one]];
    if (us > least_us) {
      sum_us += us;
      present += 1;
      wanted = (sum_us * lines + 0.5) | 0;
      top = wanted > top ? wanted : top + 1;
    }
    tops[to + one] = top;
  }
  // If that made the stack too high, lowers the tops from the highest kind down.
  for (
    let one = order.length - 1, most = Math.max(wanted, Math.min(present, height));
    one >= 0 && tops[to + one] > most;
    one -= 1
  ) {
    tops[to + one] = most;
    if (sums_us[order[one]] > least_us) most = Math.max(0, most - 1);
  }
}

/**
 * Valid until the next call.
 * @param {RunningSums} sums
 * @param {Layers} layers
 * @param {number[]} heights in lines, by depth
 * @returns {Stacks}
 */
function stacksOf(sums, { edges, depths, count }, heights) {
  const order = STACK.map((kind) => sums.kinds.indexOf(kind)).filter((place) => place >= 0);
  const tops = topsOf(count * order.length);
  // Made before the loop: code after the loop makes V8 leave the optimized loop for the slow one on every call.
  const stacks = { count, kinds: order.map((place) => sums.kinds[place]), tops };
  for (let column = 0; column < count; column += 1) {
    const to = column * order.length;
    if (depths[column] === FULL) for (let one = 0; one < order.length; one += 1) tops[to + one] = 0;
    else {
      sumBetween(sums, edges, column, sums_us);
      stackOne(order, edges.step_us, heights[depths[column]], tops, to);
    }
  }
  return stacks;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {RunningSums} sums
 * @param {Layers} layers
 * @param {RowPixels|null} pixels null draws boxes
 * @param {import('./slices.js').Row} row
 */
export function drawShareColumns(context, sums, layers, pixels, { scale, top_px, shape, palette, column_px }) {
  if (pixels) {
    pixels.stack(stacksOf(sums, layers, pixels.heights), column_px);
    return;
  }
  const boxes = Array.from({ length: shape.deepest + 1 }, (_, depth) => boxOf({ depth }, top_px, shape));
  const stacks = stacksOf(
    sums,
    layers,
    boxes.map(({ height_px }) => Math.floor(height_px)),
  );
  drawBoxes(
    context,
    stacks,
    (column) => scale.left_px + Math.min(column * column_px, Math.floor(scale.width_px)),
    Math.round(boxes[0].top_px + boxes[0].height_px),
    palette,
  );
}

/**
 * Draws boxes if the context has no images, such as one that writes SVG: kind by kind, with equal neighbours joined
 * into one box.
 * @param {CanvasRenderingContext2D} context
 * @param {Stacks} stacks
 * @param {(column: number) => number} leftOf
 * @param {number} foot_px
 * @param {Palette} palette
 */
function drawBoxes(context, { count, kinds, tops }, leftOf, foot_px, palette) {
  kinds.forEach((kind, one) => {
    context.fillStyle = palette.kinds[SLICE_KINDS[kind]].fill;
    const topOf = (/** @type {number} */ column) => tops[column * kinds.length + one];
    const footOf = (/** @type {number} */ column) => (one === 0 ? 0 : tops[column * kinds.length + one - 1]);
    for (let begun = 0, next = 1; next <= count; next += 1) {
      const top = topOf(begun);
      const foot = footOf(begun);
      if (next < count && topOf(next) === top && footOf(next) === foot) continue;
      if (top > foot) context.fillRect(leftOf(begun), foot_px - top, leftOf(next) - leftOf(begun), top - foot);
      begun = next;
    }
  });
}
