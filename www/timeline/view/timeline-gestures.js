/**
 * Handles wheel, mouse and fingers on the timeline. A plain wheel and a finger moving up or down scroll the page. Ctrl
 * and wheel (which a trackpad's pinch also sends) or two fingers zoom. Dragging pans; dragging on the ruler selects a
 * span.
 */

/**
 * @typedef {object} Target
 * @property {(factor: number, x_px: number) => void} zoom
 * @property {(px: number) => void} pan
 * @property {(x_px: number, y_px: number) => void} point
 * @property {(x_px: number, y_px: number) => void} press a tap anywhere
 * @property {() => void} leave
 * @property {(from_px: number, to_px: number) => void} span
 * @property {() => void} unspan a tap on the ruler
 * @property {() => number} scale CSS pixels per timeline pixel
 */
/** @typedef {{x: number, y: number}} Point */

const WHEEL_STEP = 0.0022;
const LINE_PX = 16;
/** A shorter movement is a tap, not a drag. */
const TAP_PX = 4;

export class TimelineGestures {
  #canvas;
  #target;
  #ruler_px;
  /** @type {Map<number, Point>} */
  #down = new Map();
  #moved = 0;
  /** Where a drag on the ruler began. @type {Point|null} */
  #spanFrom = null;

  /** @param {HTMLCanvasElement} canvas @param {number} ruler_px @param {Target} target */
  constructor(canvas, ruler_px, target) {
    this.#canvas = canvas;
    this.#ruler_px = ruler_px;
    this.#target = target;
    canvas.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener('pointerdown', (event) => this.#start(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    for (const type of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      canvas.addEventListener(type, (event) => this.#end(event));
    }
    canvas.addEventListener('pointerleave', () => {
      if (this.#down.size === 0) target.leave();
    });
  }

  /** @param {{clientX: number, clientY: number}} event @returns {Point} */
  #at(event) {
    const box = this.#canvas.getBoundingClientRect();
    const scale = this.#target.scale();
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.#target.zoom(Math.exp(-event.deltaY * unit * WHEEL_STEP), this.#at(event).x);
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      this.#target.pan(((event.deltaX || event.deltaY) * unit) / this.#target.scale());
    }
  }

  /** @param {PointerEvent} event */
  #start(event) {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    const at = this.#at(event);
    if (this.#down.size === 0) {
      this.#moved = 0;
      this.#spanFrom = at.y <= this.#ruler_px ? at : null;
    } else this.#spanFrom = null;
    this.#down.set(event.pointerId, at);
    this.#canvas.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const now = this.#at(event);
    const before = this.#down.get(event.pointerId);
    if (!before) {
      this.#hover(now);
      return;
    }
    this.#moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    this.#down.set(event.pointerId, now);
    if (other) this.#pinch(before, now, other);
    else if (this.#moved > TAP_PX) {
      if (this.#spanFrom) this.#target.span(this.#spanFrom.x, now.x);
      else this.#target.pan(before.x - now.x);
    }
  }

  /** @param {Point} at */
  #hover(at) {
    this.#canvas.dataset.over = at.y <= this.#ruler_px ? 'ruler' : 'tracks';
    this.#target.point(at.x, at.y);
  }

  /**
   * Two fingers: their distance zooms around their middle, and their middle pans.
   * @param {Point} before
   * @param {Point} now
   * @param {Point} other
   */
  #pinch(before, now, other) {
    const apart = Math.max(8, Math.abs(before.x - other.x));
    this.#target.pan((before.x - now.x) / 2);
    this.#target.zoom(Math.max(8, Math.abs(now.x - other.x)) / apart, (now.x + other.x) / 2);
  }

  /** @param {PointerEvent} event */
  #end(event) {
    const wasDown = this.#down.delete(event.pointerId);
    if (!wasDown || event.type !== 'pointerup') return;
    const at = this.#at(event);
    if (this.#moved > TAP_PX) {
      if (this.#spanFrom) this.#target.span(this.#spanFrom.x, at.x);
    } else if (this.#spanFrom) this.#target.unspan();
    else {
      this.#target.point(at.x, at.y);
      this.#target.press(at.x, at.y);
    }
  }
}
