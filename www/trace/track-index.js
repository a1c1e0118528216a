/**
 * The index that drawing uses instead of visiting all slices: a track's running sums, and its slices by length. A small
 * track's index is made on first use; a worker makes the index of a large track and passes it to `giveIndex`.
 */
import { columnsOf } from './columns.js';
import { lengthsOf } from './lengths.js';
import { runningSums } from './running-sums.js';

/** @typedef {import('./tracks.js').Track} Track */
/** @typedef {import('./running-sums.js').Spans} Spans */
/** @typedef {{sums: import('./running-sums.js').RunningSums, lengths: import('./lengths.js').Lengths}} TrackIndex */

/** Indexing this many slices takes about a tenth of a millisecond; a page has few tracks of this size. */
const LARGE = 2000;

/** @type {WeakMap<Track, TrackIndex>} */
const made = new WeakMap();

/** @param {Spans} spans @returns {TrackIndex} */
export const makeIndex = (spans) => ({ sums: runningSums(spans), lengths: lengthsOf(spans) });

/** @param {Track} track @param {TrackIndex} index */
export const giveIndex = (track, index) => {
  made.set(track, index);
};

/** @param {Track} track @returns {TrackIndex|null} null while a large track has no index yet */
export function indexOf(track) {
  const known = made.get(track);
  if (known) return known;
  const columns = columnsOf(track);
  if (columns.count > LARGE) return null;
  const index = makeIndex(columns);
  made.set(track, index);
  return index;
}

/** @param {Track[]} tracks @returns {Track[]} the large tracks that have no index yet */
export const unindexed = (tracks) => tracks.filter((track) => columnsOf(track).count > LARGE && !made.has(track));
