/**
 * Finds what is wrong with a program while it is written. A worker parses it, with the parser of the machine that would run
 * it. Where the machine or the worker does not come, nothing is found before a run, and the program is as good.
 */

import { startWorker } from '../../browser/script-address.js';
import { compiledMachine } from '../../run/page/python-machine.js';

/** @typedef {import('../marks.js').Fault} Fault */
/** @typedef {import('./syntax.js').ToSyntax} ToSyntax */
/** @typedef {import('./syntax.js').FromSyntax} FromSyntax */

/** How long the text must stay as it is, so that nothing is underlined in the middle of a word. */
const REST_MS = 400;

export class SyntaxCheck {
  /** @type {Promise<Worker>|null} */
  #worker = null;
  #closed = new AbortController();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #due;
  /** The newest text that was asked about. */
  #text = '';
  #found;

  /** @param {(fault: Fault|null) => void} found  called with what is wrong with the newest text, or null */
  constructor(found) {
    this.#found = found;
  }

  /** @param {string} text */
  check(text) {
    this.#text = text;
    clearTimeout(this.#due);
    this.#due = setTimeout(() => void this.#ask(text), REST_MS);
  }

  close() {
    clearTimeout(this.#due);
    this.#closed.abort();
    void this.#worker?.then((worker) => worker.terminate());
    this.#worker = null;
  }

  /** @param {string} text */
  async #ask(text) {
    try {
      this.#worker ??= this.#open();
      const worker = await this.#worker;
      if (!this.#closed.signal.aborted) worker.postMessage(/** @type {ToSyntax} */ ({ text }));
    } catch {
      this.#worker = null;
    }
  }

  async #open() {
    const module = await compiledMachine.python(this.#closed.signal);
    const worker = startWorker(new URL('./syntax.js', import.meta.url), 'interleave syntax');
    worker.onmessage = (/** @type {MessageEvent<FromSyntax>} */ { data: { text, fault } }) => {
      if (text === this.#text) this.#found(fault);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = null;
    };
    worker.postMessage(/** @type {ToSyntax} */ ({ module }));
    return worker;
  }
}
