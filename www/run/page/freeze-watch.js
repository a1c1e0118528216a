/**
 * Measures how long the page could not react: the longest time that a ticker's message waited to be read
 * (run/workers/ticker.js).
 */

import { startWorker } from '../../browser/script-address.js';

const PATIENCE_MS = 1000;

const now = () => performance.timeOrigin + performance.now();

export class FreezeWatch {
  #longest_ms = 0;
  /** Set when the tab was hidden or the ticker failed: then the figure would mean nothing. */
  #blind = false;
  #ended = false;
  /** @type {(tick: number) => void} */
  #ontick = () => {};

  constructor() {
    this.worker = startWorker(new URL('../workers/ticker.js', import.meta.url), 'interleave ticker');
    this.worker.onmessage = ({ data }) => {
      this.#longest_ms = Math.max(this.#longest_ms, now() - data);
      this.#ontick(data);
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#blind = true;
    };
    document.addEventListener('visibilitychange', this.#look);
  }

  #look = () => {
    this.#blind ||= document.hidden;
  };

  /** Resolves on a tick sent after `time`; the page has read every earlier tick by then. @param {number} time */
  async #tickAfter(time) {
    const { promise, resolve } = Promise.withResolvers();
    const patience = setTimeout(() => {
      this.#blind = true;
      resolve(null);
    }, PATIENCE_MS);
    this.#ontick = (tick) => {
      if (tick >= time) resolve(null);
    };
    await promise;
    clearTimeout(patience);
    this.#ontick = () => {};
  }

  async start() {
    this.#blind = false;
    await this.#tickAfter(now());
    this.#blind ||= document.hidden;
    this.#longest_ms = 0;
  }

  /** @returns {Promise<number|null>} null where the time is unknown */
  async stop() {
    if (!this.#ended) await this.#tickAfter(now());
    return this.#blind ? null : this.#longest_ms;
  }

  end() {
    this.worker.terminate();
    this.#ended = true;
    this.#blind = true;
    this.#ontick(Infinity);
    document.removeEventListener('visibilitychange', this.#look);
  }
}
