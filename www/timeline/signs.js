/** Selects signs (printed lines, answers, lost updates, events of files): by pointing, or from one to the next. */
import { columnsOf, innermostAt } from '../trace/columns.js';
import { marksOf } from '../trace/column-track.js';
import { TRACK_PADDING_PX } from './row-shape.js';
import { firstFrom } from '../base/search-sorted.js';
import { toPx, toUs } from '../trace/scale.js';

/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('./layout.js').Row} Row */
/** @typedef {import('./find.js').Hit} Hit */
/** @typedef {import('../trace/tracks.js').Track} Track */
/** @typedef {import('../trace/tracks.js').Instant} Instant */
/** @typedef {Hit & {sign: Instant}} ChosenSign */

/**
 * The area in which a point selects a sign: the height of signs above a track's foot, and the distance to each side.
 */
const REACH_PX = { up: 10, aside: 5 };

/**
 * A selected sign, with the slice around it.
 * @param {Group} group
 * @param {Track} track
 * @param {Instant} sign
 * @returns {ChosenSign}
 */
export const chosen = (group, track, sign) => ({
  group,
  track,
  slice: track.slices[innermostAt(columnsOf(track), sign.us)] ?? null,
  sign,
  us: sign.us,
});

/**
 * The nearest sign at a point.
 * @param {Row[]} rows
 * @param {import('../trace/scale.js').Scale} scale
 * @param {number} x_px
 * @param {number} y_px
 * @returns {ChosenSign|null}
 */
export function signAt(rows, scale, x_px, y_px) {
  const row = rows.find((one) => one.track !== null && y_px >= one.top_px && y_px < one.top_px + one.height_px);
  if (
    !row?.track ||
    x_px < scale.left_px ||
    Math.abs(row.top_px + row.height_px - TRACK_PADDING_PX - REACH_PX.up / 2 - y_px) > REACH_PX.up / 2
  )
    return null;
  const { us } = marksOf(row.track);
  const next = firstFrom(us, toUs(scale, x_px));
  const off_px = (/** @type {number} */ at) =>
    at >= 0 && at < us.length ? Math.abs(toPx(scale, us[at]) - x_px) : Infinity;
  const nearest = off_px(next) < off_px(next - 1) ? next : next - 1;
  return off_px(nearest) <= REACH_PX.aside ? chosen(row.group, row.track, row.track.instants[nearest]) : null;
}

/**
 * The next or previous sign of the selected sign's kind in its model; the sign itself if there is none.
 * @param {ChosenSign} from
 * @param {1|-1} by
 * @returns {ChosenSign}
 */
export function sameSign(from, by) {
  const {
    group,
    sign: { kind },
  } = from;
  const all = group.tracks
    .flatMap((track) => track.instants.filter((sign) => sign.kind === kind).map((sign) => ({ track, sign })))
    .sort((a, b) => a.sign.us - b.sign.us);
  const to = all[all.findIndex(({ sign }) => sign === from.sign) + by];
  return to ? chosen(group, to.track, to.sign) : from;
}

/**
 * Finds the selected sign again after new events, since the tracks are new objects.
 * @param {Group[]} groups
 * @param {ChosenSign|null} old
 * @returns {ChosenSign|null}
 */
export function signAgain(groups, old) {
  const group = groups.find(({ title }) => title === old?.group.title);
  const track = group?.tracks.find(({ key }) => key === old?.track.key);
  const sign = track?.instants.find(({ us, name }) => us === old?.us && name === old.sign.name);
  return group && track && sign ? chosen(group, track, sign) : null;
}
