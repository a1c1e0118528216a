/**
 * Groups as columns of numbers, and back: a million slices as objects would hold the page up while they arrive from
 * the worker; as columns they are handed over at once and unpacked a piece at a time.
 */
import { SLICE_KINDS } from '../tracks.js';

/** @typedef {import('../layout.js').Group} Group */
/** @typedef {import('../tracks.js').Slice} Slice */
/** @typedef {import('../tracks.js').Track} Track */
/** @typedef {{key: string, name: string, lane: boolean, from_us: Float64Array<ArrayBuffer>, to_us: Float64Array<ArrayBuffer>, names: Uint32Array<ArrayBuffer>, kinds: Uint8Array<ArrayBuffer>, depths: Uint8Array<ArrayBuffer>, open: Uint8Array<ArrayBuffer>, instants: Track['instants']}} PackedTrack */
/** @typedef {{title: string, tracks: PackedTrack[], flows: Group['flows']}} PackedGroup */
/** @typedef {{strings: string[], groups: PackedGroup[]}} Packed */

/** As many as take well under a frame's time. */
const PIECE = 20_000;

/** @param {Group[]} groups @returns {Packed} */
export function pack(groups) {
  /** @type {Map<string, number>} */
  const strings = new Map();
  const number = (/** @type {string} */ text) => {
    const known = strings.get(text) ?? strings.size;
    strings.set(text, known);
    return known;
  };
  const packed = groups.map(({ title, tracks, flows }) => ({ title, flows, tracks: tracks.map(({ key, name, lane, slices, instants }) => ({
    key, name, lane, instants,
    from_us: Float64Array.from(slices, ({ from_us }) => from_us),
    to_us: Float64Array.from(slices, ({ to_us }) => to_us),
    names: Uint32Array.from(slices, (slice) => number(slice.name)),
    kinds: Uint8Array.from(slices, ({ kind }) => SLICE_KINDS.indexOf(kind)),
    depths: Uint8Array.from(slices, ({ depth }) => depth),
    open: Uint8Array.from(slices, ({ open }) => Number(open)),
  })) }));
  return { strings: [...strings.keys()], groups: packed };
}

/** @param {Packed} packed */
export const buffersOf = ({ groups }) => groups.flatMap(({ tracks }) => tracks.flatMap(({ from_us, to_us, names, kinds, depths, open }) => [from_us, to_us, names, kinds, depths, open].map(({ buffer }) => buffer)));

/** @param {PackedTrack} packed @param {string[]} strings @param {() => Promise<void>} pause @returns {Promise<Track>} */
async function unpackTrack({ key, name, lane, from_us, to_us, names, kinds, depths, open, instants }, strings, pause) {
  /** @type {Slice[]} */
  const slices = [];
  /** The last slice of each depth. @type {Slice[]} */
  const around = [];
  for (let at = 0; at < from_us.length; at++) {
    if (at % PIECE === PIECE - 1) await pause();
    const depth = depths[at];
    const slice = { name: strings[names[at]], kind: SLICE_KINDS[kinds[at]], from_us: from_us[at], to_us: to_us[at], depth, parent: depth === 0 ? null : around[depth - 1], open: open[at] === 1 };
    around[depth] = slice;
    slices.push(slice);
  }
  return { key, name, lane, slices, instants };
}

/** @param {Packed} packed @param {() => Promise<void>} pause lets the page do something else @returns {Promise<Group[]>} */
export async function unpack({ strings, groups }, pause) {
  const unpacked = [];
  for (const { title, tracks, flows } of groups) {
    const own = [];
    for (const track of tracks) own.push(await unpackTrack(track, strings, pause));
    unpacked.push({ title, tracks: own, flows });
  }
  return unpacked;
}
