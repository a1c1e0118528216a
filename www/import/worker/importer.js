/** Reads an opened file in a worker, so that the page never blocks and can end it with one call. */
import { ImportError } from '../checks/import-error.js';
import { openFile } from '../open-file.js';
import { buffersOf } from '../pack.js';

/** @typedef {import('./importer-wire.js').ToImporter} ToImporter */
/** @typedef {import('./importer-wire.js').FromImporter} FromImporter */

/** @param {ToImporter} order @returns {Promise<FromImporter>} */
const read = async ({ file, titles }) => ({
  type: 'imported',
  ...(await openFile(file, file.name, (model) => titles.find(([name]) => name === model)?.[1] ?? model)),
});

self.postMessage(/** @type {FromImporter} */ ({ type: 'here' }));

self.addEventListener('message', async (/** @type {MessageEvent<ToImporter>} */ { data }) => {
  try {
    const answer = await read(data);
    self.postMessage(answer, { transfer: answer.type === 'imported' ? buffersOf(answer.packed) : [] });
  } catch (error) {
    const message =
      error instanceof ImportError ? error.message : `The file cannot be read (${error}): choose another.`;
    self.postMessage(/** @type {FromImporter} */ ({ type: 'refused', message }));
  }
});
