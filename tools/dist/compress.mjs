/** What a file is sent as: once compressed at its best while it is built, instead of in a hurry whenever it is asked for. */

import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is put beside a file. */
export const SIBLINGS = ['.br', '.gz'];

/** Smaller files travel in one packet either way. */
const LEAST_BYTES = 300;

/** Those that are compressed already, and maps, which only a developer's tools ask for. */
const AS_THEY_ARE = new Set(['.map', '.png', '.woff2']);

/** @param {Uint8Array} bytes */
const brotli = (bytes) => promisify(brotliCompress)(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

/** @param {string} file @param {Uint8Array} bytes */
export const worthIt = (file, bytes) => bytes.length >= LEAST_BYTES && !AS_THEY_ARE.has(extname(file));

/** @param {Uint8Array} bytes @returns {Promise<[sibling: string, content: Uint8Array][]>} */
export const compressed = async (bytes) => {
  const [br, gz] = await Promise.all([brotli(bytes), promisify(gzip)(bytes, { level: 9 })]);
  return [['.br', br], ['.gz', gz]];
};
