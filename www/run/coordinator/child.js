/** A worker that the coordinator started: its start, its messages, its end. */

import { startWorker } from '../../browser/script-address.js';

/** @import { FromPython, ToPython } from '../python-wire.js' */
/** @import { FromWorker, ToProcess, ToThread } from '../worker-wire.js' */

const START_PATIENCE_MS = 20_000;
/** How long a worker may take to close itself before it is terminated. */
const END_PATIENCE_MS = 500;

export class Child {
  /** @type {(message: any) => void} */
  onmessage = () => {};
  /** @type {(message: string, started: boolean) => void} */
  onfailure = () => {};
  started = false;
  /** Set when the worker has been told to end. @type {((terminated: boolean) => void)|null} */
  #ongone = null;

  /**
   * @param {'thread'|'process'|'python'|'python-free'} kind
   * @param {URL} script
   * @param {string} name
   */
  constructor(kind, script, name) {
    this.kind = kind;
    this.requested_ms = performance.now();
    this.worker = startWorker(script, name);
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || `its script ${script.pathname} could not be loaded`);
    };
    this.patience = setTimeout(
      () => this.#fail(`it was not ready within ${START_PATIENCE_MS / 1000} s`),
      START_PATIENCE_MS,
    );
  }

  /** @param {FromWorker|FromPython} message */
  #hear(message) {
    if (message.type === 'closing') return this.#gone(false);
    if (this.#ongone) return;
    if (message.type === 'trapped') return this.#fail(message.message);
    this.started = true;
    clearTimeout(this.patience);
    this.onmessage(message);
  }

  /** @param {string} message */
  #fail(message) {
    clearTimeout(this.patience);
    if (this.#ongone) return;
    this.onfailure(message, this.started);
  }

  /** @param {ToThread|ToProcess|ToPython} message */
  post(message) {
    this.worker.postMessage(message);
  }

  /**
   * Tells the worker to close itself, and terminates it if it does not. Termination comes last because Chromium never
   * frees the thread of a nested worker if its parent is terminated shortly after it [version 156, measured: 14 of 24].
   * @param {(terminated: boolean) => void} ongone
   */
  end(ongone) {
    if (this.#ongone) return;
    this.#ongone = ongone;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.worker.terminate();
      this.#gone(true);
    }, END_PATIENCE_MS);
    this.post({ type: 'end' });
  }

  /** @param {boolean} terminated */
  #gone(terminated) {
    clearTimeout(this.patience);
    this.#ongone?.(terminated);
  }

  terminate() {
    clearTimeout(this.patience);
    this.worker.terminate();
  }
}
