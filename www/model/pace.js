/**
 * How fine a view is drawn while it moves: columns of shares as wide as it takes for a frame to stay within its time.
 * At rest they are a pixel wide. A slow machine, or a page that has only just begun, moves as smoothly, less sharply.
 */

/** Of a frame's 8 ms: the rest is the browser's own, to put it on the screen. */
const BUDGET_MS = 5;
/** What takes less than this can be twice as fine, and still be in time. */
const EASY_MS = 2;
const COARSEST_PX = 4;

export class Pace {
  /** In CSS pixels: 1, 2 or 4. */
  column_px = 1;

  /** Told what each frame took: what it costs is nearly all for its columns. @param {number} frame_ms @param {number} column_px how wide they were */
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
