/** The threads of a Chrome trace, by the numbers or texts that its events carry. */
import { numberOf } from './fields.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../tracks/rows.js').Rows} Rows */
/** @typedef {import('./names.js').Thread} Thread */

export class ChromeThreads {
  #rows;
  /**
   * By pid and tid as they are written: creating a key string for each of a million events would take longer than
   * everything else.
   * @type {Map<unknown, Map<unknown, Thread>>}
   */
  #known = new Map();
  /** @type {Map<string, Thread>} */
  #byKey = new Map();

  /** @param {Rows} rows in which the threads have their tracks */
  constructor(rows) {
    this.#rows = rows;
  }

  get all() {
    return [...this.#byKey.values()];
  }

  /** @param {string} key */
  withKey(key) {
    return /** @type {Thread} */ (this.#byKey.get(key));
  }

  /** The thread of an event; null if its pid or tid is neither a number nor a text. @param {Fields} event */
  of({ pid, tid }) {
    const byTid = this.#known.get(pid) ?? new Map();
    const known = byTid.get(tid);
    if (known) return known;
    const thread = this.make(numberOf(pid), numberOf(tid));
    // Only valid threads are kept: a pid or tid that is neither number nor text is a new object in every event.
    if (thread) this.#known.set(pid, byTid.set(tid, thread));
    return thread;
  }

  /** @param {string|null} pid @param {string|null} tid @returns {Thread|null} */
  make(pid, tid) {
    if (pid === null || tid === null) return null;
    const key = `${pid}/${tid}`;
    const thread = this.#byKey.get(key) ?? { pid, tid, key, track: this.#rows.track(key, () => key) };
    this.#byKey.set(key, thread);
    return thread;
  }
}
