/**
 * Finds the nesting of a track's slices. Times decide if they differ; if two slices begin or end at the same moment,
 * the order in the file decides. A slice written as a begin and an end (B, E) has a position for each: its parents are
 * the slices that had begun and not ended before its own begin. A slice written whole (X) has one position. Most
 * programs write it when it ends, so the inner one comes first; if a file does otherwise, `innerFirst` is false.
 */

/**
 * For each slice: its times, its positions in the file, and whether it was written whole (1), with a single position.
 * @typedef {{from_us: Float64Array, to_us: Float64Array, begin: Uint32Array, end: Uint32Array, whole: Uint8Array}}
 *   Spans
 */

/** @param {Spans} spans @param {boolean} innerFirst @returns {(a: number, b: number) => number} outer slices first */
const outerFirst =
  ({ from_us, to_us, begin, end, whole }, innerFirst) =>
  (a, b) => {
    if (from_us[a] !== from_us[b]) return from_us[a] - from_us[b];
    const pairs = whole[a] === 0 && whole[b] === 0;
    // A slice that ended before the other began is not inside it, though both are at this moment.
    if (pairs && end[a] < begin[b]) return -1;
    if (pairs && end[b] < begin[a]) return 1;
    if (to_us[a] !== to_us[b]) return to_us[b] - to_us[a];
    const wholes = whole[a] === 1 && whole[b] === 1;
    return wholes && innerFirst && to_us[a] > from_us[a] ? begin[b] - begin[a] : begin[a] - begin[b];
  };

/**
 * Whether a slice that begins when another ends still lies in it, which only an empty slice can.
 * @param {Spans} spans
 * @param {number} around
 * @param {number} at
 * @param {boolean} innerFirst
 */
function holdsAtEnd({ from_us, to_us, begin, end, whole }, around, at, innerFirst) {
  if (to_us[at] > from_us[at] || to_us[around] < from_us[at]) return false;
  if (whole[around] === 0) return begin[around] < begin[at] && begin[at] < end[around];
  // Empty slices at one moment are siblings; otherwise a coarse clock would nest hundreds of them.
  return whole[at] === 1 && to_us[around] > from_us[around] && innerFirst && begin[at] < begin[around];
}

/** @param {Uint32Array} order @param {(a: number, b: number) => number} compare */
function isSorted(order, compare) {
  for (let at = 1; at < order.length; at += 1) if (compare(order[at - 1], order[at]) > 0) return false;
  return true;
}

/**
 * @param {Spans} spans
 * @param {boolean} innerFirst
 * @returns {{order: Uint32Array, depth: Uint32Array}} order: the slices' indexes, sorted by start, outer slices first;
 *   depth: how many slices each lies in
 */
export function nestSpans(spans, innerFirst) {
  const { from_us, to_us } = spans;
  const order = new Uint32Array(from_us.length).map((_, at) => at);
  const compare = outerFirst(spans, innerFirst);
  if (!isSorted(order, compare)) order.sort(compare);
  const depth = new Uint32Array(order.length);
  /** The enclosing slices, the innermost last. */
  const around = new Uint32Array(order.length);
  let deep = 0;
  for (let place = 0; place < order.length; place += 1) {
    const at = order[place];
    while (deep > 0 && to_us[around[deep - 1]] <= from_us[at] && !holdsAtEnd(spans, around[deep - 1], at, innerFirst))
      deep -= 1;
    depth[place] = deep;
    around[deep++] = at;
  }
  return { order, depth };
}

/**
 * Detects how a file orders slices that were written whole, from consecutive slices of which one contains the other.
 */
export class OrderSeen {
  #innerFirst = { sameStart: 0, other: 0 };
  #outerFirst = { sameStart: 0, other: 0 };

  /** Compares two consecutive slices of one track. */
  see(
    /** @type {number} */ before_from,
    /** @type {number} */ before_to,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) {
    if (before_from === from && before_to === to) return;
    const kind = before_from === from ? 'sameStart' : 'other';
    if (before_from <= from && before_to >= to) this.#outerFirst[kind] += 1;
    else if (before_from >= from && before_to <= to) this.#innerFirst[kind] += 1;
  }

  /**
   * In a file sorted by time, slices with the same start keep the order in which they were written, so they count more.
   */
  get innerFirst() {
    const { sameStart, other } = this.#innerFirst;
    if (sameStart !== this.#outerFirst.sameStart) return sameStart > this.#outerFirst.sameStart;
    return other >= this.#outerFirst.other;
  }
}
