/** Finding slices: by their names, and the next of a kind. In order of time, within it in the order of tracks. */

/** @typedef {import('./layout.js').Group} Group */
/** @typedef {import('./layout.js').Selection} Selection */

/** Whatever the case. @param {Group[]} groups @param {string} text @returns {Selection[]} */
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
  const hits = groups.flatMap((group) => group.tracks.flatMap((track) => track.slices.filter(({ name }) => isHit(name)).map((slice) => ({ group, track, slice }))));
  return hits.sort((a, b) => a.slice.from_us - b.slice.from_us);
}

/** The next or the previous slice of the selected one's kind in its model; the selection itself where there is none. @param {Selection} from @param {1|-1} by @returns {Selection} */
export function sameKind(from, by) {
  const { group, slice: { kind } } = from;
  const all = group.tracks.flatMap((track) => track.slices.filter((slice) => slice.kind === kind).map((slice) => ({ group, track, slice })))
    .sort((a, b) => a.slice.from_us - b.slice.from_us);
  const at = all.findIndex(({ slice }) => slice === from.slice);
  return all[at + by] ?? from;
}
