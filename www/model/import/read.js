/** Reading what a file says, piece by piece: each piece is what it has to be, or the error names its place. */
import { refuse } from './import-error.js';
import { LIMITS } from './limits.js';

/** @typedef {Record<string, unknown>} Fields */

/** @param {unknown} value */
const kindOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : value === undefined ? 'missing' : `the ${typeof value} ${typeof value === 'string' ? JSON.stringify(shortened(value, 40)) : value}`);

/** @param {string} text @param {number} [length] */
export const shortened = (text, length = LIMITS.name_characters) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** What can be said of a value that may be anything. @param {unknown} value */
export const words = (value) => (['string', 'number', 'boolean'].includes(typeof value) ? shortened(String(value)) : '');

/** @param {unknown} value @returns {value is Fields} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @param {string} place @returns {Fields} */
export const object = (value, place) => (isObject(value) ? value : refuse(`${place} is ${kindOf(value)}, not an object: the program that wrote the file went wrong there.`));

/** @param {unknown} value @param {string} place @returns {unknown[]} */
export const list = (value, place) => (Array.isArray(value) ? value : refuse(`${place} is ${kindOf(value)}, not a list: the program that wrote the file went wrong there.`));

/** @param {unknown} value @param {string} place @returns {number} */
export const number = (value, place) => (typeof value === 'number' && Number.isFinite(value) ? value : refuse(`${place} is ${kindOf(value)}, not a number: the program that wrote the file went wrong there.`));

/** @param {unknown} value @param {string} place @returns {string} shortened to what can be shown */
export const name = (value, place) => (typeof value === 'string' ? shortened(value) : refuse(`${place} is ${kindOf(value)}, not a text: the program that wrote the file went wrong there.`));

/** A number of a row in a table. @param {unknown} value @param {number} length the table's @param {string} place @returns {number} */
export const index = (value, length, place) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) < length ? Number(value) : refuse(`${place} is ${kindOf(value)}, not the number of a row there is: the file is damaged.`));
