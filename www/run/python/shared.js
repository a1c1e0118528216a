/**
 * The memory that the processes of a whole program share, as the Python machine asks for it (crates/python/src/shared.rs). Where
 * there is none, its first words still count the tasks and what is written.
 */

const COUNTERS_BYTES = 64;

/** @param {SharedArrayBuffer|null} buffer */
export const sharedMemory = (buffer) => {
  const memory = buffer ?? new ArrayBuffer(COUNTERS_BYTES);
  const [words, bytes] = [new Int32Array(memory), new Uint8Array(memory)];
  return {
    sharedSize: () => buffer?.byteLength ?? 0,
    sharedLoad: (/** @type {number} */ word) => Atomics.load(words, word),
    sharedStore: (/** @type {number} */ word, /** @type {number} */ value) => void Atomics.store(words, word, value),
    sharedAdd: (/** @type {number} */ word, /** @type {number} */ more) => Atomics.add(words, word, more),
    sharedExchange: (/** @type {number} */ word, /** @type {number} */ expected, /** @type {number} */ fresh) =>
      Atomics.compareExchange(words, word, expected, fresh),
    sharedRead: (/** @type {number} */ at, /** @type {Uint8Array} */ into) =>
      into.set(bytes.subarray(at, at + into.length)),
    sharedWrite: (/** @type {number} */ at, /** @type {Uint8Array} */ from) => bytes.set(from, at),
    sharedSleep: (/** @type {number} */ word, /** @type {number} */ expected, /** @type {number} */ timeout_ms) =>
      void Atomics.wait(words, word, expected | 0, timeout_ms),
    sharedWake: (/** @type {number} */ word, /** @type {number} */ most) => void Atomics.notify(words, word, most),
  };
};
