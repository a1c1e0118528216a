/**
 * Groups as columns of numbers, and back: a million slices as objects would hold the page up while they arrive from
 * the worker; as columns they are handed over at once, and become objects only where somebody asks for them.
 */
import { columnsOf } from '../columns.js';
import { ColumnTrack, marksOf } from '../column-track.js';

/** @typedef {import('../layout.js').Group} Group */
/** @typedef {{key: string, name: string, lane: boolean, columns: import('../columns.js').Columns, marks: import('../column-track.js').Marks}} PackedTrack */
/** @typedef {{title: string, tracks: PackedTrack[], flows: Group['flows']}} PackedGroup */

/** @param {Group[]} groups @returns {PackedGroup[]} */
export const pack = (groups) => groups.map(({ title, tracks, flows }) => ({ title, flows, tracks: tracks.map((track) => {
  const { key, name, lane } = track;
  return { key, name, lane, columns: columnsOf(track), marks: marksOf(track) };
}) }));

/** Each once: columns may be views of one file. @param {PackedGroup[]} groups @returns {ArrayBuffer[]} */
export function buffersOf(groups) {
  const columns = groups.flatMap(({ tracks }) => tracks.flatMap(({ columns: slices, marks }) => [...Object.values(slices), ...Object.values(marks)]));
  return [...new Set(columns.flatMap((column) => (ArrayBuffer.isView(column) ? [/** @type {ArrayBuffer} */ (column.buffer)] : [])))];
}

/** @param {PackedGroup[]} packed @returns {Group[]} */
export const unpack = (packed) => packed.map(({ title, tracks, flows }) => ({ title, flows, tracks: tracks.map(({ columns, marks, ...head }) => new ColumnTrack(head, columns, marks)) }));

/** The last moment that any of them knows of. @param {PackedGroup[]} groups */
export function endOf(groups) {
  let last_us = 0;
  for (const { tracks } of groups) {
    for (const { columns: { to_us }, marks: { us } } of tracks) {
      for (let at = 0; at < to_us.length; at += 1) if (to_us[at] > last_us) last_us = to_us[at];
      if (us.length > 0) last_us = Math.max(last_us, us[us.length - 1]);
    }
  }
  return last_us;
}
