/** Rounds in alternating turns: whoever goes first in one goes last in the next, so that drift favours nobody. */

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
