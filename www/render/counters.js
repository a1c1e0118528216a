/** Draws a counter: its steps where they can be told apart, and what is true of every pixel's width where they cannot. */
import { firstAbove } from '../model/search-sorted.js';
import { meanOf, valueAt } from '../model/counters.js';
import { COUNTER_PX } from '../model/layout.js';
import { toPx, toUs } from '../model/scale.js';
import { fitText } from './text.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../model/counters.js').Counter} Counter */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** From `x` on the counter stands at `value`. @typedef {{x: number, value: number}} Level */

const TOP_PX = 4;
const FOOT_PX = 3;
const INDENT_PX = 18;
/** A phone's gutter has no room to spare. */
const NARROW_PX = 100;
/** More steps than this to a pixel, and they would be a smear. */
const STEPS_A_PX = 0.4;
const NAME_FROM_PX = 40;

/** Steps in view, or the means of single pixels. @param {Counter} counter @param {Scale} scale @returns {{levels: Level[], dense: boolean}} */
export function levelsOf(counter, scale) {
  const [first, last] = [firstAbove(counter.times, scale.from_us), firstAbove(counter.times, scale.to_us)];
  const dense = last - first > STEPS_A_PX * scale.width_px;
  if (!dense) {
    const steps = counter.times.slice(first, last).map((us, at) => ({ x: toPx(scale, us), value: counter.values[first + at] }));
    return { levels: [{ x: scale.left_px, value: valueAt(counter, scale.from_us) }, ...steps], dense };
  }
  const levels = Array.from({ length: Math.ceil(scale.width_px) }, (_, at) => {
    const x = scale.left_px + at;
    return { x, value: meanOf(counter, toUs(scale, x), toUs(scale, x + 1)) };
  });
  return { levels, dense };
}

/** What the gutter says: the counter's name, or what it was at a moment; in few words where there is little room. @param {Counter} counter @param {number|null} moment_us @param {boolean} [few] */
export function counterLabel(counter, moment_us, few = false) {
  if (moment_us === null) return counter.name;
  const value = valueAt(counter, moment_us);
  if (counter.kind === 'runnable') return `${value} ${counter.name}`;
  return few && value > 0 ? counter.names[value] : `${counter.name}: ${counter.names[value] || 'free'}`;
}

/** @param {CanvasRenderingContext2D} context @param {Level[]} levels @param {Scale} scale @param {number} foot @param {(value: number) => number} yOf */
function outline(context, levels, scale, foot, yOf) {
  const right = scale.left_px + scale.width_px;
  context.beginPath();
  context.moveTo(scale.left_px, foot);
  levels.forEach(({ x, value }, at) => {
    context.lineTo(x, yOf(value));
    context.lineTo(levels[at + 1]?.x ?? right, yOf(value));
  });
  context.lineTo(right, foot);
}

/** Who had the lock, written where there is room. @param {CanvasRenderingContext2D} context @param {Counter} counter @param {Level[]} levels @param {Scale} scale @param {number} middle @param {Palette} palette */
function drawNames(context, counter, levels, scale, middle, palette) {
  context.font = palette.font;
  context.fillStyle = palette.kinds['has-gil'].ink;
  levels.forEach(({ x, value }, at) => {
    const width = (levels[at + 1]?.x ?? scale.left_px + scale.width_px) - x;
    if (value > 0 && width >= NAME_FROM_PX) context.fillText(fitText(context, palette.font, counter.names[value], width - 8), x + 4, middle);
  });
}

/** @param {CanvasRenderingContext2D} context @param {Counter} counter @param {number} y @param {{scale: Scale, palette: Palette, moment_us: number|null}} scene */
export function drawCounter(context, counter, y, { scale, palette, moment_us }) {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = palette.font;
  context.fillStyle = palette.soft;
  const narrow = scale.left_px < NARROW_PX;
  const indent = narrow ? 8 : INDENT_PX;
  context.fillText(fitText(context, palette.font, counterLabel(counter, moment_us, narrow), scale.left_px - indent - 6), indent, y + COUNTER_PX / 2);
  const foot = y + COUNTER_PX - FOOT_PX;
  const { levels, dense } = levelsOf(counter, scale);
  const holder = counter.kind === 'holder';
  // A holder is a name and no amount: a box as high as the row, but where names change too fast half of it.
  const yOf = (/** @type {number} */ value) => foot - (holder ? (value > 0 ? (dense ? 0.5 : 1) : 0) : value / Math.max(1, counter.most)) * (COUNTER_PX - TOP_PX - FOOT_PX);
  outline(context, levels, scale, foot, yOf);
  context.fillStyle = holder ? palette.kinds['has-gil'].fill : palette.band;
  context.fill();
  context.strokeStyle = palette.soft;
  context.lineWidth = 1;
  context.stroke();
  if (!holder || dense) return;
  drawEdges(context, levels, foot, palette);
  drawNames(context, counter, levels, scale, y + COUNTER_PX / 2, palette);
}

/** Where it goes from one holder to the next without a gap. @param {CanvasRenderingContext2D} context @param {Level[]} levels @param {number} foot @param {Palette} palette */
function drawEdges(context, levels, foot, palette) {
  context.beginPath();
  for (const { x } of levels.slice(1)) {
    context.moveTo(x, foot);
    context.lineTo(x, foot - (COUNTER_PX - TOP_PX - FOOT_PX));
  }
  context.strokeStyle = palette.ground;
  context.stroke();
}
