/**
 * Loaded wherever the engine is loaded (the wasm module's glue imports it). That includes rayon's workers, whose code
 * we cannot change otherwise. In a worker it
 * - holds a Web Lock until the worker has really ended, so that a test or the page can count the remaining workers;
 * - reports failed promises and callbacks to the parent: rayon's threads and the loop's futures run inside those, and
 *   their traps would go unnoticed.
 */

/** @import { FromWorker } from '../worker-wire.js' */

/** The names of all workers' locks start with this. */
const LOCK_PREFIX = 'interleave-worker';

/** @param {string} message */
export const throwPanic = (message) => {
  throw new Error(message);
};

/**
 * Requests a worker for a task. The coordinator starts it while the requesting task continues or waits.
 * @param {string} asked  JSON (src/host.rs)
 */
export const askForWorker = (asked) => {
  self.postMessage(/** @type {FromWorker} */ ({ type: 'spawn', asked: JSON.parse(asked) }));
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
