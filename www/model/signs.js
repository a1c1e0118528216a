/** Signs of one moment (printed lines, answers, lost updates, events of files) as what a reader can choose: by pointing, and from one to the next. */
import { columnsOf, innermostAt } from './columns.js';
import { marksOf } from './column-track.js';
import { TRACK_PADDING_PX, TRACK_PX } from './layout.js';
import { firstFrom } from './search-sorted.js';
import { toPx, toUs } from './scale.js';

/** @typedef {import('./layout.js').Group} Group */
/** @typedef {import('./layout.js').Row} Row */
/** @typedef {import('./find.js').Hit} Hit */
/** @typedef {import('./tracks.js').Track} Track */
/** @typedef {import('./tracks.js').Instant} Instant */
/** @typedef {Hit & {sign: Instant}} ChosenSign */

/** How tall signs stand at a track's foot, and how far off still means one. */
const REACH_PX = { up: 10, aside: 5 };

/** With the slice that it stands in. @param {Group} group @param {Track} track @param {Instant} sign @returns {ChosenSign} */
export const chosen = (group, track, sign) => ({ group, track, slice: track.slices[innermostAt(columnsOf(track), sign.us)] ?? null, sign, us: sign.us });

/** The nearest sign at a point. @param {Row[]} rows @param {import('./scale.js').Scale} scale @param {number} x_px @param {number} y_px @returns {ChosenSign|null} */
export function signAt(rows, scale, x_px, y_px) {
  const row = rows.find((one) => one.track !== null && y_px >= one.top_px && y_px < one.top_px + one.height_px);
  if (!row?.track || x_px < scale.left_px || Math.abs(row.top_px + TRACK_PX - TRACK_PADDING_PX - REACH_PX.up / 2 - y_px) > REACH_PX.up / 2) return null;
  const { us } = marksOf(row.track);
  const next = firstFrom(us, toUs(scale, x_px));
  const off_px = (/** @type {number} */ at) => (at >= 0 && at < us.length ? Math.abs(toPx(scale, us[at]) - x_px) : Infinity);
  const nearest = off_px(next) < off_px(next - 1) ? next : next - 1;
  return off_px(nearest) <= REACH_PX.aside ? chosen(row.group, row.track, row.track.instants[nearest]) : null;
}

/** The next or the previous sign of a chosen one's kind in its model; itself where there is none. @param {ChosenSign} from @param {1|-1} by @returns {ChosenSign} */
export function sameSign(from, by) {
  const { group, sign: { kind } } = from;
  const all = group.tracks.flatMap((track) => track.instants.filter((sign) => sign.kind === kind).map((sign) => ({ track, sign })))
    .sort((a, b) => a.sign.us - b.sign.us);
  const to = all[all.findIndex(({ sign }) => sign === from.sign) + by];
  return to ? chosen(group, to.track, to.sign) : from;
}

/** The chosen sign again, after new events came: tracks are made anew. @param {Group[]} groups @param {ChosenSign|null} old @returns {ChosenSign|null} */
export function signAgain(groups, old) {
  const group = groups.find(({ title }) => title === old?.group.title);
  const track = group?.tracks.find(({ key }) => key === old?.track.key);
  const sign = track?.instants.find(({ us, name }) => us === old?.us && name === old.sign.name);
  return group && track && sign ? chosen(group, track, sign) : null;
}
