/**
 * Converts groups to columns of numbers and back. A million slices as objects would block the page while they arrive
 * from the worker. Columns are transferred at once, and become objects only when they are read.
 */
import { columnsOf } from '../trace/columns.js';
import { ColumnTrack, marksOf } from '../trace/column-track.js';

/** @typedef {import('../trace/group.js').Group} Group */
/**
 * @typedef {{key: string, name: string, lane: boolean, columns: import('../trace/columns.js').Columns,
 *   marks: import('../trace/column-track.js').Marks}} PackedTrack
 */
/** @typedef {{title: string, tracks: PackedTrack[], flows: Group['flows'], counters: Group['counters']}} PackedGroup */

/** @param {Group[]} groups @returns {PackedGroup[]} */
export const pack = (groups) =>
  groups.map(({ title, tracks, flows, counters }) => ({
    title,
    flows,
    counters,
    tracks: tracks.map((track) => {
      const { key, name, lane } = track;
      return { key, name, lane, columns: columnsOf(track), marks: marksOf(track) };
    }),
  }));

/**
 * The buffers without duplicates: columns may be views of one file.
 * @param {PackedGroup[]} groups
 * @returns {ArrayBuffer[]}
 */
export function buffersOf(groups) {
  const columns = groups.flatMap(({ tracks, counters = [] }) => [
    ...tracks.flatMap(({ columns: slices, marks }) => [...Object.values(slices), ...Object.values(marks)]),
    ...counters.flatMap((counter) => Object.values(counter)),
  ]);
  return [
    ...new Set(
      columns.flatMap((column) => (ArrayBuffer.isView(column) ? [/** @type {ArrayBuffer} */ (column.buffer)] : [])),
    ),
  ];
}

/** @param {PackedGroup[]} packed @returns {Group[]} */
export const unpack = (packed) =>
  packed.map(({ title, tracks, flows, counters }) => ({
    title,
    flows,
    counters,
    tracks: tracks.map(({ columns, marks, ...head }) => new ColumnTrack(head, columns, marks)),
  }));

/** The last moment of all groups. @param {PackedGroup[]} groups */
export function endOf(groups) {
  let last_us = 0;
  for (const { tracks, counters = [] } of groups) {
    for (const { times } of counters) if (times.length > 0) last_us = Math.max(last_us, times[times.length - 1]);
    for (const {
      columns: { to_us },
      marks: { us },
    } of tracks) {
      for (let at = 0; at < to_us.length; at += 1) if (to_us[at] > last_us) last_us = to_us[at];
      if (us.length > 0) last_us = Math.max(last_us, us[us.length - 1]);
    }
  }
  return last_us;
}
