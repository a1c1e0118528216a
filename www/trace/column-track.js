/** A track stored as columns. It makes objects of its slices and instants only when they are read. */
import { columnsOf, slicesFrom } from './columns.js';
import { Names } from '../base/names.js';
import { INSTANT_KINDS, SLICE_KINDS } from './tracks.js';

/** @typedef {import('./columns.js').Columns} Columns */
/** @typedef {import('./tracks.js').Instant} Instant */
/** @typedef {import('./tracks.js').Slice} Slice */
/** @typedef {import('./tracks.js').Track} Track */
/**
 * Instants in order of time; `kind` is an index into INSTANT_KINDS.
 * @typedef {{count: number, us: Float64Array, name: Uint32Array, kind: Uint8Array, names: string[]}} Marks
 */

/** @param {Marks} marks @returns {Instant[]} */
const instantsFrom = ({ count, us, name, kind, names }) =>
  Array.from({ length: count }, (_, at) => ({ name: names[name[at]], kind: INSTANT_KINDS[kind[at]], us: us[at] }));

/** @implements {Track} */
export class ColumnTrack {
  /** @type {Slice[]|null} */
  #slices = null;
  /** @type {Instant[]|null} */
  #instants = null;

  /** @param {{key: string, name: string, lane: boolean}} head @param {Columns} columns @param {Marks} marks */
  constructor({ key, name, lane }, columns, marks) {
    this.key = key;
    this.name = name;
    this.lane = lane;
    this.columns = columns;
    this.marks = marks;
  }

  get slices() {
    return (this.#slices ??= slicesFrom(this.columns));
  }
  get instants() {
    return (this.#instants ??= instantsFrom(this.marks));
  }
}

/** @param {Instant[]} instants @returns {Marks} */
export function marksFrom(instants) {
  const sorted = instants.toSorted((a, b) => a.us - b.us);
  const names = new Names();
  return {
    count: sorted.length,
    us: Float64Array.from(sorted, ({ us }) => us),
    name: Uint32Array.from(sorted, ({ name }) => names.place(name)),
    kind: Uint8Array.from(sorted, ({ kind }) => INSTANT_KINDS.indexOf(kind)),
    names: names.list,
  };
}

/** @type {WeakMap<Track, Marks>} */
const made = new WeakMap();

/** @param {Track} track @returns {Marks} */
export function marksOf(track) {
  const marks = track.marks ?? made.get(track) ?? marksFrom(track.instants);
  if (!track.marks) made.set(track, marks);
  return marks;
}

/** @type {WeakMap<Marks, {kind: import('./tracks.js').InstantKind, times: Float64Array}[]>} */
const sorted = new WeakMap();

/**
 * The times of each kind that occurs, separately: one kind may be crowded where another is not.
 * @param {Track} track
 */
export function marksByKind(track) {
  const marks = marksOf(track);
  const known = sorted.get(marks);
  if (known) return known;
  const byKind = INSTANT_KINDS.map((kind, place) => ({
    kind,
    times: marks.us.filter((_, at) => marks.kind[at] === place),
  })).filter(({ times }) => times.length > 0);
  sorted.set(marks, byKind);
  return byKind;
}

/** @type {WeakMap<Track, (import('./tracks.js').SliceKind|import('./tracks.js').InstantKind)[]>} */
const occurring = new WeakMap();

/** The kinds of slices and instants that occur, computed once per track. @param {Track} track */
export function kindsOf(track) {
  const known = occurring.get(track);
  if (known) return known;
  const kinds = [
    ...SLICE_KINDS.filter((_, place) => columnsOf(track).kind.includes(place)),
    ...INSTANT_KINDS.filter((_, place) => marksOf(track).kind.includes(place)),
  ];
  occurring.set(track, kinds);
  return kinds;
}
