/**
 * Where slices are narrower than a pixel: a column a pixel, in which each kind stands as high as its share of that
 * pixel's time, so that "40 % waiting for the lock" is 40 % of the ink. Kinds stand in one order, from the track's
 * foot up, which tells them apart where patterns have no room. A share that is there at all is at least a pixel high.
 */
import { SLICE_KINDS } from '../model/tracks.js';
import { TRACK_PX } from '../model/layout.js';
import { sharesInRow } from '../model/running-sums.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../model/tracks.js').SliceKind} SliceKind */
/** @typedef {import('../model/running-sums.js').RunningSums} RunningSums */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** `from` and `to`: columns, counted from the scale's left. @typedef {{from: number, to: number, top_px: number, height_px: number}} Run */

/** From the foot up. @type {SliceKind[]} */
const ORDER = ['has-gil', 'run', 'carry', 'task', 'call', 'busy-wait', 'wait', 'no-gil', 'waits-gil', 'start'];
const STACK = ORDER.map((kind) => SLICE_KINDS.indexOf(kind));

/** @type {WeakMap<RunningSums, number[]>} */
const stacks = new WeakMap();

/** From the foot up, places in a track's own kinds. @param {RunningSums} sums */
function stackOf(sums) {
  const known = stacks.get(sums) ?? STACK.map((kind) => sums.kinds.indexOf(kind)).filter((place) => place >= 0);
  stacks.set(sums, known);
  return known;
}

/** What rounding leaves of nothing. */
const LEAST = 1e-9;

let shares = new Float64Array(0);
let heights = new Uint16Array(0);

/** Whole pixels for the shares at `place`; what rounding gives or takes, the largest bears. @param {number} place @param {number} size how many kinds @param {number} height_px */
function stack(place, size, height_px) {
  let [sum, used, largest] = [0, 0, 0];
  for (let kind = 0; kind < size; kind += 1) {
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

/** All of a row at once, whatever its runs leave out: they are many, and to look each up costs more than the columns between. @param {RunningSums} sums @param {number} from_us @param {number} step_us @param {number} count of columns */
function lookUp(sums, from_us, step_us, count) {
  const size = sums.kinds.length;
  if (shares.length < (count + 1) * size) {
    shares = new Float64Array((count + 1) * size);
    heights = new Uint16Array((count + 1) * size);
  }
  sharesInRow(sums, from_us, step_us, count, shares);
}

/** @param {number} from a column @param {number} to @param {number} size @param {number} height_px */
function stackAll(from, to, size, height_px) {
  for (let column = from; column < to; column += 1) stack(column * size, size, height_px);
}

/** @typedef {{canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D, image: ImageData, pixels: Uint32Array, ratio: number, left: number, top: number}} Sheet */

/** @type {Omit<Sheet, 'ratio'|'left'|'top'>|null} */
let kept = null;

/** An empty image in the screen's own pixels, for one track; null where there are none. @param {CanvasRenderingContext2D} context @param {number} width_px @param {number} height_px @returns {Sheet|null} */
function sheetFor(context, width_px, height_px) {
  if (typeof OffscreenCanvas === 'undefined' || typeof context.getTransform !== 'function') return null;
  const { a: ratio, e: left, f: top } = context.getTransform();
  const [width, height] = [Math.ceil(width_px * ratio) + 1, Math.ceil(height_px * ratio) + 1];
  if (kept?.canvas.width !== width || kept.canvas.height !== height) {
    const canvas = new OffscreenCanvas(width, height);
    const flat = canvas.getContext('2d');
    if (!flat) return null;
    const image = flat.createImageData(width, height);
    kept = { canvas, context: flat, image, pixels: new Uint32Array(image.data.buffer) };
  } else kept.pixels.fill(0);
  return { ...kept, ratio, left, top };
}

/**
 * All of a track's columns as one image: thirty times as fast as a box a kind and column.
 * @param {CanvasRenderingContext2D} context @param {RunningSums} sums @param {Scale} scale @param {Run[]} runs @param {number} top_px the track's @param {Palette} palette
 * @returns {boolean} whether it was drawn
 */
function drawSheet(context, sums, scale, runs, top_px, palette) {
  const sheet = sheetFor(context, scale.width_px, TRACK_PX);
  const colours = sheet && coloursOf(sheet.context, palette);
  if (!sheet || !colours) return false;
  const { ratio } = sheet;
  const x = Math.round(scale.left_px * ratio + sheet.left);
  const y = Math.round(top_px * ratio + sheet.top);
  const step_us = (scale.to_us - scale.from_us) / (scale.width_px * ratio);
  const [size, order, fills] = [sums.kinds.length, stackOf(sums), sums.kinds.map((kind) => colours[kind])];
  lookUp(sums, scale.from_us, step_us, Math.round(runs[runs.length - 1].to * ratio));
  for (const run of runs) {
    const [from, to] = [Math.round(run.from * ratio), Math.round(run.to * ratio)];
    const [top, foot] = [Math.round(run.top_px * ratio + sheet.top) - y, Math.round((run.top_px + run.height_px) * ratio + sheet.top) - y];
    stackAll(from, to, size, foot - top);
    paint(sheet.pixels, sheet.canvas.width, from, to, foot, order, fills);
  }
  sheet.context.putImageData(sheet.image, 0, 0);
  context.drawImage(sheet.canvas, (x - sheet.left) / ratio, (y - sheet.top) / ratio, sheet.canvas.width / ratio, sheet.canvas.height / ratio);
  return true;
}

/** @param {Uint32Array} pixels @param {number} width the image's @param {number} from a column @param {number} to @param {number} foot @param {number[]} order from the foot up @param {number[]} colours of the track's kinds */
function paint(pixels, width, from, to, foot, order, colours) {
  for (let column = from; column < to; column += 1) {
    let at = (foot - 1) * width + column;
    for (let one = 0; one < order.length; one += 1) {
      const kind = order[one];
      for (let left = heights[column * order.length + kind]; left > 0 && at >= 0; left -= 1, at -= width) pixels[at] = colours[kind];
    }
  }
}

/** @param {CanvasRenderingContext2D} context @param {RunningSums} sums @param {Scale} scale @param {Run[]} runs in order @param {number} top_px the track's @param {Palette} palette */
export function drawShareColumns(context, sums, scale, runs, top_px, palette) {
  if (runs.length === 0 || drawSheet(context, sums, scale, runs, top_px, palette)) return;
  const step_us = (scale.to_us - scale.from_us) / scale.width_px;
  lookUp(sums, scale.from_us, step_us, runs[runs.length - 1].to);
  for (const { from, to, top_px: top, height_px } of runs) {
    stackAll(from, to, sums.kinds.length, Math.floor(height_px));
    drawBoxes(context, sums, { from, to }, scale.left_px, Math.round(top + height_px), palette);
  }
}

/** Where there are no images, as in a drawing of shapes: one kind after another, and neighbours alike as one box. @param {CanvasRenderingContext2D} context @param {RunningSums} sums @param {{from: number, to: number}} columns @param {number} left_px the scale's @param {number} foot_px @param {Palette} palette */
function drawBoxes(context, sums, { from, to }, left_px, foot_px, palette) {
  const below = new Uint16Array(to - from);
  const size = sums.kinds.length;
  for (const kind of stackOf(sums)) {
    context.fillStyle = palette.kinds[SLICE_KINDS[sums.kinds[kind]]].fill;
    let begun = from;
    for (let column = from; column < to; column += 1) {
      const height = heights[column * size + kind];
      const foot = below[column - from];
      below[column - from] += height;
      const next = column + 1;
      if (next < to && heights[next * size + kind] === height && below[next - from] === foot) continue;
      if (height > 0) context.fillRect(left_px + begun, foot_px - foot - height, next - begun, height);
      begun = next;
    }
  }
}

/** @type {WeakMap<Palette, Uint32Array|null>} */
const made = new WeakMap();

/** The kinds' colours as an image has them, by the context's own reading; null where it reads one as no plain colour. @param {OffscreenCanvasRenderingContext2D} context @param {Palette} palette */
function coloursOf(context, palette) {
  const known = made.get(palette);
  if (known !== undefined) return known;
  const read = SLICE_KINDS.map((kind) => {
    context.fillStyle = palette.kinds[kind].fill;
    return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? parseInt(context.fillStyle.slice(1), 16) : null;
  });
  const bytes = Uint8ClampedArray.from(read.flatMap((rgb) => [(rgb ?? 0) >> 16, ((rgb ?? 0) >> 8) & 255, (rgb ?? 0) & 255, 255]));
  const colours = read.includes(null) ? null : new Uint32Array(bytes.buffer);
  made.set(palette, colours);
  return colours;
}
