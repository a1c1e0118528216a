/** Hand-overs as arrows, from the foot of the track that dropped the lock to the track that took it, or from its head where that stands above. */
import { boxOf, TRACK_PADDING_PX, TRACK_PX } from '../model/layout.js';
import { toPx } from '../model/scale.js';

/** @typedef {import('../model/flows.js').Flow} Flow */
/** @typedef {import('../model/layout.js').Row} Row */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** @typedef {import('./palette.js').Palette} Palette */

/** Arrows closer to each other would hide what they connect; nearer, they come. */
const ROOM_PX = 24;
const HEAD_PX = 4;

/** Those in view that have room on both sides. A lock that lay free was not handed over: no arrow. @param {Flow[]} flows in order @param {Scale} scale */
export function roomyFlows(flows, scale) {
  const seen = flows.filter(({ awaited, from_us, to_us }) => awaited && to_us >= scale.from_us && from_us <= scale.to_us)
    .map((flow) => ({ flow, x: toPx(scale, flow.to_us) }));
  const apart = (/** @type {number} */ a, /** @type {number} */ b) => !seen[a] || !seen[b] || seen[b].x - seen[a].x >= ROOM_PX;
  return seen.filter((_, at) => apart(at - 1, at) && apart(at, at + 1)).map(({ flow }) => flow);
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
      if (from === undefined || to === undefined || from === to) continue;
      const down = to > from;
      drawArrow(context, { x: toPx(scale, flow.from_us), y: down ? footOf(from) : headOf(from) },
        { x: toPx(scale, flow.to_us), y: down ? headOf(to) : footOf(to) }, palette);
    }
  }
}
