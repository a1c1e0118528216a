/**
 * Loaded with the engine wherever it is loaded (it is an import of the wasm module's glue), rayon's workers
 * included, in whose code we have no other say. In a worker it then
 * - holds a Web Lock until the worker is really gone, so that a test, or the page, can count who is left;
 * - lets a failed promise end the worker as an error would: rayon's threads run inside one, and nobody would
 *   hear that they trapped.
 */

/** Every worker's lock has a name that starts so. */
const LOCK_PREFIX = 'interleave-worker';

/** @param {string} message */
export const throwPanic = (message) => {
  throw new Error(message);
};

const enter = () => {
  const name = `${LOCK_PREFIX}:${new URL(import.meta.url).pathname}:${Math.random().toString(36).slice(2)}`;
  self.navigator.locks?.request(name, () => new Promise(() => {})).catch(() => {});
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    self.reportError(event.reason);
  });
};

if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) enter();
