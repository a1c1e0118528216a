/**
 * The lab's runs, one at a time, whether the reader, a page or a tool starts them. Each waits for the mutex of all
 * frames and tabs (lab/element/run-mutex.js). The first run loads the engine. Only the element writes to the screen: it
 * passes in what to do when a run waits.
 */
import { touch } from '../../capability/isolation.js';
import { failure } from '../../base/failure.js';
import { plainOptions } from '../options.js';
import { acquireRunMutex } from './run-mutex.js';
import { afterGrace, within } from '../../browser/within.js';

/** @import { RunOptions, RunResult } from '../../interface.js' */
/** @import { Question } from '../../result/engine-answers.js' */
/** @import { Session } from '../../run/page/session.js' */

/**
 * Built as a file of its own, so that a failed load can be repeated: a browser requests the address of a module only
 * once.
 */
const SESSION = new URL('../../run/page/session.js', import.meta.url).href;
let address = SESSION;
let failures = 0;

/** @param {AbortSignal} [signal] @returns {Promise<typeof import('../../run/page/session.js')>} */
const loadSession = async (signal) => {
  try {
    return await within('The script that runs the engine', import(address), signal);
  } catch (error) {
    failures += 1;
    address = `${SESSION}?${failures}`;
    throw error;
  }
};

/** @param {RunOptions} options */
export const readOptions = (options) => {
  try {
    return plainOptions(options);
  } catch (error) {
    throw failure('invalid', `The options cannot be read (${error}): give plain data.`);
  }
};

/**
 * Waits two frames, so that the text before a freeze is painted. A hidden tab has no frames, so the wait has a limit.
 */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 200);
  });

export class LabRuns {
  /** @type {Session|null} */
  #session = null;
  #running = false;
  #cancel = new AbortController();

  get running() {
    return this.#running;
  }

  /**
   * @param {(session: Session) => Promise<RunResult>} run
   * @param {() => Promise<unknown>} prepare loads what has to be on the page before the run begins
   * @param {() => void} waiting called where another run holds the mutex
   */
  async go(run, prepare, waiting) {
    this.#running = true;
    touch();
    const { signal } = (this.#cancel = new AbortController());
    // Requested before anything is loaded, so that runs keep the order of their requests.
    const mutex = acquireRunMutex(signal, waiting);
    try {
      const late = afterGrace(signal);
      const [session] = await Promise.all([this.#open(late), within('A part of the page', prepare(), late), painted()]);
      await mutex;
      const going = run(session);
      if (signal.aborted) session.cancel();
      return await going;
    } finally {
      // If the run could not begin, it stops waiting for the mutex.
      this.#cancel.abort();
      (await mutex)();
      this.#running = false;
    }
  }

  /** Cancels the run in progress; its promise resolves with the results so far. True if a program was only interrupted. */
  cancel() {
    if (!this.#running) return false;
    this.#cancel.abort();
    return this.#session?.cancel() ?? false;
  }

  /** Asks the engine about figures. @param {Question} about @param {unknown} facts */
  async ask(about, facts) {
    return (await this.#open()).ask(about, facts);
  }

  dispose() {
    // A run that still waits for the mutex would start although the element is gone.
    this.cancel();
    this.#session?.dispose();
    this.#session = null;
  }

  /** @param {AbortSignal} [signal] */
  async #open(signal) {
    if (this.#session) return this.#session;
    const { Session } = await loadSession(signal);
    this.#session ??= new Session();
    return this.#session;
  }
}
