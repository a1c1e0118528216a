/** Reads a file that a reader opened: away from the page, which never waits for it, and ended with one call. */
import { ImportError } from '../model/import/import-error.js';
import { importText } from '../model/import/import-text.js';
import { buffersOf, endOf, pack } from '../model/import/pack.js';
import { readText } from '../model/import/read-text.js';
import { isTimeline, readTimelineBytes } from '../model/import/timeline-bytes.js';
import { LIMITS } from '../model/import/limits.js';

/** @typedef {import('../protocol.js').ToImporter} ToImporter */
/** @typedef {import('../protocol.js').FromImporter} FromImporter */

/** @param {ToImporter} order */
const contents = async ({ file, titles }) => {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  // What is too large is refused below, whatever it is.
  if (isTimeline(start) && file.size <= LIMITS.file_bytes) return { groups: readTimelineBytes(await file.arrayBuffer(), file.name), notes: [], run: null };
  return importText(await readText(file), file.name, (model) => titles.find(([name]) => name === model)?.[1] ?? model);
};

/** @param {ToImporter} order @returns {Promise<FromImporter>} */
const read = async (order) => {
  const { groups, notes, run } = await contents(order);
  const packed = pack(groups);
  return { type: 'imported', packed, end_us: endOf(packed), notes, run };
};

self.addEventListener('message', async (/** @type {MessageEvent<ToImporter>} */ { data }) => {
  try {
    const answer = await read(data);
    self.postMessage(answer, { transfer: answer.type === 'imported' ? buffersOf(answer.packed) : [] });
  } catch (error) {
    const message = error instanceof ImportError ? error.message : `The file cannot be read (${error}): choose another.`;
    self.postMessage(/** @type {FromImporter} */ ({ type: 'refused', message }));
  }
});
