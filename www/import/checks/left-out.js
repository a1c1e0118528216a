/** Notes about events that are not shown: how many, why, and the position of the first one. */
import { counted, listed } from '../../base/format.js';

/** The most reasons or kinds listed by name; the rest are summed up. */
const MOST = 6;

/**
 * "a (3), b (2) and 4 others".
 * @param {Map<string, number>} counts
 * @param {(what: string, count: number) => string} say
 */
export function fewOf(counts, say) {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(MOST).reduce((sum, [, count]) => sum + count, 0);
  return listed([
    ...sorted.slice(0, MOST).map(([what, count]) => say(what, count)),
    ...(rest > 0 ? [counted(rest, 'other')] : []),
  ]);
}

export class LeftOut {
  /** @type {Map<string, number>} */
  #reasons = new Map();
  /** @type {Map<string, number>} */
  #kinds = new Map();
  /** The position in the file of the first event left out, from 1. */
  #first = 0;

  /** @param {string} reason @param {number} at the event's position in the file, from 0 */
  because(reason, at, count = 1) {
    if (this.#first === 0) this.#first = at + 1;
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
  }

  /** @param {string} phase the letter of a phase that we do not read */
  kind(phase) {
    const known = this.#kinds.has(phase) || this.#kinds.size < 100 ? phase : 'other';
    this.#kinds.set(known, (this.#kinds.get(known) ?? 0) + 1);
  }

  /** @returns {string[]} */
  get notes() {
    const [odd, kinds] = [sum(this.#reasons), sum(this.#kinds)];
    const [is, are] = [odd === 1 ? 'is' : 'are', kinds === 1 ? 'is' : 'are'];
    return [
      ...(odd > 0
        ? [
            `${counted(odd, 'event')} ${is} left out: ${fewOf(this.#reasons, (reason, count) => (this.#reasons.size === 1 ? reason : `${count} ${reason}`))} (${odd === 1 ? 'it is' : 'the first is'} number ${this.#first} in the file).`,
          ]
        : []),
      ...(kinds > 0
        ? [
            `${counted(kinds, 'event')} of a kind that is not shown here ${are} left out: ${fewOf(this.#kinds, (phase, count) => `${phase} (${count})`)}.`,
          ]
        : []),
    ];
  }
}

/** @param {Map<string, number>} counts */
const sum = (counts) => [...counts.values()].reduce((all, one) => all + one, 0);
