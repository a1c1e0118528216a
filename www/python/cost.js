/**
 * Estimates how long a run would take in CPython, one task after another: the number of steps times the time of one
 * step on a named computer (pace.js). It is always shown as an estimate. Work that mostly waits has no estimate, since
 * its waits take equally long everywhere.
 */
import { formatTime } from '../base/format.js';
import { PACE } from './pace.js';

/** @typedef {import('../interface.js').Params} Params */
/**
 * `about`: where and when it was measured. The others are nanoseconds per step, null if not measured.
 * @typedef {{about: {python: string, machine: string, day: string}, square_ns: number|null, turn_ns: number|null,
 *   listed_ns: number|null, plain_ns: number|null, mutex_ns: number|null, atomic_ns: number|null, drawn_ns:
 *   number|null, resized_ns: number|null}} Pace
 */
/**
 * `steps`: the factor of the time per step. `more_ms`: time that does not depend on it.
 * @typedef {{parts: {ns: number|null, steps: number}[], more_ms: number, pace: string}} Bill
 */
/**
 * `params`: the same work, reduced so that it takes about a second in CPython; null if there is nothing to offer.
 * @typedef {{text: string, params: Params|null}} Cost
 */

const PIECE_TURNS = 8192;
const KIB_NUMBERS = 128;
const GOAL_MS = 1000;
/** Up to this many seconds still count as about one second. */
const NEAR = 1.5;

/** @param {Params} params @param {string} name */
const number = (params, name) => Number(params[name]);
/** @param {number|null} ns @param {string} what */
const paceText = (ns, what) => `${ns}\u202fns per ${what}`;

/** @type {Record<string, (params: Params, pace: Pace) => Bill>} */
const BILLS = {
  squares(params, { square_ns }) {
    const numbers = [params.n].flat().reduce((/** @type {number} */ sum, n) => sum + Number(n), 0);
    return {
      parts: [{ ns: square_ns, steps: numbers * number(params, 'passes') }],
      more_ms: 0,
      pace: paceText(square_ns, 'square'),
    };
  },
  image(params, { drawn_ns, resized_ns }) {
    const pixels = number(params, 'tasks') * number(params, 'megapixels') * 1e6;
    return {
      parts: [
        { ns: drawn_ns, steps: pixels },
        { ns: resized_ns, steps: pixels * number(params, 'passes') },
      ],
      more_ms: 0,
      pace: `${paceText(drawn_ns, 'pixel drawn')} and ${paceText(resized_ns, 'pixel resized')}, by Pillow`,
    };
  },
  mix(params, { turn_ns, listed_ns }) {
    const tasks = number(params, 'tasks');
    return {
      parts: [
        { ns: turn_ns, steps: tasks * number(params, 'pieces') * PIECE_TURNS },
        { ns: listed_ns, steps: tasks * number(params, 'copy_kib') * KIB_NUMBERS },
      ],
      more_ms: tasks * number(params, 'wait_ms'),
      pace: paceText(turn_ns, 'turn of the loop'),
    };
  },
  race(params, { plain_ns, mutex_ns, atomic_ns }) {
    const ns = { plain: plain_ns, mutex: mutex_ns, atomic: atomic_ns }[String(params.how)] ?? null;
    return {
      parts: [{ ns, steps: number(params, 'tasks') * number(params, 'increments') }],
      more_ms: 0,
      pace: paceText(ns, 'increment'),
    };
  },
};

/**
 * The parameters that set the amount of work, in the order in which they are reduced.
 * @type {Record<string, string[]>}
 */
const SIZES = {
  squares: ['passes', 'n'],
  image: ['passes', 'megapixels'],
  mix: ['pieces', 'copy_kib'],
  race: ['increments'],
};

/**
 * Null if a time per step is unknown, or there is no work.
 * @param {string} workload
 * @param {Params} params
 * @param {Pace} [pace]
 * @returns {number|null}
 */
export function estimate_ms(workload, params, pace = PACE) {
  const bill = BILLS[workload]?.(params, pace);
  if (!bill || bill.parts.some(({ ns, steps }) => ns === null && steps > 0)) return null;
  const computed_ms = bill.parts.reduce((sum, { ns, steps }) => sum + ((ns ?? 0) * steps) / 1e6, 0);
  return computed_ms > 0 ? computed_ms + bill.more_ms : null;
}

/**
 * @param {import('../interface.js').ParamValue} value
 * @param {number} factor
 * @param {string} name
 * @returns {import('../interface.js').ParamValue}
 */
const scaled = (value, factor, name) => {
  if (Array.isArray(value)) return value.map((each) => Math.max(1, Math.floor(each * factor)));
  return name === 'megapixels'
    ? Math.max(0.1, Math.floor(Number(value) * factor * 10) / 10)
    : Math.max(1, Math.floor(Number(value) * factor));
};

/**
 * Reduces one parameter after another until the work fits.
 * @param {string} workload
 * @param {Params} params
 * @param {Pace} pace
 * @returns {Params|null} null if it cannot fit
 */
function fitted(workload, params, pace) {
  let smaller = params;
  for (const name of SIZES[workload]) {
    const ms = estimate_ms(workload, smaller, pace);
    if (ms === null || ms <= GOAL_MS) break;
    // Waits and the like do not shrink with the factor, so the same parameter is reduced again.
    for (let step = 0, now = ms; step < 4 && now > GOAL_MS; step += 1, now = estimate_ms(workload, smaller, pace) ?? 0)
      smaller = { ...smaller, [name]: scaled(smaller[name], GOAL_MS / now, name) };
  }
  const ms = estimate_ms(workload, smaller, pace);
  return ms !== null && ms <= NEAR * GOAL_MS ? smaller : null;
}

/** @param {string} workload @param {Params} params @param {Pace} [pace] @returns {Cost|null} */
export function costOf(workload, params, pace = PACE) {
  const ms = estimate_ms(workload, params, pace);
  if (ms === null) return null;
  const { python, machine, day } = pace.about;
  const text = `${python} would take about ${formatTime(Number(ms.toPrecision(2)))} for this, one task after another; under the GIL, threads that compute take as long. An estimate, from ${BILLS[workload](params, pace).pace} on one machine (${machine}, ${day}).`;
  return { text, params: ms > NEAR * GOAL_MS ? fitted(workload, params, pace) : null };
}
