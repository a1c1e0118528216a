/** Reads values of a file. Each value has the expected type, or the error names its place. */
import { MOST_VALUE } from '../../trace/counters.js';
import { refuse } from './import-error.js';
import { LIMITS } from './limits.js';

/** @typedef {Record<string, unknown>} Fields */

/** @param {unknown} value */
const kindOf = (value) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : value === undefined
          ? 'missing'
          : `the ${typeof value} ${typeof value === 'string' ? JSON.stringify(shortened(value, 40)) : value}`;

/** @param {string} text @param {number} [length] */
export const shortened = (text, length = LIMITS.name_characters) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** Any value as text. @param {unknown} value */
export const words = (value) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? shortened(String(value)) : '';

/** @param {unknown} value @returns {value is Fields} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @param {string} place @returns {Fields} */
export const object = (value, place) =>
  isObject(value)
    ? value
    : refuse(`${place} is ${kindOf(value)}, not an object: the program that wrote the file went wrong there.`);

/** @param {unknown} value @param {string} place @returns {unknown[]} */
export const list = (value, place) =>
  Array.isArray(value)
    ? value
    : refuse(`${place} is ${kindOf(value)}, not a list: the program that wrote the file went wrong there.`);

/** @param {unknown} value @param {string} place @returns {number} */
export const number = (value, place) =>
  typeof value === 'number' && Number.isFinite(value)
    ? value
    : refuse(`${place} is ${kindOf(value)}, not a number: the program that wrote the file went wrong there.`);

/** A counter's value, which some programs write as text; null if it is not a number. @param {unknown} value */
export function countOf(value) {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof count === 'number' && Math.abs(count) <= MOST_VALUE ? count : null;
}

/** @param {unknown} value @param {string} place @returns {string} shortened to a length that can be shown */
export const name = (value, place) =>
  typeof value === 'string'
    ? shortened(value)
    : refuse(`${place} is ${kindOf(value)}, not a text: the program that wrote the file went wrong there.`);

/**
 * An index of a row in a table.
 * @param {unknown} value
 * @param {number} length of the table
 * @param {string} place
 * @returns {number}
 */
export const index = (value, length, place) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < length
    ? Number(value)
    : refuse(`${place} is ${kindOf(value)}, not the number of a row there is: the file is damaged.`);
