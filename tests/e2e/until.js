/**
 * Waiting for a condition instead of for a time.
 */

/**
 * A wait that ends costs nothing, however long it might have taken: a machine may be ten times as slow as its author's,
 * and three browsers share it.
 */
export const PATIENCE_MS = 60_000;

/**
 * Asks again and again until the answer is truthy, and returns it.
 * @template T
 * @param {string} what                   named in the error
 * @param {() => T|Promise<T>} ask
 * @param {number} [patience_ms]
 * @returns {Promise<NonNullable<T>>}
 */
export const until = async (what, ask, patience_ms = PATIENCE_MS) => {
  const end = performance.now() + patience_ms;
  // Asking takes time of the browser that is asked, too.
  for (let pause_ms = 20; ; pause_ms = Math.min(1.5 * pause_ms, 100)) {
    const answer = await ask();
    if (answer) return /** @type {NonNullable<T>} */ (answer);
    if (performance.now() > end) throw new Error(`not within ${patience_ms} ms: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, pause_ms);
    });
  }
};
