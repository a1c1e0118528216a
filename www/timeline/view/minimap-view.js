/**
 * Shows the whole run and the window of it that is in view. The reader drags the window or moves it with the arrow
 * keys.
 */
import { countersOf } from '../../trace/counters.js';
import { formatTime } from '../../base/format.js';
import { fit, pan, toUs, zoomAt } from '../../trace/scale.js';
import { drawMinimap } from '../draw/minimap.js';
import { build } from '../../ui/dom.js';
import { contextOf } from '../../ui/canvas.js';

/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** @typedef {import('../../trace/scale.js').Extent} Extent */

const STRIP_PX = 9;
const LEAST_PX = 18;
const STEP = 0.15;
const ZOOM = 1.5;

export class MinimapView {
  element = build('canvas', {
    class: 'minimap',
    tabindex: 0,
    role: 'slider',
    'aria-label': 'Part of the time in view. Arrows move it, plus and minus change its length',
    'aria-valuemin': 0,
    'aria-valuemax': 0,
    'aria-valuenow': 0,
    'data-part': 'minimap',
  });
  /** @type {Scale} */
  #scale = fit({ from_us: 0, to_us: 0 }, 0, 1);
  /** @type {Extent} */
  #extent = { from_us: 0, to_us: 0 };
  #rescale;
  /** CSS pixels per timeline pixel. */
  #text_scale = 1;
  /** The offset of the pointer from the window's start during a drag. @type {number|null} */
  #held_us = null;

  /** @param {(scale: Scale) => void} rescale */
  constructor(rescale) {
    this.#rescale = rescale;
    this.element.addEventListener('pointerdown', (event) => this.#take(event));
    this.element.addEventListener('pointermove', (event) => {
      if (this.#held_us !== null) this.#moveTo(this.#at(event) - this.#held_us);
    });
    for (const type of ['pointerup', 'pointercancel'])
      this.element.addEventListener(type, () => {
        this.#held_us = null;
      });
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  #all() {
    return fit(this.#extent, this.#scale.left_px, this.#scale.width_px);
  }

  /** @param {PointerEvent} event */
  #at(event) {
    return toUs(this.#all(), (event.clientX - this.element.getBoundingClientRect().left) / this.#text_scale);
  }

  /**
   * Starts a drag. Pressed outside the window, the window jumps to the pointer; pressed inside, it is dragged from
   * there.
   * @param {PointerEvent} event
   */
  #take(event) {
    if (event.button !== 0) return;
    const us = this.#at(event);
    const { from_us, to_us } = this.#scale;
    this.element.setPointerCapture(event.pointerId);
    this.#held_us = us >= from_us && us <= to_us ? us - from_us : (to_us - from_us) / 2;
    this.#moveTo(us - this.#held_us);
  }

  /** @param {number} from_us */
  #moveTo(from_us) {
    const by_px = ((from_us - this.#scale.from_us) / (this.#scale.to_us - this.#scale.from_us)) * this.#scale.width_px;
    this.#rescale(pan(this.#scale, by_px, this.#extent));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { width_px, left_px } = this.#scale;
    const panned = (/** @type {number} */ part) => pan(this.#scale, part * width_px, this.#extent);
    const zoomed = (/** @type {number} */ factor) => zoomAt(this.#scale, factor, left_px + width_px / 2, this.#extent);
    /** @type {Record<string, () => Scale>} */
    const keys = {
      ArrowLeft: () => panned(-STEP),
      ArrowDown: () => panned(-STEP),
      ArrowRight: () => panned(STEP),
      ArrowUp: () => panned(STEP),
      PageUp: () => panned(1),
      PageDown: () => panned(-1),
      '+': () => zoomed(ZOOM),
      '=': () => zoomed(ZOOM),
      '-': () => zoomed(1 / ZOOM),
      0: () => this.#all(),
      Home: () => ({
        ...this.#scale,
        from_us: this.#extent.from_us,
        to_us: this.#extent.from_us + this.#scale.to_us - this.#scale.from_us,
      }),
      End: () => ({
        ...this.#scale,
        from_us: this.#extent.to_us - (this.#scale.to_us - this.#scale.from_us),
        to_us: this.#extent.to_us,
      }),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    this.#rescale(keys[event.key]());
  }

  /**
   * @param {{scale: Scale, extent: Extent, groups: import('../../trace/group.js').Group[], coming: number,
   *   palette: import('../draw/palette.js').Palette, width_px: number, text_scale: number, played_us: number|null}}
   *   seen
   */
  draw({ scale, extent, groups, coming, palette, width_px, text_scale, played_us }) {
    this.#text_scale = text_scale;
    this.#scale = scale;
    this.#extent = extent;
    const counters = groups.flatMap((group) => countersOf(group).filter(({ kind }) => kind === 'runnable'));
    // Keeps space for models that have yet to run, so that the content below does not move.
    const height_px = Math.max(LEAST_PX, (groups.length + coming) * STRIP_PX);
    const said = `${formatTime(scale.from_us / 1000)} to ${formatTime(scale.to_us / 1000)} of ${formatTime(extent.to_us / 1000)}`;
    this.element.setAttribute('aria-valuemax', String(Math.round(extent.to_us)));
    this.element.setAttribute('aria-valuenow', String(Math.round(scale.from_us)));
    this.element.setAttribute('aria-valuetext', said);
    const context = contextOf(this.element, width_px, height_px, text_scale);
    if (context)
      drawMinimap(context, { all: this.#all(), view: scale, counters, palette, width_px, height_px, played_us });
  }
}
