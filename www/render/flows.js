/** Hand-overs, and arrows of opened files: from the foot of one track to the next, from its head where that stands above, or along the head of the same. */
import { boxOf, TRACK_PADDING_PX, TRACK_PX } from '../model/layout.js';
import { firstFrom } from '../model/search-sorted.js';
import { toPx } from '../model/scale.js';

/** @typedef {import('../model/flows.js').Flow} Flow */
/** @typedef {import('../model/layout.js').Row} Row */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** @typedef {import('./palette.js').Palette} Palette */

/** Arrows closer to each other would hide what they connect; nearer, they come. */
const ROOM_PX = 24;
const HEAD_PX = 4;

/** @type {WeakMap<Flow[], {flows: Flow[], times: Float64Array}>} */
const made = new WeakMap();

/** A lock that lay free was not handed over: no arrow. @param {Flow[]} flows */
function drawnOf(flows) {
  const known = made.get(flows);
  if (known) return known;
  const drawn = flows.filter(({ awaited, name }) => awaited || name !== undefined);
  const found = { flows: drawn, times: Float64Array.from(drawn, ({ to_us }) => to_us) };
  made.set(flows, found);
  return found;
}

/** Those in view that have room on both sides, found from gap to gap: the crowd between them is not gone through. @param {Flow[]} all in order @param {Scale} scale @returns {Flow[]} */
export function roomyFlows(all, scale) {
  const { flows, times } = drawnOf(all);
  const room_us = (ROOM_PX / scale.width_px) * (scale.to_us - scale.from_us);
  const roomy = [];
  const end = firstFrom(times, scale.to_us + room_us);
  for (let at = firstFrom(times, scale.from_us), before_us = -Infinity; at < end; ) {
    const next = Math.max(at + 1, firstFrom(times, times[at] + room_us));
    const alone = next === at + 1 && times[at] - before_us >= room_us;
    if (alone && flows[at].from_us <= scale.to_us) roomy.push(flows[at]);
    before_us = times[next - 1];
    at = next;
  }
  return roomy;
}

/** Where nested slices begin: below the strip with the task's name. @param {number} top_px */
const headOf = (top_px) => boxOf({ depth: 1 }, top_px).top_px;
/** @param {number} top_px */
const footOf = (top_px) => top_px + TRACK_PX - TRACK_PADDING_PX;

/** @param {CanvasRenderingContext2D} context @param {{x: number, y: number}} from @param {{x: number, y: number}} to @param {Palette} palette */
export function drawArrow(context, from, to, palette) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const barb = (/** @type {number} */ lean) => [to.x - 1.6 * HEAD_PX * Math.cos(turn + lean), to.y - 1.6 * HEAD_PX * Math.sin(turn + lean)];
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

/** @param {CanvasRenderingContext2D} context @param {{rows: Row[], scale: Scale, palette: Palette}} scene @param {number} offset_px from a row's top to the canvas's */
export function drawFlows(context, { rows, scale, palette }, offset_px) {
  for (const { group } of rows.filter(({ title }) => title !== null)) {
    const tops = new Map(rows.filter((row) => row.group === group && row.track).map((row) => [row.track?.key, row.top_px + offset_px]));
    for (const flow of roomyFlows(group.flows, scale)) {
      const [from, to] = [tops.get(flow.from), tops.get(flow.to)];
      if (from === undefined || to === undefined || (from === to && flow.name === undefined)) continue;
      drawArrow(context, { x: toPx(scale, flow.from_us), y: to > from ? footOf(from) : headOf(from) },
        { x: toPx(scale, flow.to_us), y: to < from ? footOf(to) : headOf(to) }, palette);
    }
  }
}
