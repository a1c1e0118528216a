/**
 * A guess is a length: how long a model takes, where the first model's bar has the length 1. This module has the steps
 * of a guess, its words, and the length of a bar on the screen.
 */
import { NARROW } from '../base/format.js';

export const LEAST = 0.05;
export const MOST = 3;
const STEP = 0.05;
const PAGE = 0.25;
/** Ratios below this get two decimals: with one, a small difference would read as none. */
const NEAR_ONE = 1.1;

/** The nearest length that can be guessed; without rounding, decimals would accumulate. @param {number} length */
export const snapped = (length) =>
  Math.min(MOST, Math.max(LEAST, Math.round(Math.round(length / STEP) * STEP * 100) / 100));

/** @type {Record<string, (length: number) => number>} */
const KEYS = {
  ArrowLeft: (length) => length - STEP,
  ArrowDown: (length) => length - STEP,
  ArrowRight: (length) => length + STEP,
  ArrowUp: (length) => length + STEP,
  PageDown: (length) => length - PAGE,
  PageUp: (length) => length + PAGE,
  Home: () => LEAST,
  End: () => MOST,
};

/**
 * The guess after a key is pressed; null where the key belongs to the browser.
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event
 * @param {number} length
 */
export const moved = ({ key, ctrlKey, metaKey, altKey }, length) =>
  ctrlKey || metaKey || altKey || !Object.hasOwn(KEYS, key) ? null : snapped(KEYS[key](length));

/**
 * The length that the full width stands for: it fits every guess and every measured length.
 * @param {(number|null)[]} lengths
 */
export const roomOf = (lengths) => Math.max(MOST, ...lengths.map((length) => (length ?? 0) * 1.05));

/** Names of fractions. @type {Record<number, string>} */
const NAMED = {
  0.05: 'a twentieth as long',
  0.1: 'a tenth as long',
  0.2: 'a fifth as long',
  0.25: 'a quarter as long',
  0.5: 'half as long',
  0.75: 'three quarters as long',
  1: 'as long',
  1.5: 'one and a half times as long',
  2: 'twice as long',
  3: 'three times as long',
};

/** "half as long as Sequential". @param {number} length @param {string} unit the title of the bar with the length 1 */
export const lengthWords = (length, unit) => {
  const end = length <= LEAST ? ', or less' : length >= MOST ? ', or longer' : '';
  return `${NAMED[length] ?? `${length} times as long`} as ${unit}${end}`;
};

/**
 * Returns "2.0 × as fast", "1.5 × as long", or "as long", without a figure.
 * @param {number} length
 * @returns {{figure: string, as: string}}
 */
export const ratioOf = (length) => {
  const ratio = length < 1 ? 1 / length : length;
  const text = ratio.toFixed(ratio < NEAR_ONE ? 2 : ratio < 9.95 ? 1 : 0);
  if (text === '1.00') return { figure: '', as: 'as long' };
  return { figure: `${text}${NARROW}×`, as: length < 1 ? 'as fast' : 'as long' };
};

/** @param {number} length */
export const ratioWords = (length) => {
  const { figure, as } = ratioOf(length);
  return `${figure} ${as}`.trim();
};
