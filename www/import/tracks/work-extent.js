/**
 * Finds the extent of a file's work in time. Some programs write 0 or −1 for an unknown time, beside times of day; a
 * view of everything would then show nothing of the work. So a few times that are far from most others are ignored.
 */
/** @typedef {import('../../trace/scale.js').Extent} Extent */

/** A gap this many times as long as the work is ignored: beside it the work would be one pixel wide. */
const FAR = 1000;
/** A shorter gap than this (a minute) may be a pause of the program and is kept. */
const LEAST_GAP_US = 60_000_000;

/** @param {Float64Array} sorted @param {number} low @param {number} high the last */
function widestGap(sorted, low, high) {
  let [gap, after] = [0, low];
  for (let at = low; at < high; at += 1) {
    if (sorted[at + 1] - sorted[at] > gap) {
      gap = sorted[at + 1] - sorted[at];
      after = at;
    }
  }
  return { gap, after };
}

/**
 * @param {Float64Array} times begins and ends, in any order
 * @param {(us: number) => boolean} isNone whether programs write this time for an unknown one
 * @returns {{all: Extent, work: Extent}} all: the extent of all times; work: the extent of most of them, which is the
 *   same if none is far off
 */
export function workExtent(times, isNone) {
  let [first_us, last_us] = [Infinity, -Infinity];
  for (let at = 0; at < times.length; at += 1) {
    if (times[at] < first_us) first_us = times[at];
    if (times[at] > last_us) last_us = times[at];
  }
  const all = times.length > 0 ? { from_us: first_us, to_us: last_us } : { from_us: 0, to_us: 0 };
  if (!(last_us - first_us >= LEAST_GAP_US)) return { all, work: all };
  const sorted = times.slice().sort();
  let [low, high] = [0, sorted.length - 1];
  for (;;) {
    const { gap, after } = widestGap(sorted, low, high);
    const [before, behind] = [after - low + 1, high - after];
    const latter = behind > before || (behind === before && isNone(sorted[after]));
    const former = before > behind || (behind === before && isNone(sorted[after + 1]));
    const span = latter ? sorted[high] - sorted[after + 1] : sorted[after] - sorted[low];
    if (high <= low || latter === former || gap < LEAST_GAP_US || gap < FAR * span)
      return { all, work: { from_us: sorted[low], to_us: sorted[high] } };
    if (latter) low = after + 1;
    else high = after;
  }
}
