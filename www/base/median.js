/**
 * The median of values in any order. For an even count it is the mean of the two middle values, as in the engine
 * (crates/figures/src/stats.rs).
 * @param {readonly number[]} values not empty
 */
export const median = (values) => medianOf(values.toSorted((a, b) => a - b));

/** The median of values that are already sorted. @param {ArrayLike<number>} sorted not empty */
export const medianOf = (sorted) => (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
