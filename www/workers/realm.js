/**
 * Loaded with the engine wherever it is loaded (it is an import of the wasm module's glue), rayon's workers
 * included, in whose code we have no other say. In a worker it then
 * - holds a Web Lock until the worker is really gone, so that a test, or the page, can count who is left;
 * - tells the parent of a failed promise or callback: rayon's threads and the loop's futures run inside those, and
 *   nobody would hear that they trapped.
 */

/** @import { FromWorker } from '../protocol.js' */

/** Every worker's lock has a name that starts so. */
const LOCK_PREFIX = 'interleave-worker';

/** @param {string} message */
export const throwPanic = (message) => {
  throw new Error(message);
};

const enter = () => {
  const name = `${LOCK_PREFIX}:${new URL(import.meta.url).pathname}:${Math.random().toString(36).slice(2)}`;
  self.navigator.locks?.request(name, () => new Promise(() => {})).catch(() => {});
  /** @param {Event} event @param {unknown} reason */
  const tell = (event, reason) => {
    event.preventDefault();
    self.postMessage(/** @type {FromWorker} */ ({ type: 'trapped', message: String(reason), index: null }));
  };
  self.addEventListener('unhandledrejection', (event) => tell(event, event.reason));
  self.addEventListener('error', (event) => tell(event, event.message));
};

if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) enter();
