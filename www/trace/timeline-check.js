/** Validates a timeline's columns before any code uses them, since the bytes are untrusted. */
import { parentsOf } from './columns.js';
import { MOST_VALUE } from './counters.js';
import { INSTANT_KINDS, SLICE_KINDS } from './tracks.js';

/** @typedef {import('./columns.js').Columns} Columns */

export class TimelineFileError extends Error {
  kind = 'invalid';
  /** @param {string} what */
  constructor(what) {
    super(`This is no timeline that can be shown: ${what}.`);
  }
}

/** @param {string} what @param {string} track @returns {never} */
const refuse = (what, track) => {
  throw new TimelineFileError(`track “${track}” has ${what}: save it anew`);
};

/** @param {ArrayLike<number>} column @param {number} limit */
function allBelow(column, limit) {
  for (let at = 0; at < column.length; at += 1) if (column[at] >= limit) return false;
  return true;
}

/** Whether all times are finite, not negative and sorted. @param {Float64Array} times */
function rising(times) {
  let last = 0;
  for (let at = 0; at < times.length; at += 1) {
    if (!(times[at] >= last && times[at] < Infinity)) return false;
    last = times[at];
  }
  return true;
}

/** @param {Float64Array} from_us @param {Float64Array} to_us */
function endAfterStart(from_us, to_us) {
  for (let at = 0; at < from_us.length; at += 1) if (!(to_us[at] >= from_us[at] && to_us[at] < Infinity)) return false;
  return true;
}

/** @param {Omit<Columns, 'parent'>} columns @param {string} track @returns {Int32Array} the slices' parents */
export function checkColumns({ from_us, to_us, name, kind, depth, open, names }, track) {
  if (!rising(from_us)) refuse('slices whose starts are not in order', track);
  if (!endAfterStart(from_us, to_us)) refuse('a slice that does not end after its start', track);
  if (!allBelow(name, names.length)) refuse('a slice without a name', track);
  if (!allBelow(kind, SLICE_KINDS.length)) refuse('a slice of a kind that this page does not know', track);
  if (!allBelow(open, 2)) refuse('a slice that neither goes on nor has ended', track);
  return parentsOf(depth) ?? refuse('a slice inside of none', track);
}

/** @param {import('./column-track.js').Marks} marks @param {string} track */
export function checkMarks({ us, name, kind, names }, track) {
  if (!rising(us)) refuse('marks that are not in order', track);
  if (!allBelow(name, names.length)) refuse('a mark without a name', track);
  if (!allBelow(kind, INSTANT_KINDS.length)) refuse('a mark of a kind that this page does not know', track);
}

/** @param {Float64Array} times @param {Float64Array} values @param {string} counter */
export function checkValues(times, values, counter) {
  if (!rising(times) || !values.every((value) => Math.abs(value) <= MOST_VALUE))
    throw new TimelineFileError(`counter “${counter}” has values that are none, or not in order: save it anew`);
}

/**
 * @param {{from_us: Float64Array, to_us: Float64Array, from: Uint32Array, to: Uint32Array, why: Uint32Array,
 *   awaited: Uint8Array}} flows
 * @param {number} tracks
 * @param {number} names
 */
export function checkFlows({ from_us, to_us, from, to, why, awaited }, tracks, names) {
  const well =
    rising(to_us) &&
    endAfterStart(from_us, to_us) &&
    allBelow(from, tracks) &&
    allBelow(to, tracks) &&
    allBelow(why, names) &&
    allBelow(awaited, 3) &&
    from_us.every((us) => us >= 0);
  if (!well) throw new TimelineFileError('its arrows do not fit its tracks: save it anew');
}
