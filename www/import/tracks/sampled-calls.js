/**
 * Samples of one thread → calls. A sample shows one moment. A call is drawn from the first sample that contains it to
 * the first that does not, as long as its callers stay the same. What happened between samples is unknown.
 */
import { checkCount, LIMITS } from '../checks/limits.js';

/** @typedef {import('../checks/limits.js').Steps} Steps */
/** @typedef {import('./rows.js').Rows} Rows */
/** @typedef {import('./rows.js').Draft} Track */

/** A gap of more intervals than this between samples counts as unknown: some samplers leave out idle threads. */
export const GAP_INTERVALS = 4;

/** Stacks as a tree: each stack's parent is an earlier one, so there is no cycle. */
export class Stacks {
  /** The innermost function's name. @type {string[]} */
  names = [];
  /** The function, since two functions may have the same name. @type {unknown[]} */
  functions = [];
  /** The parent stack, −1 for none. @type {number[]} */
  around = [];
  /** The number of parents. @type {number[]} */
  depth = [];
  /** @type {Map<number, Map<unknown, number>>} */
  #inside = new Map();

  /** @param {string} name @param {unknown} own the function @param {number} around @returns {number} its index */
  add(name, own, around) {
    this.names.push(name);
    this.functions.push(own);
    this.around.push(around);
    return this.depth.push(around < 0 ? 0 : this.depth[around] + 1) - 1;
  }

  /**
   * The stack of a function called from another stack; it is added only if it does not exist.
   * @param {string} name
   * @param {unknown} own
   * @param {number} around
   */
  on(name, own, around) {
    const inside = this.#inside.get(around) ?? new Map();
    this.#inside.set(around, inside);
    const known = inside.get(own) ?? this.add(name, own, around);
    inside.set(own, known);
    return known;
  }
}

/** Counts over all threads of a file. */
export class Sampled {
  samples = 0;
  calls = 0;
  deeper = 0;
}

export class Calls {
  #rows;
  #track;
  #stacks;
  #steps;
  #sum;
  /**
   * The open calls from the outermost on, each with its stack and its start.
   * @type {{stack: number, from_us: number}[]}
   */
  #open = [];

  /** @param {Rows} rows @param {Track} track @param {Stacks} stacks @param {Steps} steps @param {Sampled} sum */
  constructor(rows, track, stacks, steps, sum) {
    this.#rows = rows;
    this.#track = track;
    this.#stacks = stacks;
    this.#steps = steps;
    this.#sum = sum;
  }

  /**
   * From this moment on the thread is in this stack; −1: in none.
   * @param {number} us not before the previous sample
   * @param {number} stack
   */
  sample(us, stack) {
    this.#sum.samples += 1;
    const { around, depth, functions } = this.#stacks;
    /** The calls that are not open yet, from the innermost on. */
    const others = [];
    let at = stack;
    for (; at >= 0 && this.#open[depth[at]]?.stack !== at; at = around[at]) others.push(at);
    this.#steps.take(1 + others.length);
    let same = at < 0 ? 0 : depth[at] + 1;
    // A file may list one call as two stacks: a different stack can be the same call.
    for (
      ;
      others.length > 0 &&
      same < this.#open.length &&
      functions[others[others.length - 1]] === functions[this.#open[same].stack];
      same += 1
    ) {
      this.#open[same].stack = Number(others.pop());
    }
    this.#close(same, us);
    for (const one of others.reverse()) this.#open.push({ stack: one, from_us: us });
  }

  /** From this moment on nothing is known. @param {number} us */
  end(us) {
    this.#close(0, us);
  }

  /** @param {number} keep @param {number} us */
  #close(keep, us) {
    for (let at = keep; at < this.#open.length; at += 1) {
      const { stack, from_us } = this.#open[at];
      if (at >= LIMITS.depth) {
        this.#sum.deeper += 1;
        continue;
      }
      this.#sum.calls += 1;
      checkCount(this.#sum.calls, 'calls');
      this.#rows.slice(this.#track, this.#stacks.names[stack], 'call', from_us, us);
    }
    this.#open.length = Math.min(this.#open.length, keep);
  }
}

/**
 * Adds a thread's sorted samples, and the gaps between them that are unknown.
 * @param {Calls} calls
 * @param {{us: number, stack: number}[]} samples
 * @param {number} interval_us duration of the last sample
 * @param {number} [gap_us] longer gaps between samples are unknown
 */
export function callsOf(calls, samples, interval_us, gap_us = Infinity) {
  let last_us = Infinity;
  for (const { us, stack } of samples) {
    if (us - last_us > gap_us) calls.end(last_us + interval_us);
    calls.sample(us, stack);
    last_us = us;
  }
  if (samples.length > 0) calls.end(last_us + interval_us);
}

/**
 * The sampling interval, for files that do not give it: the median distance of samples.
 * @param {{us: number}[]} samples in order
 */
export function usualInterval(samples) {
  const apart = samples
    .slice(1)
    .map(({ us }, at) => us - samples[at].us)
    .filter((us) => us > 0)
    .sort((a, b) => a - b);
  return apart[apart.length >> 1] ?? 0;
}

/** @param {number} interval_us @param {Sampled} sum */
export const saySampled = (interval_us, { samples, deeper }) => [
  `${samples.toLocaleString('en')} ${samples === 1 ? 'sample' : 'samples'}${interval_us > 0 ? `, one every ${interval_us < 1e6 ? (interval_us / 1000).toPrecision(3) : Math.round(interval_us / 1000)} ms` : ''}: what was between them is not known.`,
  ...(deeper > 0
    ? [`${deeper.toLocaleString('en')} calls inside ${LIMITS.depth.toLocaleString('en')} others are left out.`]
    : []),
];
