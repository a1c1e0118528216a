/**
 * The trace buffer read from outside: bytes in, events out. The layout is Rust's (src/trace.rs); a golden file
 * written by its test is read by ours.
 */

/** @import { Places, Snapshot } from '../protocol.js' */

/** `Kind` in src/trace.rs. */
export const KIND = /** @type {const} */ ({
  taskBegin: 1, taskEnd: 2, taskFail: 3, waitBegin: 4, waitEnd: 5, print: 6,
  workerReady: 7, messageIn: 8, messageOut: 9, checkpoint: 10,
  lockWait: 11, lockAsk: 12, lockRefused: 13, lockAcquired: 14, lockReleased: 15, lostUpdate: 16, mark: 17,
});
/** `Wait` in src/trace.rs. */
export const WAITS = /** @type {const} */ (['timed', 'io', 'busy', 'mutex']);
/** `Release` in src/trace.rs: why a thread lets go of the lock. */
export const RELEASES = /** @type {const} */ (['asked', 'ticks', 'wait', 'end']);

const EVENT_BYTES = 16;
const WITH_TEXT = new Set([KIND.taskEnd, KIND.taskFail, KIND.print]);

/** @typedef {{time_ms: number, kind: number, task: number, arg: number, text: string}} Event */

/**
 * Copies a buffer without entering the instance that owns it: it may have trapped. Loading `written` with
 * Atomics pairs with the writer's Release, so every event below it is whole.
 * @param {WebAssembly.Memory} memory
 * @param {Places['trace']} places
 * @returns {Snapshot}
 */
export const snapshot = (memory, { written, dropped, textWritten, events, text }) => {
  const words = new Uint32Array(memory.buffer);
  const count = Atomics.load(words, written / 4);
  const copy = (/** @type {number} */ start, /** @type {number} */ length) =>
    new Uint8Array(new Uint8Array(memory.buffer, start, length));
  return {
    events: copy(events, count * EVENT_BYTES),
    text: copy(text, Atomics.load(words, textWritten / 4)),
    dropped: Atomics.load(words, dropped / 4),
  };
};

/**
 * @param {Snapshot} snapshot
 * @returns {Event[]} in the order in which they were recorded
 */
export const decode = ({ events, text }) => {
  const view = new DataView(events.buffer, events.byteOffset, events.byteLength);
  return Array.from({ length: events.byteLength / EVENT_BYTES }, (_, index) => {
    const at = index * EVENT_BYTES;
    const kind = view.getUint8(at + 8);
    const arg = view.getUint32(at + 12, true);
    return {
      time_ms: view.getFloat64(at, true),
      kind,
      task: view.getUint16(at + 10, true),
      arg,
      text: WITH_TEXT.has(/** @type {any} */ (kind)) ? textAt(text, arg) : '',
    };
  });
};

const decoder = new TextDecoder();

/** @param {Uint8Array<ArrayBuffer>} area @param {number} start */
const textAt = (area, start) => {
  const length = area[start] | (area[start + 1] << 8);
  return decoder.decode(area.subarray(start + 2, start + 2 + length));
};
