/**
 * Chooses how fine a moving view is drawn: it makes the columns of shares just wide enough for a frame to keep its time
 * budget. At rest columns are one pixel wide. A slow computer, or a page that has just started, moves as smoothly but
 * less sharply.
 */

/** The part of a frame's 8 ms for drawing; the browser needs the rest to show the frame. */
const BUDGET_MS = 5;
/** A frame that takes less than this can be drawn twice as fine within the budget. */
const EASY_MS = 2;
const COARSEST_PX = 4;

export class Pace {
  /** In CSS pixels: 1, 2 or 4. */
  column_px = 1;

  /**
   * Records the time of a frame; nearly all of it is spent on the columns.
   * @param {number} frame_ms
   * @param {number} column_px width of the columns in that frame
   */
  took(frame_ms, column_px) {
    if (frame_ms > BUDGET_MS) this.column_px = Math.max(this.column_px, wideEnough(frame_ms, column_px));
    else this.column_px = Math.min(this.column_px, frame_ms < EASY_MS ? Math.max(1, column_px / 2) : column_px);
  }
}

/** @param {number} frame_ms @param {number} column_px */
function wideEnough(frame_ms, column_px) {
  let [ms, px] = [frame_ms, column_px];
  for (; ms > BUDGET_MS && px < COARSEST_PX; px *= 2) ms /= 2;
  return px;
}
