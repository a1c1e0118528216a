/**
 * Estimates the remaining time from the part that is done and how long it took. The last estimate counts down, and is
 * replaced only when the measured pace differs much from it: a figure that jumps is of no use. `_ms` on any one clock;
 * this module reads none.
 */

/** There is no estimate before this part is done and this time has passed. */
const LEAST_PART = 0.08;
const LEAST_MS = 800;
/** A shorter remaining time is not shown. */
const SHORT_MS = 1500;
/** The last estimate is kept while the new one differs by less than this share of the remaining time. */
const KEPT = 0.25;

/** Rounds to steps that are easy to follow: seconds, then fives, then tens, then minutes. @param {number} ms */
const leftWords = (ms) => {
  const s = ms / 1000;
  if (s < 10) return `about ${Math.ceil(s)} s left`;
  if (s < 30) return `about ${Math.ceil(s / 5) * 5} s left`;
  if (s < 90) return `about ${Math.ceil(s / 10) * 10} s left`;
  return `about ${Math.ceil(s / 60)} min left`;
};

export class TimeLeft {
  #start_ms;
  #part = 0;
  /** When `part` last changed. Within a turn nothing is known about its progress. */
  #since_ms;
  /** When the last estimate ends. @type {number|null} */
  #end_ms = null;

  /** @param {number} now_ms */
  constructor(now_ms) {
    this.#start_ms = now_ms;
    this.#since_ms = now_ms;
  }

  /**
   * @param {number} part the part that is done, 0 to 1
   * @param {number} now_ms
   * @returns {string} '' while there is nothing to say
   */
  words(part, now_ms) {
    if (part !== this.#part) [this.#part, this.#since_ms] = [part, now_ms];
    const took_ms = this.#since_ms - this.#start_ms;
    if (part < LEAST_PART || part >= 1 || took_ms < LEAST_MS) return '';
    const end_ms = Math.max(now_ms, this.#start_ms + took_ms / part);
    const off = this.#end_ms === null ? Infinity : Math.abs(end_ms - this.#end_ms);
    if (off > Math.max(SHORT_MS, KEPT * (end_ms - now_ms))) this.#end_ms = end_ms;
    const left_ms = Number(this.#end_ms) - now_ms;
    return left_ms < SHORT_MS ? '' : leftWords(left_ms);
  }
}
