/** Everything that the Python machine asks its realm for (crates/python-web/src/world.rs). */

import { sharedMemory } from './shared.js';

/** @import { PythonException, Started } from '../python-wire.js' */

/**
 * What a realm does with what it hears of a function and its tasks.
 * @typedef {object} Heard
 * @property {(titles: string[]) => void} prepared
 * @property {(error: PythonException) => void} refused
 * @property {(task: number, copy: Uint8Array) => void} copied
 * @property {(task: number, result: string) => void} ended
 * @property {(task: number, error: PythonException) => void} failed
 * @property {(address: number, task: number|undefined) => boolean} startThread  whether a worker will run the thread
 * @property {(process: Started) => boolean} [startProcess]  whether a worker will run the process
 * @property {(slot: number, signal: number) => void} [signalled]
 * @property {(name: string) => void} [processNamed]
 * @property {(task: number, name: string) => void} [named]
 * @property {() => string} [readLine]  of standard input
 * @property {(address: string) => Uint8Array} fetch  throws a text that says why nothing came
 */

/** @param {string} message @param {string} traceback @param {number|undefined} line @returns {PythonException} */
const exception = (message, traceback, line) => ({ message, traceback, line: line ?? null });

/**
 * The object that the machine knows as `pythonWorld`.
 * @param {(path: string) => Uint8Array|undefined} readPacked
 * @param {(path: string) => string|undefined} readText
 * @param {Heard} heard
 * @param {SharedArrayBuffer|null} [shared]  by the processes of a whole program
 */
export const worldOf = (readPacked, readText, heard, shared = null) => ({
  ...sharedMemory(shared),
  startProcess: (
    /** @type {number} */ slot,
    /** @type {number} */ pid,
    /** @type {number} */ reader,
    /** @type {number} */ sentinel,
    /** @type {number} */ task,
  ) => heard.startProcess?.({ slot, pid, reader, sentinel, task }) ?? false,
  signalled: heard.signalled ?? (() => {}),
  processNamed: heard.processNamed ?? (() => {}),
  cores: () => navigator.hardwareConcurrency || 1,
  write: () => {},
  readLine: heard.readLine ?? (() => ''),
  named: heard.named ?? (() => {}),
  monotonic: () => (performance.timeOrigin + performance.now()) / 1e3,
  time: () => Date.now() / 1e3,
  readText,
  readPacked,
  characterNamed: () => undefined,
  normalized: (/** @type {string} */ text) => text.normalize('NFKC'),
  random: (/** @type {number} */ length) => crypto.getRandomValues(new Uint8Array(length)),
  startThread: heard.startThread,
  fetch: heard.fetch,
  prepared: heard.prepared,
  copied: (/** @type {number} */ task, /** @type {Uint8Array} */ copy) => heard.copied(task, copy.slice()),
  ended: heard.ended,
  refused: (/** @type {string} */ message, /** @type {string} */ traceback, /** @type {number|undefined} */ line) =>
    heard.refused(exception(message, traceback, line)),
  failed: (
    /** @type {number} */ task,
    /** @type {string} */ message,
    /** @type {string} */ traceback,
    /** @type {number|undefined} */ line,
  ) => heard.failed(task, exception(message, traceback, line)),
});
