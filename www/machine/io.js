/**
 * Real I/O for a run: the page brings itself under the control of `sw.js`, and with it the workers that it
 * starts afterwards. Called only when a run asks for real I/O, so that a reader who does not, on a host that isolates
 * the page itself, gets no service worker installed.
 *
 * In WebKitGTK a worker whose script came from the memory cache is under nobody's control, nor are the workers
 * inside it [measured: 29 of 30]: whoever starts workers for real I/O gives each an address of its own, by a
 * query [30 of 30], all the way down.
 */
import { failure } from '../model/failure.js';
import { NoServiceWorker, SCRIPT, takeControl } from './service-worker.js';

/** @import { Reason } from './service-worker.js' */

/** @type {Record<Reason, (said: string) => string>} */
const WORDS = {
  insecure: () => 'Real I/O needs a service worker, and a page from an insecure address gets none: open the page at https:// or http://localhost, or choose timed waits.',
  none: () => 'Real I/O needs a service worker, and this browser offers none here: leave the private window, or choose timed waits.',
  framed: (said) => `Real I/O needs a service worker, and this frame may have none (${said}): open the page in a tab of its own, or choose timed waits.`,
  refused: (said) => `The service worker ${SCRIPT} was not accepted (${said}): serve it from the page's own origin, allow site data and service workers for this page, or choose timed waits.`,
  slow: () => `The service worker did not take control of this page in time: reload the page without holding Shift, open it inside ${new URL('.', SCRIPT)}, or choose timed waits.`,
};

/** Resolves when requests of this page and of the workers that it starts now are answered by `sw.js`. */
export const ensureIo = async () => {
  try {
    await takeControl();
  } catch (error) {
    throw error instanceof NoServiceWorker ? failure('io-unavailable', WORDS[error.reason](error.message)) : error;
  }
};
