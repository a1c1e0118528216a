/**
 * Rounds in alternating turns: whoever goes first in one goes last in the next, so that drift favours nobody.
 * Where a figure is long enough for others to take the processor meanwhile, a round's is its fastest of a few:
 * what others take only adds.
 */

/**
 * @template {string} K
 * @param {number} count
 * @param {Record<K, () => Promise<number>>} runners
 * @returns {Promise<Record<K, number[]>>} one figure a round and runner
 */
export const inTurns = async (count, runners) => {
  const names = /** @type {K[]} */ (Object.keys(runners));
  const figures = /** @type {Record<K, number[]>} */ ({});
  for (const name of names) figures[name] = [];
  for (let round = 0; round < count; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) figures[name].push(await runners[name]());
  }
  return figures;
};

/** @param {number} times @param {() => Promise<number>} runner */
export const fastest = (times, runner) => async () => {
  let least = Infinity;
  for (let time = 0; time < times; time += 1) least = Math.min(least, await runner());
  return least;
};
