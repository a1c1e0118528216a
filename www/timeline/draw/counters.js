/** Draws a counter: its steps where they can be told apart, else the mean of each pixel. */
import { firstAbove } from '../../base/search-sorted.js';
import { meanOf, sayValue, valueAt } from '../../trace/counters.js';
import { COUNTER_PX } from '../layout.js';
import { toPx, toUs } from '../../trace/scale.js';
import { fitText } from './text.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../../trace/counters.js').Counter} Counter */
/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** From `x` on the counter has this value. @typedef {{x: number, value: number}} Level */

const TOP_PX = 4;
const FOOT_PX = 3;
const INDENT_PX = 18;
/** A narrower gutter, as on a phone, gets the short label. */
const NARROW_PX = 100;
/** With more steps per pixel than this, single steps cannot be seen. */
const STEPS_A_PX = 0.4;
const NAME_FROM_PX = 40;

/**
 * The steps in view, or the means of the pixels.
 * @param {Counter} counter
 * @param {Scale} scale
 * @returns {{levels: Level[], dense: boolean}}
 */
export function levelsOf(counter, scale) {
  const [first, last] = [firstAbove(counter.times, scale.from_us), firstAbove(counter.times, scale.to_us)];
  const dense = last - first > STEPS_A_PX * scale.width_px;
  if (!dense) {
    const steps = Array.from({ length: last - first }, (_, at) => ({
      x: toPx(scale, counter.times[first + at]),
      value: counter.values[first + at],
    }));
    return { levels: [{ x: scale.left_px, value: valueAt(counter, scale.from_us) }, ...steps], dense };
  }
  const levels = Array.from({ length: Math.ceil(scale.width_px) }, (_, at) => {
    const x = scale.left_px + at;
    return { x, value: meanOf(counter, toUs(scale, x), toUs(scale, x + 1)) };
  });
  return { levels, dense };
}

/**
 * The label in the gutter: the counter's name, or its value at a moment; short where space is limited.
 * @param {Counter} counter
 * @param {number|null} moment_us
 * @param {boolean} [few]
 */
export function counterLabel(counter, moment_us, few = false) {
  if (moment_us === null) return counter.name;
  const value = valueAt(counter, moment_us);
  if (counter.kind === 'runnable') return `${value} ${counter.name}`;
  if (counter.kind === 'value') return few ? sayValue(value) : `${counter.name}: ${sayValue(value)}`;
  return few && value > 0 ? (counter.names[value] ?? '') : `${counter.name}: ${counter.names[value] || 'free'}`;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Level[]} levels
 * @param {Scale} scale
 * @param {number} foot
 * @param {(value: number) => number} yOf
 */
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

/**
 * Writes the lock's holder where there is space.
 * @param {CanvasRenderingContext2D} context
 * @param {Counter} counter
 * @param {Level[]} levels
 * @param {Scale} scale
 * @param {number} middle
 * @param {Palette} palette
 */
function drawNames(context, counter, levels, scale, middle, palette) {
  context.font = palette.font;
  context.fillStyle = palette.kinds['has-gil'].ink;
  levels.forEach(({ x, value }, at) => {
    const width = (levels[at + 1]?.x ?? scale.left_px + scale.width_px) - x;
    if (value > 0 && width >= NAME_FROM_PX)
      context.fillText(fitText(context, palette.font, counter.names[value] ?? '', width - 8), x + 4, middle);
  });
}

/**
 * The range of a counter. For workers it is at least 1; a file's counter may have a smaller range.
 * @param {Counter} counter
 */
const spanOf = ({ kind, most, least }) => (kind === 'value' ? most - least : Math.max(1, most));

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Counter} counter
 * @param {number} y
 * @param {{scale: Scale, palette: Palette, moment_us: number|null}} scene
 */
export function drawCounter(context, counter, y, { scale, palette, moment_us }) {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = palette.font;
  context.fillStyle = palette.soft;
  const narrow = scale.left_px < NARROW_PX;
  const indent = narrow ? 8 : INDENT_PX;
  context.fillText(
    fitText(context, palette.font, counterLabel(counter, moment_us, narrow), scale.left_px - indent - 6),
    indent,
    y + COUNTER_PX / 2,
  );
  const foot = y + COUNTER_PX - FOOT_PX;
  const { levels, dense } = levelsOf(counter, scale);
  const holder = counter.kind === 'holder';
  // A holder is a name, not a number: its box fills the row's height, or half of it where holders change too fast.
  const partOf = (/** @type {number} */ value) =>
    holder ? (value > 0 ? (dense ? 0.5 : 1) : 0) : (value - counter.least) / (spanOf(counter) || 1);
  const yOf = (/** @type {number} */ value) => foot - partOf(value) * (COUNTER_PX - TOP_PX - FOOT_PX);
  outline(context, levels, scale, yOf(0), yOf);
  context.fillStyle = holder ? palette.kinds['has-gil'].fill : palette.band;
  context.fill();
  context.strokeStyle = palette.soft;
  context.lineWidth = 1;
  context.stroke();
  if (!holder || dense) return;
  drawEdges(context, levels, foot, palette);
  drawNames(context, counter, levels, scale, y + COUNTER_PX / 2, palette);
}

/**
 * Draws an edge where one holder follows another without a gap.
 * @param {CanvasRenderingContext2D} context
 * @param {Level[]} levels
 * @param {number} foot
 * @param {Palette} palette
 */
function drawEdges(context, levels, foot, palette) {
  context.beginPath();
  for (const { x } of levels.slice(1)) {
    context.moveTo(x, foot);
    context.lineTo(x, foot - (COUNTER_PX - TOP_PX - FOOT_PX));
  }
  context.strokeStyle = palette.ground;
  context.stroke();
}
