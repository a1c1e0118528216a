/**
 * The asking side of the ping-pong between the clocks of two workers; crates/trace/src/clock.rs answers. It blocks for some microseconds, so only the coordinator may use it.
 */

import { CLOCK, CLOCK_TIMES } from '../../generated/trace-layout.js';

/** @import { Alignment } from '../../result/raw-turn.js' */

const QUESTIONS = 3;
const PATIENCE_MS = 100;
/** For a worker that has just reported ready. With 64 workers a longer wait would add up. */
const HERE_PATIENCE_MS = 5;
/** For a worker that must first receive the message that asks it. */
export const LATER_PATIENCE_MS = 50;

/**
 * A sample of a worker's clock: the coordinator's time = the worker's time + offset, within ± the bound.
 * @typedef {{offset_ms: number, bound_ms: number, origin_offset_ms: number}} ClockSample
 */

/**
 * Asks a few times and uses the quickest answer.
 * @param {WebAssembly.Memory} memory
 * @param {number} address  of the worker's cell, in bytes
 * @param {number} [here_ms]  how long to wait for the worker to answer
 * @returns {ClockSample|null} null if the worker did not answer
 */
export const sampleClock = (memory, address, here_ms = HERE_PATIENCE_MS) => {
  const words = new Int32Array(memory.buffer);
  const times = new Float64Array(memory.buffer);
  const state = address / 4;
  const set = (/** @type {number} */ value) => {
    Atomics.store(words, state, value);
    Atomics.notify(words, state);
  };
  Atomics.wait(words, state, CLOCK.idle, here_ms);
  if (Atomics.load(words, state) !== CLOCK.here) return null;
  let best = null;
  for (let question = 0; question < QUESTIONS; question += 1) {
    const before = performance.now();
    set(CLOCK.asked);
    Atomics.wait(words, state, CLOCK.asked, PATIENCE_MS);
    if (Atomics.load(words, state) !== CLOCK.answered) {
      Atomics.store(words, state, CLOCK.idle);
      return best;
    }
    const after = performance.now();
    const bound_ms = (after - before) / 2;
    if (!best || bound_ms < best.bound_ms) {
      const origin_offset_ms = times[(address + CLOCK_TIMES.origin_ms) / 8] - performance.timeOrigin;
      best = { offset_ms: before + bound_ms - times[(address + CLOCK_TIMES.time_ms) / 8], bound_ms, origin_offset_ms };
    }
  }
  set(CLOCK.enough);
  return best;
};

/**
 * The offset from the worker's own `timeOrigin`; null until the worker has written it.
 * @param {WebAssembly.Memory} memory
 * @param {number} address  of the worker's cell, in bytes
 */
export const originOffset = (memory, address) => {
  const origin_ms = new Float64Array(memory.buffer)[(address + CLOCK_TIMES.origin_ms) / 8];
  return origin_ms === 0 ? null : origin_ms - performance.timeOrigin;
};

/**
 * Two clocks agree if the offset from `timeOrigin` lies within the bounds of both ping-pongs, at the start and at the
 * end of a run. Then it is used, since it is more exact. Otherwise the ping-pong's offset is used, and the result
 * reports the disagreement.
 * @param {(ClockSample|null)[]} clock_samples  none where the page is not isolated, or a run ended too soon
 * @param {number} fallback_ms  the offset from `timeOrigin`
 * @param {number} tick_ms
 * @returns {Alignment}
 */
export const align = (clock_samples, fallback_ms, tick_ms) => {
  const seen = clock_samples.filter((sample) => sample !== null);
  if (seen.length === 0) return { offset_ms: fallback_ms, aligned: null, disagreement_us: null };
  const { origin_offset_ms } = seen[0];
  const beyond_ms = Math.max(
    ...seen.map(({ offset_ms, bound_ms }) => Math.max(0, Math.abs(offset_ms - origin_offset_ms) - bound_ms)),
  );
  // Slightly more than two ticks, to allow for rounding errors.
  const aligned = beyond_ms <= 2.01 * tick_ms;
  const offset_ms = aligned ? origin_offset_ms : seen.reduce((sum, { offset_ms }) => sum + offset_ms, 0) / seen.length;
  return { offset_ms, aligned, disagreement_us: beyond_ms * 1000 };
};
