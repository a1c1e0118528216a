/**
 * One run at a time among all pages and frames of this origin and path that the browser runs: two at once would measure
 * each other. Whoever comes later waits, in order, on a Web Lock. Where the browser has none to give (a frame without an
 * origin), nobody waits.
 */

const NAME = `${new URL('../', import.meta.url).pathname} interleave: one run at a time`;

/**
 * @param {AbortSignal} signal  gives the place in the queue up
 * @param {() => void} waiting  told where the turn is not to be had at once
 * @returns {Promise<() => void>} what ends the turn
 */
export const takeTurn = async (signal, waiting) => {
  const { promise: over, resolve: end } = Promise.withResolvers();
  const ask = (/** @type {LockOptions} */ options) => new Promise((resolve, reject) => {
    navigator.locks.request(NAME, options, (lock) => {
      resolve(lock !== null);
      return lock ? over : null;
    }).catch(reject);
  });
  try {
    if (!await ask({ ifAvailable: true })) {
      waiting();
      await ask({ signal });
    }
  } catch {
    // Given up, or no locks here.
  }
  return () => end(null);
};
