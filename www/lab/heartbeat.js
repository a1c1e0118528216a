/** The sign of life: a weaver's shuttle that moves through the warp. It moves only while JavaScript can draw. */

/** @typedef {{ink: string, line: string, ground: string}} Colours */

const WARP_PX = 8;
const SHUTTLE_PX = 22;

/** @param {number} phase from 0 to 1, once forth and back */
const there = (phase) => (phase < 0.5 ? phase * 2 : 2 - phase * 2);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{width_px: number, height_px: number, phase: number, colours: Colours}} scene
 */
export function drawHeartbeat(context, { width_px, height_px, phase, colours }) {
  context.clearRect(0, 0, width_px, height_px);
  const middle = height_px / 2;
  const x = there(phase) * (width_px - SHUTTLE_PX);
  context.fillStyle = colours.ink;
  context.fillRect(0, middle - 1, x, 2);
  context.fillRect(x, middle - 5, SHUTTLE_PX, 10);
  for (let at = WARP_PX / 2, over = true; at < width_px; at += WARP_PX, over = !over) {
    const hidden = !over && at > x - 2 && at < x + SHUTTLE_PX + 2;
    if (hidden) continue;
    context.fillStyle = colours.ground;
    context.fillRect(at - 2, 0, 5, height_px);
    context.fillStyle = colours.line;
    context.fillRect(at - 0.5, 0, 2, height_px);
  }
}
