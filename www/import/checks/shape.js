/**
 * Validates untrusted values. A shape reads a value and returns a clean copy with only the fields that it knows, or
 * throws an error that names the place.
 */
import { UnfitError } from './import-error.js';
import { isObject } from './read.js';

/** @template T @typedef {(value: unknown, place: string) => T} Shape */

/** No time, count or size of a run is larger. */
const MOST = 1e13;

/** @param {string} place @param {string} what @returns {never} */
const not = (place, what) => {
  throw new UnfitError(place, what);
};

/** @type {Shape<number>} */
export const number = (value, place) =>
  typeof value === 'number' && Math.abs(value) <= MOST ? value : not(place, 'number');

/** @type {Shape<number>} */
export const count = (value, place) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST ? Number(value) : not(place, 'count');

/** @type {Shape<boolean>} */
export const flag = (value, place) => (typeof value === 'boolean' ? value : not(place, 'yes or no'));

/** @param {number} [most] characters @returns {Shape<string>} */
export const text =
  (most = 200) =>
  (value, place) =>
    typeof value === 'string' && value.length <= most ? value : not(place, 'text that fits');

/** @template {string|number} T @param {readonly T[]} known @returns {Shape<T>} */
export const one = (known) => (value, place) =>
  known.find((each) => each === value) ?? not(place, `thing that this page knows`);

/** @template T @param {Shape<T>} shape @returns {Shape<T|null>} */
export const maybe = (shape) => (value, place) => (value === null ? null : shape(value, place));

/** @template T @param {Shape<T>} shape @returns {Shape<T|undefined>} */
export const optional = (shape) => (value, place) => (value === undefined ? undefined : shape(value, place));

/** @template T @param {Shape<T>} shape @param {number} most @returns {Shape<T[]>} */
export const every = (shape, most) => (value, place) =>
  Array.isArray(value) && value.length <= most
    ? value.map((each, at) => shape(each, `${place}[${at}]`))
    : not(place, 'list that fits');

/** Optional fields that are missing stay missing. @template {Record<string, Shape<any>>} F @param {F} fields @returns {Shape<{[K in keyof F]: ReturnType<F[K]>}>} */
export const record = (fields) => (value, place) => {
  if (!isObject(value)) return not(place, 'object');
  return /** @type {any} */ (
    Object.fromEntries(
      Object.entries(fields)
        .map(([name, shape]) => [name, shape(Object.hasOwn(value, name) ? value[name] : undefined, `${place}.${name}`)])
        .filter(([, read]) => read !== undefined),
    )
  );
};

/**
 * An object with any names, whose values have the same shape.
 * @template T
 * @param {Shape<T>} shape
 * @param {number} most
 * @returns {Shape<Record<string, T>>}
 */
export const named = (shape, most) => (value, place) => {
  if (!isObject(value) || Object.keys(value).length > most) return not(place, 'object that fits');
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [text(40)(name, place), shape(each, `${place}.${name.slice(0, 40)}`)]),
  );
};

/** Reads a value with the first shape that fits. @template T @param {...Shape<T>} shapes @returns {Shape<T>} */
export const either =
  (...shapes) =>
  (value, place) => {
    for (const shape of shapes.slice(0, -1)) {
      try {
        return shape(value, place);
      } catch {
        /* try the next shape */
      }
    }
    return shapes[shapes.length - 1](value, place);
  };
