/** A worker that the coordinator started: its start, its messages, its end. */

/** @import { FromWorker, ToProcess, ToThread } from '../protocol.js' */

const START_PATIENCE_MS = 20_000;

export class Child {
  /** @type {(message: FromWorker) => void} */
  onmessage = () => {};
  /** @type {(message: string, started: boolean) => void} */
  onfailure = () => {};
  started = false;

  /**
   * @param {URL} script
   * @param {string} name
   */
  constructor(script, name) {
    this.requested_ms = performance.now();
    this.worker = new Worker(script, { type: 'module', name });
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || `its script ${script.pathname} could not be loaded`);
    };
    this.patience = setTimeout(() => this.#fail(`it was not ready within ${START_PATIENCE_MS / 1000} s`), START_PATIENCE_MS);
  }

  /** @param {FromWorker} message */
  #hear(message) {
    if (message.type === 'trapped') return this.#fail(message.message);
    this.started = true;
    clearTimeout(this.patience);
    this.onmessage(message);
  }

  /** @param {string} message */
  #fail(message) {
    clearTimeout(this.patience);
    this.onfailure(message, this.started);
  }

  /** @param {ToThread|ToProcess} message */
  post(message) {
    this.worker.postMessage(message);
  }

  terminate() {
    clearTimeout(this.patience);
    this.worker.terminate();
  }
}
