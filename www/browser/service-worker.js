/**
 * Registers `sw.js`. Only this file registers it, for two callers: real I/O (run/page/io.js), and isolation where the
 * host sends no headers (capability/isolation.js). A failure is an Error with a `reason`; the caller words what it
 * means.
 */

import { scriptAddress } from './script-address.js';
import { within } from './within.js';

export const SCRIPT = new URL('../../sw.js', import.meta.url).href;
const PATIENCE_MS = 5000;

/**
 * `silent`: the host does not answer the request for the script. `slow`: the script was registered, but did not take
 * control of the page in time.
 * @typedef {'insecure'|'none'|'framed'|'refused'|'silent'|'slow'} Reason
 */

export class NoServiceWorker extends Error {
  /** @param {Reason} reason @param {unknown} [cause] */
  constructor(reason, cause) {
    super(cause instanceof Error ? cause.message : String(cause ?? reason));
    this.reason = reason;
  }
}

/**
 * Throws where the browser has no container; in a sandboxed frame, reading the property throws.
 * @returns {ServiceWorkerContainer}
 */
const container = () => {
  if (!isSecureContext) throw new NoServiceWorker('insecure');
  if (!('serviceWorker' in navigator)) throw new NoServiceWorker('none');
  try {
    return navigator.serviceWorker;
  } catch (error) {
    throw new NoServiceWorker('framed', error);
  }
};

/** @param {ServiceWorkerContainer} workers */
const register = async (workers) => {
  try {
    return await within(SCRIPT, workers.register(scriptAddress(SCRIPT), { updateViaCache: 'none' }));
  } catch (error) {
    throw new NoServiceWorker(/** @type {{kind?: string}} */ (error).kind ? 'silent' : 'refused', error);
  }
};

/**
 * Another service worker of this origin may control the page, but only ours answers the I/O requests. Only when ours is
 * active does it surely control the workers that the page starts.
 * @param {ServiceWorkerContainer} workers
 */
const controlled = ({ controller }) => controller?.scriptURL === SCRIPT && controller.state === 'activated';

/** @param {ServiceWorkerContainer} workers @returns {Promise<boolean>} whether the page came under control in time */
const control = (workers) =>
  new Promise((resolve) => {
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

/** Resolves when `sw.js` answers the requests of this page and of the workers that it starts from now on. */
export const takeControl = async () => {
  const workers = container();
  if (controlled(workers)) return;
  const registration = await register(workers);
  // After a reload that bypasses the cache, an active service worker does not control this page until it is asked to.
  registration.active?.postMessage('interleave-claim');
  if (!(await control(workers))) throw new NoServiceWorker('slow');
};
