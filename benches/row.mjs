/**
 * One row of the result: a figure alone, or the ratio of ours to a peer's measured in alternating turns, with its 95 %
 * interval and a target.
 */

import { median } from '../www/base/median.js';
import { interval } from './statistics.mjs';

/**
 * `within`: null if the interval straddles the target, or if there is no target. `at`: whether the target is a most, a
 * least, or a value to be near, up to `tolerance` on either side.
 * @typedef {object} Row
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {number|null} target
 * @property {boolean|null} within
 * @property {'most'|'least'|'near'} at
 * @property {number} [tolerance]
 * @property {number} low
 * @property {number} high
 * @property {string} ours
 * @property {string} peer
 * @property {number} rounds
 * @property {string} [note]
 */

/** @param {{low: number, high: number}} interval @param {number} target @param {'most'|'least'} at */
const judge = ({ low, high }, target, at) => {
  const [safe, missed] = at === 'most' ? [high <= target, low > target] : [low >= target, high < target];
  return safe ? true : missed ? false : null;
};

/** @param {number} value */
const figure = (value) => String(Number(value.toPrecision(3)));

/**
 * A figure that needs no peer.
 * @param {{name: string, target: number, at?: 'most'|'least', values: number[], unit: string, note?: string}} measured
 * @returns {Row}
 */
export const plainRow = ({ name, target, at = 'most', values, unit, note }) => {
  const { low, high } = interval(values);
  const value = median(values);
  return {
    name,
    value,
    unit,
    target,
    within: judge({ low, high }, target, at),
    at,
    low,
    high,
    ours: `${figure(value)} ${unit}`,
    peer: '–',
    rounds: values.length,
    ...(note ? { note } : {}),
  };
};

/**
 * @param {object} measured
 * @param {string} measured.name
 * @param {string} measured.against      names the peer, for the unit
 * @param {number} measured.target
 * @param {'most'|'least'} [measured.at]
 * @param {number[]} measured.ours       one for each round
 * @param {number[]} measured.peer       of the same rounds
 * @param {string} measured.unit         of ours and the peer's
 * @param {string} [measured.note]
 * @returns {Row}
 */
export const row = ({ name, against, target, at = 'most', ours, peer, unit, note }) => {
  const ratios = ours.map((value, round) => value / peer[round]);
  const { low, high } = interval(ratios);
  return {
    name,
    value: median(ratios),
    unit: `times ${against}`,
    target,
    within: judge({ low, high }, target, at),
    at,
    low,
    high,
    ours: `${figure(median(ours))} ${unit}`,
    peer: `${figure(median(peer))} ${unit}`,
    rounds: ours.length,
    ...(note ? { note } : {}),
  };
};

/** A median with its interval. @param {number[]} values @param {string} [unit] */
export const said = (values, unit = '') => {
  const { low, high } = interval(values);
  return `${figure(median(values))} (${figure(low)} – ${figure(high)})${unit && ` ${unit}`}`;
};

/**
 * @param {object} measured
 * @param {string} measured.name
 * @param {string} measured.unit
 * @param {number|null} measured.target  null: the figure is only shown
 * @param {number} [measured.tolerance]
 * @param {number[]} measured.values     one for each round
 * @param {string} measured.ours
 * @param {string} measured.peer
 * @returns {Row}
 */
export const nearRow = ({ name, unit, target, tolerance = 0, values, ours, peer }) => {
  const { low, high } = interval(values);
  const shown = { name, value: median(values), unit, low, high, ours, peer, rounds: values.length };
  if (target === null) return { ...shown, target, within: null, at: 'near' };
  const [least, most] = [target - tolerance, target + tolerance];
  const within = low >= least && high <= most ? true : high < least || low > most ? false : null;
  return { ...shown, target, within, at: 'near', tolerance };
};
