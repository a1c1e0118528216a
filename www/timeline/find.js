/**
 * Finds slices by name, and printed lines and other signs by their text; also finds the next slice of a kind. Results
 * are sorted by time, then by track.
 */
import { chosen } from './signs.js';

/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('./layout.js').Selection} Selection */
/**
 * `slice`: the slice with the name, or the slice around the sign; null if there is none. `sign`: the sign that was
 * found, if it is not a slice.
 * @typedef {Omit<Selection, 'slice'> & {slice: import('../trace/tracks.js').Slice|null,
 *   sign: import('../trace/tracks.js').Instant|null, us: number}} Hit
 */

/** Finds names, ignoring case. @param {Group[]} groups @param {string} text @returns {Hit[]} */
export function findNames(groups, text) {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  /** Caches the match of each name, since many slices share few names. @type {Map<string, boolean>} */
  const fits = new Map();
  const isHit = (/** @type {string} */ name) => {
    const known = fits.get(name) ?? name.toLowerCase().includes(wanted);
    fits.set(name, known);
    return known;
  };
  const hits = groups.flatMap((group) =>
    group.tracks.flatMap(
      (track) =>
        /** @type {Hit[]} */ ([
          ...track.slices
            .filter(({ name }) => isHit(name))
            .map((slice) => ({ group, track, slice, sign: null, us: slice.from_us })),
          ...track.instants.filter(({ name }) => isHit(name)).map((sign) => chosen(group, track, sign)),
        ]),
    ),
  );
  return hits.sort((a, b) => a.us - b.us);
}

/**
 * The next or previous slice of the selected slice's kind in its model; the selection itself if there is none.
 * @param {Selection} from
 * @param {1|-1} by
 * @returns {Selection}
 */
export function sameKind(from, by) {
  const {
    group,
    slice: { kind },
  } = from;
  const all = group.tracks
    .flatMap((track) => track.slices.filter((slice) => slice.kind === kind).map((slice) => ({ group, track, slice })))
    .sort((a, b) => a.slice.from_us - b.slice.from_us);
  const at = all.findIndex(({ slice }) => slice === from.slice);
  return all[at + by] ?? from;
}
