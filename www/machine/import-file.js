/** The page side of importing: a worker a file, ended when it is done or when the reader no longer wants it. */
import { ImportError } from '../model/import/import-error.js';
import { unpack } from '../model/import/pack.js';

/** @typedef {import('../protocol.js').FromImporter} FromImporter */

/** @param {File} file @param {[name: string, title: string][]} titles the models' @param {AbortSignal} signal @returns {Promise<FromImporter>} */
const ask = (file, titles, signal) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('../workers/import.js', import.meta.url), { type: 'module', name: 'import' });
  const end = (/** @type {() => void} */ settle) => { worker.terminate(); settle(); };
  signal.addEventListener('abort', () => end(() => reject(new ImportError('Cancelled: the file was not opened.'))), { once: true });
  worker.onmessage = ({ data }) => end(() => resolve(data));
  worker.onerror = (event) => { event.preventDefault(); end(() => reject(new ImportError('The file is too much for this browser: choose a smaller one.'))); };
  worker.postMessage(/** @type {import('../protocol.js').ToImporter} */ ({ file, titles }));
});

/** @param {File} file @param {[name: string, title: string][]} titles @param {AbortSignal} signal rejects with ImportError */
export async function importFile(file, titles, signal) {
  const answer = await ask(file, titles, signal);
  if (answer.type === 'refused') throw new ImportError(answer.message);
  return { groups: unpack(answer.packed), end_us: answer.end_us, notes: answer.notes, run: answer.run };
}
