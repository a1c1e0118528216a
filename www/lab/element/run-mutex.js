/**
 * Allows one run at a time among all pages and frames of this origin and path in the browser: two at once would measure
 * each other. Later runs wait, in order, for a Web Lock. Where the browser offers no locks (a frame without an origin),
 * runs do not wait. Browsers partition a frame's locks by the site of the outermost page, so a run in one site's post
 * does not see a run in another's. Such runs are in two tabs, one of which is usually hidden, and its result says so
 * (result/cautions.js).
 */

const NAME = `${new URL('../../../', import.meta.url).pathname} interleave: one run at a time`;

/**
 * @param {AbortSignal} signal  gives up the place in the queue
 * @param {() => void} waiting  called if another run holds the lock
 * @returns {Promise<() => void>} a function that releases the lock
 */
export const acquireRunMutex = async (signal, waiting) => {
  const { promise: over, resolve: end } = Promise.withResolvers();
  const ask = (/** @type {LockOptions} */ options) =>
    new Promise((resolve, reject) => {
      navigator.locks
        .request(NAME, options, (lock) => {
          resolve(lock !== null);
          return lock ? over : null;
        })
        .catch(reject);
    });
  try {
    if (!(await ask({ ifAvailable: true }))) {
      waiting();
      await ask({ signal });
    }
  } catch {
    // The signal aborted the wait, or there are no locks here.
  }
  return () => end(null);
};
