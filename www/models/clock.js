/**
 * The asking side of the ping-pong between two workers' clocks; src/clock.rs answers, and holds the layout.
 * It blocks for some microseconds, so it is for the coordinator only.
 */

/** @import { Alignment } from '../protocol.js' */

const IDLE = 0, ASKED = 1, ANSWERED = 2, ENOUGH = 3, HERE = 4;
const QUESTIONS = 3;
const PATIENCE_MS = 100;
/** For a worker that has just said it is there. With 64 of them a longer one would add up. */
const HERE_PATIENCE_MS = 5;
/** For one that is yet to hear that it is asked. */
export const LATER_PATIENCE_MS = 50;

/** One worker's clock as seen from here: ours = its own + offset, give or take the bound.
 * @typedef {{offset_ms: number, bound_ms: number, origin_offset_ms: number}} Sighting */

/**
 * Asks a few times and believes the quickest answer.
 * @param {WebAssembly.Memory} memory
 * @param {number} address  of the worker's cell, in bytes
 * @param {number} [here_ms]  how long to wait for the worker to be there
 * @returns {Sighting|null} null where nobody answered
 */
export const sight = (memory, address, here_ms = HERE_PATIENCE_MS) => {
  const words = new Int32Array(memory.buffer);
  const times = new Float64Array(memory.buffer);
  const state = address / 4;
  const set = (/** @type {number} */ value) => {
    Atomics.store(words, state, value);
    Atomics.notify(words, state);
  };
  Atomics.wait(words, state, IDLE, here_ms);
  if (Atomics.load(words, state) !== HERE) return null;
  let best = null;
  for (let question = 0; question < QUESTIONS; question += 1) {
    const before = performance.now();
    set(ASKED);
    Atomics.wait(words, state, ASKED, PATIENCE_MS);
    if (Atomics.load(words, state) !== ANSWERED) {
      Atomics.store(words, state, IDLE);
      return best;
    }
    const after = performance.now();
    const bound_ms = (after - before) / 2;
    if (!best || bound_ms < best.bound_ms) {
      const origin_offset_ms = times[address / 8 + 2] - performance.timeOrigin;
      best = { offset_ms: before + bound_ms - times[address / 8 + 1], bound_ms, origin_offset_ms };
    }
  }
  set(ENOUGH);
  return best;
};

/** What the worker's own `timeOrigin` says, once it wrote it down. @param {WebAssembly.Memory} memory @param {number} address */
export const originOffset = (memory, address) => {
  const origin_ms = new Float64Array(memory.buffer)[address / 8 + 2];
  return origin_ms === 0 ? 0 : origin_ms - performance.timeOrigin;
};

/**
 * Two clocks agree where `timeOrigin` lies within what both ping-pongs, at the start and at the end of a run,
 * leave open; then it is the finer word. Otherwise the ping-pong is believed, and the reader told.
 * @param {(Sighting|null)[]} sightings  none where the page is not isolated, or a run ended too soon
 * @param {number} fallback_ms  what `timeOrigin` says
 * @param {number} tick_ms
 * @returns {Alignment}
 */
export const align = (sightings, fallback_ms, tick_ms) => {
  const seen = sightings.filter((sighting) => sighting !== null);
  if (seen.length === 0) return { offset_ms: fallback_ms, aligned: null, disagreement_us: null };
  const { origin_offset_ms } = seen[0];
  const beyond_ms = Math.max(...seen.map(({ offset_ms, bound_ms }) =>
    Math.max(0, Math.abs(offset_ms - origin_offset_ms) - bound_ms)));
  // A hair more than two ticks, which as numbers add up to a hair more.
  const aligned = beyond_ms <= 2.01 * tick_ms;
  const offset_ms = aligned ? origin_offset_ms : seen.reduce((sum, { offset_ms }) => sum + offset_ms, 0) / seen.length;
  return { offset_ms, aligned, disagreement_us: beyond_ms * 1000 };
};
