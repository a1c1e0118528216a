/**
 * An axis of a chart: maps values to pixels, linear or logarithmic, and places its round ticks. `start_px` is the place
 * of the least value, so a vertical axis starts below its end. A logarithmic axis begins above 0.
 */
import { roundStep } from '../timeline/ruler.js';

/** @typedef {{log: boolean, from: number, to: number, start_px: number, end_px: number}} Axis */
/** @typedef {{start_px: number, end_px: number}} Place */

/** The factor by which a logarithmic axis extends beyond its outermost marks. */
const ROOM = 1.15;

/** A linear axis from 0. @param {number[]} values @param {Place} place @returns {Axis} */
export const evenAxis = (values, place) => ({ log: false, from: 0, to: Math.max(...values, 0) * 1.05 || 1, ...place });

/** @param {number[]} values above 0 @param {Place} place @returns {Axis} */
export const logAxis = (values, place) =>
  values.length === 0
    ? { log: true, from: 1, to: 10, ...place }
    : { log: true, from: Math.min(...values) / ROOM, to: Math.max(...values) * ROOM, ...place };

/** @param {Axis} axis @param {number} value */
export function pxAt({ log, from, to, start_px, end_px }, value) {
  const part = log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return start_px + part * (end_px - start_px);
}

/** @param {Axis} axis @param {number[]} values in order @param {number} gap_px */
const apart = (axis, values, gap_px) =>
  values.every((value, i) => i === 0 || Math.abs(pxAt(axis, value) - pxAt(axis, values[i - 1])) >= gap_px);

/**
 * The ticks that have room, chosen from the last one back, since readers look for the largest one.
 * @param {Axis} axis
 * @param {number[]} values in order
 * @param {number} gap_px
 */
export function fittingTicks(axis, values, gap_px) {
  /** @type {number[]} */
  const kept = [];
  for (const value of values.toReversed()) if (apart(axis, [value, ...kept.slice(0, 1)], gap_px)) kept.unshift(value);
  return kept;
}

/** @param {Axis} axis @param {number} gap_px */
function evenTicks(axis, gap_px) {
  const step = roundStep(((axis.to - axis.from) * gap_px) / Math.abs(axis.end_px - axis.start_px));
  const first = Math.ceil(axis.from / step - 1e-9);
  const last = Math.floor(axis.to / step + 1e-9);
  // Multiplying by a step below 1 would give 0.30000000000000004.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** @param {Axis} axis @param {number[]} factors of every `each`th power of ten @param {number} each */
function decadeTicks({ from, to }, factors, each) {
  const first = Math.floor(Math.log10(from));
  const powers = Array.from({ length: Math.ceil(Math.log10(to)) - first + 1 }, (_, i) => first + i).filter(
    (power) => power % each === 0,
  );
  const ticks = powers.flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(12))));
  return ticks.filter((value) => value >= from && value <= to);
}

/**
 * Ticks as dense as the gap allows. A logarithmic axis with fewer than two ticks at powers of ten and their parts gets
 * those of a linear one.
 * @param {Axis} axis
 * @param {number} gap_px
 */
export function roundTicks(axis, gap_px) {
  if (!axis.log) return evenTicks(axis, gap_px);
  const ladders = [decadeTicks(axis, [1, 2, 5], 1), ...[1, 2, 3, 4].map((each) => decadeTicks(axis, [1], each))];
  const ladder = ladders.find((ticks) => ticks.length >= 2 && apart(axis, ticks, gap_px));
  return ladder ?? fittingTicks(axis, evenTicks(axis, gap_px), gap_px);
}
