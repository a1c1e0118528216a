/**
 * Waiting for a condition instead of for a time.
 */

/**
 * Asks again and again until the answer is truthy, and returns it.
 * @template T
 * @param {string} what                   named in the error
 * @param {() => T|Promise<T>} ask
 * @param {number} [patience_ms]
 * @returns {Promise<NonNullable<T>>}
 */
export const until = async (what, ask, patience_ms = 10000) => {
  const end = performance.now() + patience_ms;
  for (;;) {
    const answer = await ask();
    if (answer) return /** @type {NonNullable<T>} */ (answer);
    if (performance.now() > end) throw new Error(`not within ${patience_ms} ms: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
};
