/** `Map.groupBy`, which Node.js 20 and browsers before 2024 lack. */

/** @template T, K @param {T[]} all @param {(one: T) => K} key @returns {Map<K, T[]>} */
export function groupBy(all, key) {
  /** @type {Map<K, T[]>} */
  const groups = new Map();
  for (const one of all) {
    const known = groups.get(key(one));
    if (known) known.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
