/** The arrows of an opened file in words. They connect slices; only the program that wrote the file knows why. */
import { columnsOf } from '../trace/columns.js';
import { lasting } from '../base/lasting.js';
import { firstAbove } from '../base/search-sorted.js';

/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('../trace/tracks.js').Track} Track */
/** @typedef {{flow: import('../trace/flows.js').Flow & {name: string}, from: Track, to: Track}} Arrow */

/** @param {Group} group @returns {Arrow[]} */
export function arrowsOf({ tracks, flows }) {
  const byKey = new Map(tracks.map((track) => [track.key, track]));
  return flows.flatMap((flow) => {
    const { name } = flow;
    const [from, to] = [byKey.get(flow.from), byKey.get(flow.to)];
    return name !== undefined && from && to ? [{ flow: { ...flow, name }, from, to }] : [];
  });
}

/** The innermost slice at a moment, including a slice that ends there. @param {Track} track @param {number} us */
function sliceAt(track, us) {
  const { from_us, to_us, parent } = columnsOf(track);
  let at = firstAbove(from_us, us) - 1;
  while (at >= 0 && to_us[at] < us) at = parent[at];
  return at >= 0 ? track.slices[at] : null;
}

/** @param {Track} track @param {number} us */
function place(track, us) {
  const slice = sliceAt(track, us);
  return slice ? `“${slice.name}” of ${track.name}` : track.name;
}

/** "from “send” of thread 1 to “receive” of thread 2". @param {Arrow} arrow */
export const sayWay = ({ flow, from, to }) => `from ${place(from, flow.from_us)} to ${place(to, flow.to_us)}`;

/** @param {Arrow} arrow @param {number} tick_us */
export function sayArrow(arrow, tick_us) {
  const { name, from_us, to_us } = arrow.flow;
  const later = to_us > from_us ? `, ${lasting(arrow.flow, tick_us)} later` : '';
  return `An arrow${name === '' ? '' : `, “${name}”,`} leads ${sayWay(arrow)}${later}.`;
}
