/**
 * What drawing looks up instead of going through slices: a track's running sums, and its slices by length. Small
 * tracks have it made when it is first asked for; that of a large one is made in a worker, and given here.
 */
import { columnsOf } from './columns.js';
import { lengthsOf } from './lengths.js';
import { runningSums } from './running-sums.js';

/** @typedef {import('./tracks.js').Track} Track */
/** @typedef {import('./running-sums.js').Spans} Spans */
/** @typedef {{sums: import('./running-sums.js').RunningSums, lengths: import('./lengths.js').Lengths}} TrackIndex */

/** That many slices take a tenth of a millisecond or so; a page has a handful of tracks of this size. */
const LARGE = 2000;

/** @type {WeakMap<Track, TrackIndex>} */
const made = new WeakMap();

/** @param {Spans} spans @returns {TrackIndex} */
export const makeIndex = (spans) => ({ sums: runningSums(spans), lengths: lengthsOf(spans) });

/** @param {Track} track @param {TrackIndex} index */
export const giveIndex = (track, index) => { made.set(track, index); };

/** @param {Track} track @returns {TrackIndex|null} null while a large track has none yet */
export function indexOf(track) {
  const known = made.get(track);
  if (known) return known;
  const columns = columnsOf(track);
  if (columns.count > LARGE) return null;
  const index = makeIndex(columns);
  made.set(track, index);
  return index;
}

/** @param {Track[]} tracks @returns {Track[]} those whose index has to be made elsewhere */
export const unindexed = (tracks) => tracks.filter((track) => columnsOf(track).count > LARGE && !made.has(track));
