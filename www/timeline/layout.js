/**
 * Lays out the rows, and finds what is at a point. `_px` are CSS pixels from the top of the whole content (the view
 * handles scrolling).
 */
import { columnsOf } from '../trace/columns.js';
import { boxOf, FLAT, isDeep, shapeOf, TRACK_PX } from './row-shape.js';
import { firstAbove, firstFrom } from '../base/search-sorted.js';
import { toPx, toUs } from '../trace/scale.js';

/** @typedef {import('../trace/tracks.js').Track} Track */
/** @typedef {import('../trace/tracks.js').Slice} Slice */
/** @typedef {import('../trace/scale.js').Scale} Scale */
/** @typedef {import('../trace/counters.js').Counter} Counter */
/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('./row-shape.js').Shape} Shape */
/** @typedef {import('./row-shape.js').Room} Room */
/**
 * `shape`: the shape of a track's row.
 * @typedef {{title: string|null, track: Track|null, counter: Counter|null, group: Group, top_px: number,
 *   height_px: number, shape: Shape}} Row a group's title, a track or a counter
 */
/** @typedef {{group: Group, track: Track, slice: Slice}} Selection */

export const TITLE_PX = 26;
export const COUNTER_PX = 26;
/** A point this far off still selects the slice, since hands are not exact. */
const SLOP_PX = 4;

/**
 * @param {Group[]} groups
 * @param {(group: Group) => Counter[]} [counters]
 * @param {(group: Group, track: Track) => Room} [room]
 * @returns {Row[]}
 */
export function rowsOf(groups, counters = () => [], room = () => 'bounded') {
  /** @type {Row[]} */
  const rows = [];
  let top_px = 0;
  for (const group of groups) {
    const add = (/** @type {Partial<Row> & {height_px: number}} */ row) => {
      rows.push({ title: null, track: null, counter: null, shape: FLAT, group, top_px, ...row });
      top_px += row.height_px;
    };
    add({ title: group.title, height_px: TITLE_PX });
    for (const track of group.tracks) {
      const shape = shapeOf(track, room(group, track));
      add({ track, shape, height_px: shape.height_px });
    }
    for (const counter of counters(group)) add({ counter, height_px: COUNTER_PX });
  }
  return rows;
}

/** @param {Row[]} rows */
export function heightOf(rows) {
  const last = rows[rows.length - 1];
  return last ? last.top_px + last.height_px : 0;
}

/**
 * Whether a row of one of these tracks is between two heights.
 * @param {Row[]} rows
 * @param {Track[]} tracks
 * @param {number} top_px
 * @param {number} foot_px
 */
export const anyInView = (rows, tracks, top_px, foot_px) =>
  rows.some(
    (row) => row.track && tracks.includes(row.track) && row.top_px < foot_px && row.top_px + row.height_px > top_px,
  );

/**
 * The slices that may be at a moment or nearest to it: the last slice that has started, its parents, and the next
 * slice.
 * @param {Track} track
 * @param {number} us
 * @returns {Slice[]}
 */
function candidates(track, us) {
  const next = firstAbove(columnsOf(track).from_us, us);
  /** @type {Slice[]} */
  const around = [];
  for (let slice = /** @type {Slice|null} */ (track.slices[next - 1] ?? null); slice; slice = slice.parent)
    around.push(slice);
  return [...around.reverse(), ...track.slices.slice(next, next + 1)];
}

/** A slice's index on its track; slices with an equal start are adjacent. @param {Track} track @param {Slice} slice */
function placeOf(track, slice) {
  let at = firstFrom(columnsOf(track).from_us, slice.from_us);
  while (at < track.slices.length && track.slices[at] !== slice) at += 1;
  return at < track.slices.length ? at : -1;
}

/** @param {Row[]} rows @param {Scale} scale @param {number} x_px @param {number} y_px @returns {Selection|null} */
export function hitTest(rows, scale, x_px, y_px) {
  const row = rows.find((one) => y_px >= one.top_px && y_px < one.top_px + one.height_px);
  if (!row?.track) return null;
  let best = null;
  let bestOff = Infinity;
  for (const slice of candidates(row.track, toUs(scale, x_px))) {
    const off = Math.max(toPx(scale, slice.from_us) - x_px, x_px - toPx(scale, slice.to_us), 0);
    const above = slice.depth > 0 && y_px < boxOf(slice, row.top_px, row.shape).top_px;
    if (off > SLOP_PX || above) continue;
    // The deepest slice is drawn on top. At equal depth the nearest wins, then the shorter one, which is harder to hit.
    const depth = best?.depth ?? -1;
    if ((off === 0 && slice.depth > depth) || off < bestOff) {
      best = slice;
      bestOff = off;
    }
  }
  return best && { group: row.group, track: row.track, slice: best };
}

/**
 * The track whose fold marker is at a point.
 * @param {Row[]} rows
 * @param {Scale} scale
 * @param {number} x_px
 * @param {number|null} y_px null is above all rows
 * @returns {{group: Group, track: Track}|null}
 */
export function foldAt(rows, scale, x_px, y_px) {
  if (y_px === null || x_px >= scale.left_px) return null;
  const row = rows.find(({ track, top_px }) => track && y_px >= top_px && y_px < top_px + TRACK_PX);
  return row?.track && isDeep(row.track) ? { group: row.group, track: row.track } : null;
}

/** @param {Row[]} rows @returns {Row[]} */
const trackRows = (rows) => rows.filter((row) => row.track !== null && columnsOf(row.track).count > 0);

/** @param {Row} row @param {Slice} slice @returns {Selection} */
const select = (row, slice) => ({ group: row.group, track: /** @type {Track} */ (row.track), slice });

/**
 * The slice one step further along the track, or on the next track at about the same moment.
 * @param {Row[]} rows
 * @param {Selection|null} from
 * @param {'left'|'right'|'up'|'down'|'first'|'last'} step
 * @returns {Selection|null}
 */
export function neighbour(rows, from, step) {
  const tracks = trackRows(rows);
  if (tracks.length === 0) return null;
  const at = tracks.findIndex((row) => row.track === from?.track);
  if (!from || at < 0) return select(tracks[0], /** @type {Track} */ (tracks[0].track).slices[0]);
  if (step === 'up' || step === 'down') {
    const row = tracks[at + (step === 'up' ? -1 : 1)];
    if (!row?.track) return from;
    const here = firstAbove(columnsOf(row.track).from_us, from.slice.from_us) - 1;
    return select(row, row.track.slices[Math.max(0, here)]);
  }
  const { slices } = from.track;
  const index = placeOf(from.track, from.slice);
  const next = { left: index - 1, right: index + 1, first: 0, last: slices.length - 1 }[step];
  return select(tracks[at], slices[Math.min(Math.max(next, 0), slices.length - 1)]);
}

/**
 * Finds the selection again after new events: the tracks are new objects, so it compares their contents.
 * @param {Group[]} groups
 * @param {Selection|null} old
 * @returns {Selection|null}
 */
export function reselect(groups, old) {
  if (!old) return null;
  const group = groups.find((one) => one.title === old.group.title);
  const track = group?.tracks.find((one) => one.key === old.track.key);
  const first = track ? firstFrom(columnsOf(track).from_us, old.slice.from_us) : 0;
  const equals = track ? track.slices.slice(first, firstAbove(columnsOf(track).from_us, old.slice.from_us)) : [];
  const slice = equals.find((one) => one.kind === old.slice.kind && one.depth === old.slice.depth);
  return group && track && slice ? { group, track, slice } : null;
}

/** The moment at a point, or null in the gutter. @param {Scale} scale @param {number} x_px */
export const momentAt = (scale, x_px) => (x_px < scale.left_px ? null : Math.max(0, toUs(scale, x_px)));
