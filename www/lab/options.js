/** Turns a program's options for `run` into plain data, so that nothing in them can change or throw later. */

/** @import { RunOptions } from '../interface.js' */

/** JSON would turn NaN and Infinity into null, and so into a default. @param {string} _ @param {unknown} value */
const wordsForNoNumbers = (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);

/**
 * @param {unknown} given
 * @returns {RunOptions} not checked yet: the engine names what it refuses
 * @throws if it is not plain data: a cycle, a BigInt, a getter that throws
 */
export const plainOptions = (given) => JSON.parse(JSON.stringify(given, wordsForNoNumbers) ?? 'null');
