/**
 * The shape of a track's row with nested slices. A slice extends from its depth's top to the row's foot; its children
 * are drawn on top of it, each level a little lower. A few levels fit into a row of the usual height. A row with more
 * levels grows by one line of text per level, up to a bound; with still more, its levels get thinner. `_px` are CSS
 * pixels.
 */
import { columnsOf } from '../trace/columns.js';

/** @typedef {import('../trace/tracks.js').Track} Track */
/**
 * `strip_px`: the height of the outermost slice that stays visible above its children. `step_px`: the same for nested
 * slices. `deepest`: slices at this depth or deeper have the same height.
 * @typedef {{height_px: number, strip_px: number, step_px: number, deepest: number}} Shape
 */
/**
 * The space of a track with many levels: a row of the usual height, a row up to a bound, or a line of text for every
 * level.
 * @typedef {'folded'|'bounded'|'whole'} Room
 */

export const TRACK_PX = 40;
export const TRACK_PADDING_PX = 3;
/** High enough for a name. */
const NAME_STRIP_PX = 15;
const LEAST_HEIGHT_PX = 4;
const LEAST_STEP_PX = 3;
/** With more levels than this, the row grows. */
const FLAT_LEVELS = 3;
const BOUND_PX = 12 * NAME_STRIP_PX;
/** Python's recursion limit. */
const MOST_LEVELS = 1000;

/** @type {Shape} */
export const FLAT = { height_px: TRACK_PX, strip_px: NAME_STRIP_PX, step_px: LEAST_STEP_PX, deepest: 6 };

/** @type {WeakMap<import('../trace/columns.js').Columns, number>} */
const known = new WeakMap();

/** The number of nesting levels of a track's slices. @param {Track} track */
export function levelsOf(track) {
  const columns = columnsOf(track);
  const before = known.get(columns);
  if (before !== undefined) return before;
  let levels = 0;
  for (let at = 0; at < columns.count; at += 1) if (columns.depth[at] >= levels) levels = columns.depth[at] + 1;
  known.set(columns, levels);
  return levels;
}

/**
 * Whether a track can be folded, since it has more levels than a row of the usual height shows.
 * @param {Track} track
 */
export const isDeep = (track) => levelsOf(track) > FLAT_LEVELS;

/** @param {Track} track @param {Room} room @returns {Shape} */
export function shapeOf(track, room) {
  const levels = levelsOf(track);
  if (levels <= FLAT_LEVELS || room === 'folded') return FLAT;
  const step_px =
    room === 'whole' ? NAME_STRIP_PX : Math.min(NAME_STRIP_PX, Math.max(LEAST_STEP_PX, Math.floor(BOUND_PX / levels)));
  const deepest = Math.min(levels, room === 'whole' ? MOST_LEVELS : Math.floor(BOUND_PX / step_px)) - 1;
  return {
    height_px: 2 * TRACK_PADDING_PX + step_px * deepest + Math.max(step_px, LEAST_HEIGHT_PX),
    strip_px: step_px,
    step_px,
    deepest,
  };
}

/**
 * The space that a track gets on the next press: all its levels first, if the bound had made them thin.
 * @param {Track} track
 * @param {Room} room
 * @returns {Room}
 */
export const nextRoom = (track, room) =>
  room === 'folded' ? 'bounded' : room === 'bounded' && levelsOf(track) > BOUND_PX / NAME_STRIP_PX ? 'whole' : 'folded';

/** Whether a slice has space for its name above its children. @param {Shape} shape @param {number} depth */
export const hasStrip = ({ strip_px, step_px, deepest }, depth) =>
  depth < deepest && (depth === 0 ? strip_px : step_px) >= NAME_STRIP_PX;

/** A slice's box in its row. @param {{depth: number}} slice @param {number} top_px the row's @param {Shape} [shape] */
export function boxOf({ depth }, top_px, { height_px: row_px, strip_px, step_px, deepest } = FLAT) {
  const inset_px = depth === 0 ? 0 : strip_px + (Math.min(depth, deepest) - 1) * step_px;
  const height_px = Math.max(LEAST_HEIGHT_PX, row_px - 2 * TRACK_PADDING_PX - inset_px);
  return { top_px: top_px + row_px - TRACK_PADDING_PX - height_px, height_px };
}
