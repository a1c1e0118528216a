/** Binary search in sorted numbers. */

/**
 * Searches from `low` (inclusive) to `high` (exclusive).
 * @param {ArrayLike<number>} rising
 * @param {number} value
 * @returns {number} the first index whose number is greater
 */
export function firstAbove(rising, value, low = 0, high = rising.length) {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * @param {ArrayLike<number>} rising
 * @param {number} value
 * @returns {number} the first index whose number is not less
 */
export function firstFrom(rising, value) {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}
