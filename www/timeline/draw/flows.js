/**
 * Draws hand-overs and arrows of opened files: from the foot of one track to a track below, from its head to a track
 * above, or along the head within one track.
 */
import { boxOf, TRACK_PADDING_PX } from '../row-shape.js';
import { firstFrom } from '../../base/search-sorted.js';
import { toPx } from '../../trace/scale.js';

/** @typedef {import('../../trace/flows.js').Flow} Flow */
/** @typedef {import('../layout.js').Row} Row */
/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** @typedef {import('./palette.js').Palette} Palette */

/** Arrows closer than this would hide what they connect; they appear when the reader zooms in. */
const ROOM_PX = 24;
const HEAD_PX = 4;

/** @type {WeakMap<Flow[], {flows: Flow[], times: Float64Array}>} */
const made = new WeakMap();

/** The flows to draw: a lock that was free in between was not handed over and gets no arrow. @param {Flow[]} flows */
function drawnOf(flows) {
  const known = made.get(flows);
  if (known) return known;
  const drawn = flows.filter(({ awaited, name }) => awaited || name !== undefined);
  const found = { flows: drawn, times: Float64Array.from(drawn, ({ to_us }) => to_us) };
  made.set(flows, found);
  return found;
}

/**
 * The flows in view with enough space on both sides. The search jumps from gap to gap and does not visit crowded flows.
 * @param {Flow[]} all sorted
 * @param {Scale} scale
 * @returns {Flow[]}
 */
export function roomyFlows(all, scale) {
  const { flows, times } = drawnOf(all);
  const room_us = (ROOM_PX / scale.width_px) * (scale.to_us - scale.from_us);
  const roomy = [];
  const end = firstFrom(times, scale.to_us + room_us);
  for (let at = firstFrom(times, scale.from_us), before_us = -Infinity; at < end;) {
    const next = Math.max(at + 1, firstFrom(times, times[at] + room_us));
    const alone = next === at + 1 && times[at] - before_us >= room_us;
    if (alone && flows[at].from_us <= scale.to_us) roomy.push(flows[at]);
    before_us = times[next - 1];
    at = next;
  }
  return roomy;
}

/** The top of nested slices, below the strip with the task's name. @param {Row} row */
const headOf = (row) => boxOf({ depth: 1 }, row.top_px, row.shape).top_px;
/** @param {Row} row */
const footOf = (row) => row.top_px + row.height_px - TRACK_PADDING_PX;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {Palette} palette
 */
export function drawArrow(context, from, to, palette) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const barb = (/** @type {number} */ lean) => [
    to.x - 1.6 * HEAD_PX * Math.cos(turn + lean),
    to.y - 1.6 * HEAD_PX * Math.sin(turn + lean),
  ];
  const [[left, leftY], [right, rightY]] = [barb(-0.5), barb(0.5)];
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.moveTo(left, leftY);
  context.lineTo(to.x, to.y);
  context.lineTo(right, rightY);
  context.strokeStyle = palette.ground;
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{rows: Row[], scale: Scale, palette: Palette}} scene
 * @param {number} offset_px from a row's top to the canvas's
 */
export function drawFlows(context, { rows, scale, palette }, offset_px) {
  for (const { group } of rows.filter(({ title }) => title !== null)) {
    const byKey = new Map(rows.filter((row) => row.group === group && row.track).map((row) => [row.track?.key, row]));
    for (const flow of roomyFlows(group.flows, scale)) {
      const [from, to] = [byKey.get(flow.from), byKey.get(flow.to)];
      if (!from || !to || (from === to && flow.name === undefined)) continue;
      const [down, up] = [to.top_px > from.top_px, to.top_px < from.top_px];
      drawArrow(
        context,
        { x: toPx(scale, flow.from_us), y: offset_px + (down ? footOf(from) : headOf(from)) },
        { x: toPx(scale, flow.to_us), y: offset_px + (up ? footOf(to) : headOf(to)) },
        palette,
      );
    }
  }
}
