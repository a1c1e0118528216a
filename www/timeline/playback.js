/**
 * Plays back a run: computes the moment, its speed, and the moments at which something happens. It reads no clock; the
 * caller passes the elapsed time.
 */
import { columnsOf } from '../trace/columns.js';
import { firstAbove, firstFrom } from '../base/search-sorted.js';

/** @typedef {import('../trace/group.js').Group} Group */

/** How long the playback of a whole run takes by default. */
export const WHOLE_MS = 4000;

/**
 * `slower`: the factor; null plays the whole run in `WHOLE_MS`, however long it took.
 * @type {{value: string, label: string, slower: number|null}[]}
 */
export const SPEEDS = [
  { value: 'whole', label: 'all of it in 4 s', slower: null },
  { value: '1', label: 'as fast as it was', slower: 1 },
  { value: '10', label: '10 × slower', slower: 10 },
  { value: '100', label: '100 × slower', slower: 100 },
  { value: '1000', label: '1000 × slower', slower: 1000 },
];

/** Moments closer than this count as equal: rounding errors are smaller, and no browser's clock is finer. */
export const SAME_US = 0.5;

/**
 * Microseconds of the run per millisecond on the screen.
 * @param {string} speed a value of SPEEDS
 * @param {number} end_us
 */
export function rateOf(speed, end_us) {
  const slower = SPEEDS.find(({ value }) => value === speed)?.slower ?? null;
  return slower === null ? end_us / WHOLE_MS : 1000 / slower;
}

/** @param {number} moment_us @param {number} elapsed_ms on the screen @param {number} rate @param {number} end_us */
export const advance = (moment_us, elapsed_ms, rate, end_us) =>
  Math.min(Math.max(moment_us + Math.max(0, elapsed_ms) * rate, 0), end_us);

/** With more slices than this, unfolding in a few seconds would show nothing. */
export const MOST_UNFOLDED = 50_000;

/** Whether a run may start to play automatically. @param {Group[]} groups */
export const unfolds = (groups) =>
  groups.reduce((sum, { tracks }) => tracks.reduce((all, track) => all + columnsOf(track).count, sum), 0) <=
  MOST_UNFOLDED;

/**
 * All moments at which something begins, ends or happens, sorted, without duplicates.
 * @param {Group[]} groups
 * @returns {Float64Array}
 */
export function momentsOf(groups) {
  /** @type {number[]} */
  const all = [];
  for (const { tracks } of groups) {
    for (const { slices, instants } of tracks) {
      for (const { from_us, to_us } of slices) all.push(from_us, to_us);
      for (const { us } of instants) all.push(us);
    }
  }
  const sorted = Float64Array.from(all).sort();
  let last = -Infinity;
  return sorted.filter((us) => {
    if (us - last < SAME_US) return false;
    last = us;
    return true;
  });
}

/**
 * @param {Float64Array} moments
 * @param {number} us
 * @param {number} end_us
 * @returns {number} the next moment, or the end
 */
export function nextMoment(moments, us, end_us) {
  const next = moments[firstAbove(moments, us)] ?? end_us;
  return next > end_us - SAME_US ? end_us : next;
}

/** @param {Float64Array} moments @param {number} us @returns {number} the moment before, or the start */
export function previousMoment(moments, us) {
  const at = firstFrom(moments, us) - 1;
  return at >= 0 ? moments[at] : 0;
}
