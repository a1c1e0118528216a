/**
 * Real I/O for a run: the page brings itself under the control of `sw.js`, and with it the workers that it
 * starts afterwards. Called only when a run asks for real I/O, so that a reader who does not gets no service
 * worker installed.
 *
 * In WebKitGTK a worker whose script came from the memory cache is under nobody's control, nor are the workers
 * inside it [measured: 29 of 30]: whoever starts workers for real I/O gives each an address of its own, by a
 * query [30 of 30], all the way down.
 */

/** @import { ErrorKind } from '../protocol.js' */

const SCRIPT = new URL('../../sw.js', import.meta.url).href;
const PATIENCE_MS = 5000;

/** An Error that says what to do about it, with a kind as the result's errors have. */
class IoUnavailable extends Error {
  /** @type {ErrorKind} */
  kind = 'io-unavailable';
}

/** @param {unknown} error */
const text = (error) => error instanceof Error ? error.message : String(error);

/** The container, where the browser gives one: a sandboxed frame throws at the mere look. @returns {ServiceWorkerContainer} */
const container = () => {
  if (!isSecureContext) {
    throw new IoUnavailable('Real I/O needs a service worker, and a page from an insecure address gets none: open the page at https:// or http://localhost, or choose timed waits.');
  }
  if (!('serviceWorker' in navigator)) {
    throw new IoUnavailable('Real I/O needs a service worker, and this browser offers none here: leave the private window, or choose timed waits.');
  }
  try {
    return navigator.serviceWorker;
  } catch (error) {
    throw new IoUnavailable(`Real I/O needs a service worker, and this frame may have none (${text(error)}): open the page in a tab of its own, or choose timed waits.`);
  }
};

/** @param {ServiceWorkerContainer} workers */
const register = async (workers) => {
  try {
    return await workers.register(SCRIPT, { updateViaCache: 'none' });
  } catch (error) {
    throw new IoUnavailable(`The service worker ${SCRIPT} was not accepted (${text(error)}): serve it from the page's own origin, allow site data and service workers for this page, or choose timed waits.`);
  }
};

/**
 * Another service worker of this origin may have the page: only ours makes the I/O, and only once it is active
 * is it sure to have the workers too that the page starts.
 * @param {ServiceWorkerContainer} workers
 */
const controlled = ({ controller }) => controller?.scriptURL === SCRIPT && controller.state === 'activated';

/** @param {ServiceWorkerContainer} workers @returns {Promise<boolean>} whether the page came under control in time */
const control = (workers) => new Promise((resolve) => {
  const end = () => {
    clearTimeout(timer);
    workers.removeEventListener('controllerchange', look);
    resolve(controlled(workers));
  };
  const look = () => {
    if (controlled(workers)) return end();
    workers.controller?.addEventListener('statechange', look);
  };
  const timer = setTimeout(end, PATIENCE_MS);
  workers.addEventListener('controllerchange', look);
  look();
});

/** Resolves when requests of this page and of the workers that it starts now are answered by `sw.js`. */
export const ensureIo = async () => {
  const workers = container();
  if (controlled(workers)) return;
  const registration = await register(workers);
  // A reload past the cache leaves an active service worker without this page: it takes the page when asked.
  registration.active?.postMessage('interleave-claim');
  if (await control(workers)) return;
  throw new IoUnavailable(`The service worker did not take control of this page within ${PATIENCE_MS / 1000} s: reload the page without holding Shift, open it inside ${new URL('.', SCRIPT)}, or choose timed waits.`);
};
