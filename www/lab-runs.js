/**
 * The lab's runs, one at a time, whoever asks: its reader, its page or a tool. Each waits for its turn among all frames
 * and tabs (turn-lock.js). Nothing of the engine is loaded before the first.
 */
import { touch } from './isolation.js';
import { failure } from './model/failure.js';
import { plainOptions } from './model/options.js';
import { takeTurn } from './turn-lock.js';

/** @import { Question, RunOptions, RunResult } from './protocol.js' */
/** @import { Session } from './machine/session.js' */
/** @import { LabView } from './views/lab-view.js' */

/** @param {RunOptions} options */
export const readOptions = (options) => {
  try {
    return plainOptions(options);
  } catch (error) {
    throw failure('invalid', `The options cannot be read (${error}): give plain data.`);
  }
};

/** Two frames, so that what was said before a freeze is on the screen; a hidden tab has none, so not for ever. */
const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(resolve));
  setTimeout(resolve, 200);
});

export class LabRuns {
  /** @type {Session|null} */
  #session = null;
  #running = false;
  #cancelled = false;
  /** Gives up waiting for a turn. @type {AbortController|null} */
  #turn = null;

  get running() { return this.#running; }

  /** @param {LabView} view that says how it goes @param {(session: Session) => Promise<RunResult>} run */
  async go(view, run) {
    this.#running = true;
    this.#cancelled = false;
    touch();
    const pressed = this.#turn = new AbortController();
    view.starting();
    // Before anything is loaded: who asked first is first.
    const turn = takeTurn(pressed.signal, () => view.waiting());
    try {
      const [session] = await Promise.all([this.#open(), view.prepare(), painted()]);
      await turn;
      const going = run(session);
      if (this.#cancelled) session.cancel();
      return await going;
    } catch (error) {
      view.fail(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      pressed.abort();
      (await turn)();
      this.#running = false;
    }
  }

  /** Ends the run that goes on; its promise resolves with what there is. */
  cancel() {
    if (!this.#running) return;
    this.#cancelled = true;
    this.#turn?.abort();
    this.#session?.cancel();
  }

  /** What the engine says of figures. @param {Question} about @param {unknown} facts */
  async ask(about, facts) { return (await this.#open()).ask(about, facts); }

  dispose() {
    // One that still waits for its turn would begin when nobody sees it.
    this.cancel();
    this.#session?.dispose();
    this.#session = null;
  }

  async #open() {
    const { Session } = await import('./machine/session.js');
    this.#session ??= new Session();
    return this.#session;
  }
}
