/** What a program gives to `run`, as plain data: read once, so that nothing of it can change or throw later. */

/** @import { RunOptions } from '../protocol.js' */

/** JSON would make null of NaN and Infinity, and so a default. @param {string} _ @param {unknown} value */
const wordsForNoNumbers = (_, value) => typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/**
 * @param {unknown} given
 * @returns {RunOptions} not checked yet: what cannot be run, the engine refuses by name
 * @throws where it is no data: a cycle, a BigInt, a getter that throws
 */
export const plainOptions = (given) => JSON.parse(JSON.stringify(given, wordsForNoNumbers) ?? 'null');
