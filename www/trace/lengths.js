/**
 * Slices sorted by length, to find the slices of a span that are long enough to be visible without visiting the others.
 * A class holds slices of at least 2^class µs and less than twice that, sorted by start. Slices of one depth do not
 * overlap, so the length of a span limits how many slices of a class it contains.
 */

/** @typedef {import('./columns.js').Columns} Columns */
/**
 * `order`: indexes of slices, class by class; class c is in `first[c]` to `first[c + 1]` (exclusive).
 * @typedef {{order: Uint32Array<ArrayBuffer>, first: Uint32Array<ArrayBuffer>}} Lengths
 */

/** The last class holds slices longer than any run: 2^42 µs are 50 days. */
const CLASSES = 43;

/** Slices shorter than a microsecond are in the first class. @param {number} length_us */
const classOf = (length_us) => (length_us < 2 ? 0 : Math.min(CLASSES - 1, Math.floor(Math.log2(length_us))));

/** @param {Pick<Columns, 'count'|'from_us'|'to_us'>} columns @returns {Lengths} */
export function lengthsOf({ count, from_us, to_us }) {
  const classes = new Uint8Array(count);
  const first = new Uint32Array(CLASSES + 1);
  for (let at = 0; at < count; at += 1) {
    classes[at] = classOf(to_us[at] - from_us[at]);
    first[classes[at] + 1] += 1;
  }
  for (let one = 0; one < CLASSES; one += 1) first[one + 1] += first[one];
  const next = first.slice();
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) order[next[classes[at]]++] = at;
  return { order, first };
}

/**
 * The first index in `order` from `low` to `high` (exclusive) whose slice starts at `us` or later.
 * @param {Uint32Array} order
 * @param {Float64Array} from_us
 * @param {number} us
 * @param {number} low
 * @param {number} high
 */
function firstFrom(order, from_us, us, low, high) {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from_us[order[middle]] < us) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Visits every slice of a span that is at least `least_us` long, longest first, so that a slice comes before its
 * children.
 * @param {Lengths} lengths
 * @param {Columns} columns
 * @param {{from_us: number, to_us: number}} span
 * @param {number} least_us
 * @param {(at: number) => void} visit
 */
export function eachLong({ order, first }, { from_us, to_us }, span, least_us, visit) {
  for (let one = CLASSES - 1; one >= classOf(least_us); one -= 1) {
    const low = first[one];
    const high = first[one + 1];
    if (low === high) continue;
    const earliest_us = one === CLASSES - 1 ? -Infinity : span.from_us - 2 ** (one + 1);
    for (let place = firstFrom(order, from_us, earliest_us, low, high); place < high; place += 1) {
      const at = order[place];
      if (from_us[at] > span.to_us) break;
      if (to_us[at] >= span.from_us && to_us[at] - from_us[at] >= least_us) visit(at);
    }
  }
}
