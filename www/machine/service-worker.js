/**
 * The page's hold on `sw.js`: registered from here alone, for real I/O (io.js) and where the host sends no headers
 * (../isolation.js). Says what stands in the way as an Error with a `reason`, and leaves it to its callers to say what
 * that means for them.
 */

export const SCRIPT = new URL('../../sw.js', import.meta.url).href;
const PATIENCE_MS = 5000;

/** @typedef {'insecure'|'none'|'framed'|'refused'|'slow'} Reason */

export class NoServiceWorker extends Error {
  /** @param {Reason} reason @param {unknown} [cause] */
  constructor(reason, cause) {
    super(cause instanceof Error ? cause.message : String(cause ?? reason));
    this.reason = reason;
  }
}

/** Where the browser gives one: a sandboxed frame throws at the mere look. @returns {ServiceWorkerContainer} */
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
    return await workers.register(SCRIPT, { updateViaCache: 'none' });
  } catch (error) {
    throw new NoServiceWorker('refused', error);
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
export const takeControl = async () => {
  const workers = container();
  if (controlled(workers)) return;
  const registration = await register(workers);
  // A reload past the cache leaves an active service worker without this page: it takes the page when asked.
  registration.active?.postMessage('interleave-claim');
  if (!await control(workers)) throw new NoServiceWorker('slow');
};
