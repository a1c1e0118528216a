/**
 * Where tracks stand on the canvas, and what stands at a point. `_px` are CSS pixels from the top of the whole
 * content (scrolling is the view's business).
 */
import { columnsOf } from './columns.js';
import { firstAbove, firstFrom } from './search-sorted.js';
import { toPx, toUs } from './scale.js';

/** @typedef {import('./tracks.js').Track} Track */
/** @typedef {import('./tracks.js').Slice} Slice */
/** @typedef {import('./scale.js').Scale} Scale */
/** @typedef {import('./flows.js').Flow} Flow */
/** The tracks of one model, and the hand-overs between them. @typedef {{title: string, tracks: Track[], flows: Flow[]}} Group */
/** @typedef {import('./counters.js').Counter} Counter */
/** @typedef {{title: string|null, track: Track|null, counter: Counter|null, group: Group, top_px: number, height_px: number}} Row a group's title, a track or a counter */
/** @typedef {{group: Group, track: Track, slice: Slice}} Selection */

export const TITLE_PX = 26;
export const TRACK_PX = 40;
export const COUNTER_PX = 26;
/** A slice around others shows its name in this strip at its top; those inside are drawn below it. */
export const NAME_STRIP_PX = 15;
export const TRACK_PADDING_PX = 3;
const LEAST_HEIGHT_PX = 4;
/** Fingers and hands shake: this far off still means the slice. */
const SLOP_PX = 4;

/** @param {Group[]} groups @param {(group: Group) => Counter[]} [counters] @returns {Row[]} */
export function rowsOf(groups, counters = () => []) {
  /** @type {Row[]} */
  const rows = [];
  let top_px = 0;
  for (const group of groups) {
    const add = (/** @type {Partial<Row> & {height_px: number}} */ row) => {
      rows.push({ title: null, track: null, counter: null, group, top_px, ...row });
      top_px += row.height_px;
    };
    add({ title: group.title, height_px: TITLE_PX });
    for (const track of group.tracks) add({ track, height_px: TRACK_PX });
    for (const counter of counters(group)) add({ counter, height_px: COUNTER_PX });
  }
  return rows;
}

/** @param {Row[]} rows */
export function heightOf(rows) {
  const last = rows[rows.length - 1];
  return last ? last.top_px + last.height_px : 0;
}

/** Whether a row of one of these stands between two heights. @param {Row[]} rows @param {Track[]} tracks @param {number} top_px @param {number} foot_px */
export const anyInView = (rows, tracks, top_px, foot_px) =>
  rows.some((row) => row.track && tracks.includes(row.track) && row.top_px < foot_px && row.top_px + row.height_px > top_px);

/** What lies as deep as this or deeper has one height, the least. */
export const DEEPEST = Math.ceil((TRACK_PX - 2 * TRACK_PADDING_PX - LEAST_HEIGHT_PX - NAME_STRIP_PX) / 3) + 1;

/** A slice's box in its row. @param {Pick<Slice, 'depth'>} slice @param {number} top_px the row's */
export function boxOf(slice, top_px) {
  const inset_px = slice.depth === 0 ? 0 : NAME_STRIP_PX + (Math.min(slice.depth, DEEPEST) - 1) * 3;
  const height_px = Math.max(LEAST_HEIGHT_PX, TRACK_PX - 2 * TRACK_PADDING_PX - inset_px);
  return { top_px: top_px + TRACK_PX - TRACK_PADDING_PX - height_px, height_px };
}

/** Slices that may lie at a moment or nearest to it: the last to start, those around it, and the next. @param {Track} track @param {number} us @returns {Slice[]} */
function candidates(track, us) {
  const next = firstAbove(columnsOf(track).from_us, us);
  /** @type {Slice[]} */
  const around = [];
  for (let slice = /** @type {Slice|null} */ (track.slices[next - 1] ?? null); slice; slice = slice.parent) around.push(slice);
  return [...around.reverse(), ...track.slices.slice(next, next + 1)];
}

/** A slice's place on its track; its equals in start stand together. @param {Track} track @param {Slice} slice */
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
    const above = slice.depth > 0 && y_px < boxOf(slice, row.top_px).top_px;
    if (off > SLOP_PX || above) continue;
    // The deepest is drawn on top; of equals the nearest, then the shorter, which is harder to hit.
    const depth = best?.depth ?? -1;
    if ((off === 0 && slice.depth > depth) || off < bestOff) { best = slice; bestOff = off; }
  }
  return best && { group: row.group, track: row.track, slice: best };
}

/** @param {Row[]} rows @returns {Row[]} */
const trackRows = (rows) => rows.filter((row) => row.track !== null && columnsOf(row.track).count > 0);

/** @param {Row} row @param {Slice} slice @returns {Selection} */
const select = (row, slice) => ({ group: row.group, track: /** @type {Track} */ (row.track), slice });

/**
 * The slice one step on: along the track, or on the next track at about the same moment.
 * @param {Row[]} rows @param {Selection|null} from @param {'left'|'right'|'up'|'down'|'first'|'last'} step @returns {Selection|null}
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

/** The selection again, after new events came: tracks are made anew, so it is found by what it is. @param {Group[]} groups @param {Selection|null} old @returns {Selection|null} */
export function reselect(groups, old) {
  if (!old) return null;
  const group = groups.find((one) => one.title === old.group.title);
  const track = group?.tracks.find((one) => one.key === old.track.key);
  const first = track ? firstFrom(columnsOf(track).from_us, old.slice.from_us) : 0;
  const equals = track ? track.slices.slice(first, firstAbove(columnsOf(track).from_us, old.slice.from_us)) : [];
  const slice = equals.find((one) => one.kind === old.slice.kind && one.depth === old.slice.depth);
  return group && track && slice ? { group, track, slice } : null;
}

/** The moment under a point, or null in the gutter. @param {Scale} scale @param {number} x_px */
export const momentAt = (scale, x_px) => (x_px < scale.left_px ? null : Math.max(0, toUs(scale, x_px)));
