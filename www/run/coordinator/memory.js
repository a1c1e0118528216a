/**
 * Allocates wasm memories. A browser reserves much address space for each (ten gigabytes in Chromium, which has room
 * for about a hundred), and frees it only some time after the worker that used it has ended.
 */

const PAGE_BYTES = 65_536;
const MIB = 1 << 20;
/** The module's minimum and a little more. */
const INITIAL_PAGES = 64;
const PATIENCE_MS = 3000;
/** Where as many processes have just ended, on two busy cores. */
export const ROOM_PATIENCE_MS = 20_000;
const AGAIN_MS = 50;
const GARBAGE_BYTES = 32 * MIB;

/** The most memories that exist at once. */
export const MOST_MEMORIES = 80;
export const SHARED_SIZES_MIB = [1024, 512, 256, 128, 64];
export const PROCESS_SIZES_MIB = [256, 128, 64];

/** @param {number} bytes the size that it may grow to */
export const newMemory = (bytes) =>
  new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: bytes / PAGE_BYTES, shared: true });

/**
 * The largest memory that this browser grants: phones refuse shared memories with a large maximum.
 * @param {number[]} sizes_mib  largest first
 */
export const grantedMemory = (sizes_mib) => {
  for (const size of sizes_mib) {
    try {
      return { memory: newMemory(size * MIB), bytes: size * MIB };
    } catch (error) {
      if (size === sizes_mib.at(-1)) throw error;
    }
  }
  throw new RangeError('no size given');
};

/**
 * Retries for a while when there is no space: workers that are still ending free their memories. Those of sixty-three
 * processes took Chromium three to eight seconds.
 * @template T
 * @param {() => T} make
 * @param {number} [patience_ms]
 * @returns {Promise<T>}
 */
export const patiently = async (make, patience_ms = PATIENCE_MS) => {
  const end = performance.now() + patience_ms;
  for (;;) {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RangeError) || performance.now() > end) throw error;
    }
    provokeCollection();
    await new Promise((resolve) => {
      setTimeout(resolve, AGAIN_MS);
    });
  }
};

/**
 * A memory that nothing refers to is freed when the engine collects garbage, and Chromium does not do that because a
 * memory could not be made. It does when much was allocated.
 */
const provokeCollection = () => {
  new Uint8Array(GARBAGE_BYTES).fill(1, 0, 1);
};
