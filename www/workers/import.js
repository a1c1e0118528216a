/** Reads a file that a reader opened: away from the page, which never waits for it, and ended with one call. */
import { ImportError } from '../model/import/import-error.js';
import { importText } from '../model/import/import-text.js';
import { buffersOf, pack } from '../model/import/pack.js';
import { readText } from '../model/import/read-text.js';

/** @typedef {import('../protocol.js').ToImporter} ToImporter */
/** @typedef {import('../protocol.js').FromImporter} FromImporter */

/** @param {ToImporter} order @returns {Promise<FromImporter>} */
const read = async ({ file, titles }) => {
  const { groups, notes, run } = importText(await readText(file), file.name, (model) => titles.find(([name]) => name === model)?.[1] ?? model);
  return { type: 'imported', packed: pack(groups), notes, run };
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
