/**
 * Memories, as the browser grants them. A browser reserves much address space for each (ten gigabytes in Chromium,
 * which has room for about a hundred), and gets it back only some time after the worker that had it is gone.
 */

const PAGE_BYTES = 65_536;
const MIB = 1 << 20;
/** What the module asks for at least, and a little to start with. */
const INITIAL_PAGES = 64;
const PATIENCE_MS = 3000;
const AGAIN_MS = 50;

/** More memories than this at once no browser is asked for. */
export const MOST_MEMORIES = 80;
export const SHARED_SIZES_MIB = [1024, 512, 256, 128, 64];
export const PROCESS_SIZES_MIB = [256, 128, 64];

/** @param {number} bytes the most that it may grow to */
export const newMemory = (bytes) => new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: bytes / PAGE_BYTES, shared: true });

/**
 * The largest that this browser grants: phones refuse large shared maxima.
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

/** Tries again for a while where there is no room: workers that are still ending give theirs back. @template T @param {() => T} make @returns {Promise<T>} */
export const patiently = async (make) => {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RangeError) || performance.now() > end) throw error;
    }
    await new Promise((resolve) => { setTimeout(resolve, AGAIN_MS); });
  }
};
