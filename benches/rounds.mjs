/**
 * Rounds in alternating order: the runner that goes first in one round goes last in the next, so that drift favours
 * none. If a figure takes long enough for other programs to use the processor meanwhile, a round's figure is the
 * fastest of a few, because other programs only add time.
 */

/**
 * @template {string} K
 * @param {number} count
 * @param {Record<K, () => Promise<number>>} runners
 * @returns {Promise<Record<K, number[]>>} one figure for each round and runner
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
