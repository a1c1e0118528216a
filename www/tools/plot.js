/**
 * Lays out a chart for a width: the places of its axes, points and lines, in `_px` from the top left corner of the
 * picture. The view draws it.
 */
import { evenAxis, fittingTicks, logAxis, pxAt, roundTicks } from './axis.js';

/** @typedef {import('../interface.js').ModelName} ModelName */
/** @typedef {import('../interface.js').Interval} Interval */
/** @typedef {{title: string, log: boolean, label: (value: number) => string}} Side */
/** @typedef {{x: number, y: number, interval: Interval|null}} Dot */
/**
 * The points of one model; `failed`: the values without a figure.
 * @typedef {{model: ModelName, title: string, dots: Dot[], failed: number[], joined: boolean}} Series
 */
/**
 * A line that was not measured but calculated.
 * @typedef {{kind: 'ideal'|'fit', model: ModelName|null, title: string, dots: {x: number, y: number}[]}} Guide
 */
/**
 * `values`: all values of the sweep, measured or not yet.
 * @typedef {{title: string, values: number[], x: Side, y: Side, series: Series[], guides: Guide[]}} Chart
 */

/** @typedef {[x_px: number, y_px: number]} Spot */
/** @typedef {{at: Spot, text: string, low_px: number|null, high_px: number|null}} Mark */
/** @typedef {{px: number, label: string}} Tick */
/**
 * @typedef {{width_px: number, height_px: number, left_px: number, right_px: number, top_px: number, bottom_px: number,
 *   xTicks: Tick[], yTicks: Tick[], series: {model: ModelName, joined: boolean, aside_px: number, marks: Mark[],
 *   failed: Spot[]}[], guides: {kind: Guide['kind'], model: ModelName|null, spots: Spot[]}[]}} Plot
 */

const TOP_PX = 28;
const RIGHT_PX = 14;
const BELOW_PX = 44;
/** The width of a label's widest digit. */
const CHARACTER_PX = 8;
const Y_GAP_PX = 34;
/** Models with equal figures are drawn side by side, so that each is visible. */
const ASIDE_PX = 3;

/** @param {number} width_px */
const heightFor = (width_px) => Math.round(Math.min(340, Math.max(230, width_px * 0.6)));

/** @param {Chart} chart @param {number} width_px @returns {Plot} */
export function plot(chart, width_px) {
  const height_px = heightFor(width_px);
  const bottom_px = height_px - BELOW_PX;
  const axisOf = (
    /** @type {Side} */ side,
    /** @type {number[]} */ values,
    /** @type {import('./axis.js').Place} */ place,
  ) => (side.log ? logAxis : evenAxis)(values, place);
  const y = axisOf(chart.y, heights(chart), { start_px: bottom_px, end_px: TOP_PX });
  const yTicks = roundTicks(y, Y_GAP_PX).map((value) => ({ px: pxAt(y, value), label: chart.y.label(value) }));
  const left_px = 10 + CHARACTER_PX * Math.max(2, ...yTicks.map(({ label }) => label.length));
  const right_px = width_px - Math.max(RIGHT_PX, (CHARACTER_PX / 2) * chart.x.label(Math.max(...chart.values)).length);
  const x = axisOf(chart.x, chart.values, { start_px: left_px, end_px: right_px });
  const gap_px = 8 + CHARACTER_PX * Math.max(...chart.values.map((value) => chart.x.label(value).length));
  const at = (/** @type {{x: number, y: number}} */ dot) => /** @type {Spot} */ ([pxAt(x, dot.x), pxAt(y, dot.y)]);
  return {
    width_px,
    height_px,
    left_px,
    right_px,
    top_px: TOP_PX,
    bottom_px,
    yTicks,
    xTicks: fittingTicks(x, chart.values, gap_px).map((value) => ({ px: pxAt(x, value), label: chart.x.label(value) })),
    series: chart.series.map(({ model, title, joined, dots, failed }, i) => ({
      model,
      joined,
      aside_px: ASIDE_PX * (i - (chart.series.length - 1) / 2),
      marks: dots.map((dot) => ({
        at: at(dot),
        text: `${title}: ${chart.x.label(dot.x)} → ${chart.y.label(dot.y)}`,
        low_px: dot.interval && pxAt(y, dot.interval.low),
        high_px: dot.interval && pxAt(y, dot.interval.high),
      })),
      failed: failed.map((value) => [pxAt(x, value), bottom_px]),
    })),
    guides: chart.guides.map(({ kind, model, dots }) => ({ kind, model, spots: dots.map(at) })),
  };
}

/** All values that the y axis has to hold. @param {Chart} chart */
const heights = ({ series, guides }) => [
  ...series.flatMap(({ dots }) =>
    dots.flatMap(({ y, interval }) => (interval ? [y, interval.low, interval.high] : [y])),
  ),
  ...guides.flatMap(({ dots }) => dots.map(({ y }) => y)),
];
