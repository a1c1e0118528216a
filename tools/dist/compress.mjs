/**
 * Compresses files at the highest level while the site is built, instead of quickly for every request.
 */

import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Endings of the compressed files that are put beside a file. */
export const SIBLINGS = ['.br', '.gz'];

/** Smaller files travel in one packet either way. */
const LEAST_BYTES = 300;

/** Files that are compressed already, and maps, which only developer tools request. */
const AS_THEY_ARE = new Set(['.map', '.png', '.woff2']);

/** @param {Uint8Array} bytes */
const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** @param {string} file @param {Uint8Array} bytes */
export const worthIt = (file, bytes) => bytes.length >= LEAST_BYTES && !AS_THEY_ARE.has(extname(file));

/** @param {Uint8Array} bytes @returns {Promise<[sibling: string, content: Uint8Array][]>} */
export const compressed = async (bytes) => {
  const [br, gz] = await Promise.all([brotli(bytes), promisify(gzip)(bytes, { level: 9 })]);
  return [
    ['.br', br],
    ['.gz', gz],
  ];
};
