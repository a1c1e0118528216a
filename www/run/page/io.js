/**
 * Prepares real I/O for a run: the page gets `sw.js` to control it, and with it the workers that it starts afterwards.
 * This is called only when a run uses real I/O. So a reader who never does, on a host that isolates the page itself,
 * gets no service worker installed.
 *
 * In WebKitGTK no service worker controls a worker whose script came from the memory cache, nor the workers inside it
 * [measured: 29 of 30]. So every worker for real I/O, at every level, gets a unique script address, by a query [30 of
 * 30].
 */
import { failure } from '../../base/failure.js';
import { LOAD_MS, within } from '../../browser/within.js';
import { NoServiceWorker, SCRIPT, takeControl } from '../../browser/service-worker.js';

/** @import { Reason } from '../../browser/service-worker.js' */

/** @type {Record<Reason, (said: string) => string>} */
const WORDS = {
  insecure: () =>
    'Real I/O needs a service worker, and a page from an insecure address gets none: open the page at https:// or http://localhost, or choose timed waits.',
  none: () =>
    'Real I/O needs a service worker, and this browser offers none here: leave the private window, or choose timed waits.',
  framed: (said) =>
    `Real I/O needs a service worker, and this frame may have none (${said}): open the page in a tab of its own, or choose timed waits.`,
  refused: (said) =>
    `The service worker ${SCRIPT} was not accepted (${said}): serve it from the page's own origin, allow site data and service workers for this page, or choose timed waits.`,
  silent: (said) => `Real I/O needs a service worker, and its script did not come. ${said} Or choose timed waits.`,
  slow: () =>
    `The service worker did not take control of this page in time: reload the page without holding Shift, open it inside ${new URL('.', SCRIPT)}, or choose timed waits.`,
};

/**
 * Resolves when `sw.js` answers the requests of this page and of the workers that it starts from now on.
 * @param {AbortSignal} signal
 */
export const ensureIo = async (signal) => {
  try {
    await within('The service worker', takeControl(), signal, 2 * LOAD_MS);
  } catch (error) {
    throw error instanceof NoServiceWorker ? failure('io-unavailable', WORDS[error.reason](error.message)) : error;
  }
};
