/** Draws a thread's shares of the lock as one bar, in the colours and patterns of its slices. */
import { fillBox } from './pattern.js';

/** @typedef {import('../../result/lock-shares.js').Shares} Shares */
/** @typedef {import('./palette.js').Palette} Palette */

const KINDS = /** @type {const} */ ([
  ['has', 'has-gil'],
  ['waits', 'waits-gil'],
  ['without', 'no-gil'],
]);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{width_px: number, height_px: number, shares: Shares, palette: Palette}} scene
 */
export function drawShares(context, { width_px, height_px, shares, palette }) {
  context.clearRect(0, 0, width_px, height_px);
  let x = 0;
  for (const [share, kind] of KINDS) {
    const width = shares[share] * width_px;
    if (width > 0) fillBox(context, { x, y: 0, width, height: height_px }, kind, palette);
    x += width;
  }
}
