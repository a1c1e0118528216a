/** Reads a file that a reader opened: away from the page, which never waits for it, and ended with one call. */
import { ImportError } from '../model/import/import-error.js';
import { openFile } from '../model/import/open-file.js';
import { buffersOf } from '../model/import/pack.js';

/** @typedef {import('../protocol.js').ToImporter} ToImporter */
/** @typedef {import('../protocol.js').FromImporter} FromImporter */

/** @param {ToImporter} order @returns {Promise<FromImporter>} */
const read = async ({ file, titles }) => ({ type: 'imported', ...await openFile(file, file.name, (model) => titles.find(([name]) => name === model)?.[1] ?? model) });

self.addEventListener('message', async (/** @type {MessageEvent<ToImporter>} */ { data }) => {
  try {
    const answer = await read(data);
    self.postMessage(answer, { transfer: answer.type === 'imported' ? buffersOf(answer.packed) : [] });
  } catch (error) {
    const message = error instanceof ImportError ? error.message : `The file cannot be read (${error}): choose another.`;
    self.postMessage(/** @type {FromImporter} */ ({ type: 'refused', message }));
  }
});
