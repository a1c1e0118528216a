/** Finding slices by their names, and printed lines and other signs by their words; and the next slice of a kind. In order of time, within it in the order of tracks. */
import { chosen } from './signs.js';

/** @typedef {import('./layout.js').Group} Group */
/** @typedef {import('./layout.js').Selection} Selection */
/** `slice`: what has the name, or what the sign stands in, null where that is nothing. `sign`: what was found, where it is no slice. @typedef {Omit<Selection, 'slice'> & {slice: import('./tracks.js').Slice|null, sign: import('./tracks.js').Instant|null, us: number}} Hit */

/** Whatever the case. @param {Group[]} groups @param {string} text @returns {Hit[]} */
export function findNames(groups, text) {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  /** Names repeat, slices are many. @type {Map<string, boolean>} */
  const fits = new Map();
  const isHit = (/** @type {string} */ name) => {
    const known = fits.get(name) ?? name.toLowerCase().includes(wanted);
    fits.set(name, known);
    return known;
  };
  const hits = groups.flatMap((group) => group.tracks.flatMap((track) => /** @type {Hit[]} */ ([
    ...track.slices.filter(({ name }) => isHit(name)).map((slice) => ({ group, track, slice, sign: null, us: slice.from_us })),
    ...track.instants.filter(({ name }) => isHit(name)).map((sign) => chosen(group, track, sign)),
  ])));
  return hits.sort((a, b) => a.us - b.us);
}

/** The next or the previous slice of the selected one's kind in its model; the selection itself where there is none. @param {Selection} from @param {1|-1} by @returns {Selection} */
export function sameKind(from, by) {
  const { group, slice: { kind } } = from;
  const all = group.tracks.flatMap((track) => track.slices.filter((slice) => slice.kind === kind).map((slice) => ({ group, track, slice })))
    .sort((a, b) => a.slice.from_us - b.slice.from_us);
  const at = all.findIndex(({ slice }) => slice === from.slice);
  return all[at + by] ?? from;
}
