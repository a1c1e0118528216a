/** How long the page could not react: the longest that a message waited to be read (workers/ticker.js). */

const PATIENCE_MS = 1000;

const now = () => performance.timeOrigin + performance.now();

export class FreezeWatch {
  #longest_ms = 0;
  /** A figure of a tab that was hidden, or whose ticker failed, would say nothing. */
  #blind = false;
  #ended = false;
  /** @type {(tick: number) => void} */
  #ontick = () => {};

  constructor() {
    this.worker = new Worker(new URL('../workers/ticker.js', import.meta.url), { type: 'module', name: 'interleave ticker' });
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

  #look = () => { this.#blind ||= document.hidden; };

  /** Resolves with a tick sent after `time`: every earlier one has been read by then. @param {number} time */
  async #tickAfter(time) {
    const { promise, resolve } = Promise.withResolvers();
    const patience = setTimeout(() => {
      this.#blind = true;
      resolve(null);
    }, PATIENCE_MS);
    this.#ontick = (tick) => { if (tick >= time) resolve(null); };
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

  /** @returns {Promise<number|null>} null where nothing can be said */
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
