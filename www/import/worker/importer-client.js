/** The page's side of importing: one worker per file, ended when it is done or when the reader cancels. */
import { ImportError } from '../checks/import-error.js';
import { unpack } from '../pack.js';
import { startWorker } from '../../browser/script-address.js';
import { within } from '../../browser/within.js';

/** @typedef {import('./importer-wire.js').FromImporter} FromImporter */

/**
 * @param {File} file
 * @param {[name: string, title: string][]} titles of the models
 * @param {AbortSignal} signal
 * @returns {Promise<Exclude<FromImporter, {type: 'here'}>>}
 */
const ask = (file, titles, signal) =>
  new Promise((resolve, reject) => {
    const here = Promise.withResolvers();
    const worker = startWorker(new URL('./importer.js', import.meta.url), 'import');
    const end = (/** @type {() => void} */ settle) => {
      worker.terminate();
      settle();
    };
    signal.addEventListener('abort', () => end(() => reject(new ImportError('Cancelled: the file was not opened.'))), {
      once: true,
    });
    // Reading a large file may take long, so the limit is only for the start of the worker.
    within('The script that reads files', here.promise).catch(({ message }) =>
      end(() => reject(new ImportError(message))),
    );
    worker.onmessage = ({ data }) => (data.type === 'here' ? here.resolve(null) : end(() => resolve(data)));
    worker.onerror = (event) => {
      event.preventDefault();
      end(() => reject(new ImportError('The file is too much for this browser: choose a smaller one.')));
    };
    worker.postMessage(/** @type {import('./importer-wire.js').ToImporter} */ ({ file, titles }));
  });

/**
 * @param {File} file
 * @param {[name: string, title: string][]} titles
 * @param {AbortSignal} signal rejects with ImportError
 */
export async function importFile(file, titles, signal) {
  const answer = await ask(file, titles, signal);
  if (answer.type === 'refused') throw new ImportError(answer.message);
  return {
    groups: unpack(answer.packed),
    end_us: answer.end_us,
    notes: answer.notes,
    run: answer.run,
    fit: answer.fit,
  };
}
