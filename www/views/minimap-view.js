/** The whole run at a glance, and the part of it that is in view: dragged, or moved with the arrow keys. */
import { countersOf } from '../model/counters.js';
import { formatTime } from '../model/format.js';
import { fit, pan, toUs, zoomAt } from '../model/scale.js';
import { drawMinimap } from '../render/minimap.js';
import { build } from './dom.js';
import { contextOf } from './canvas.js';

/** @typedef {import('../model/scale.js').Scale} Scale */
/** @typedef {import('../model/scale.js').Extent} Extent */

const STRIP_PX = 9;
const LEAST_PX = 18;
const STEP = 0.15;
const ZOOM = 1.5;

export class MinimapView {
  element = build('canvas', { class: 'minimap', tabindex: 0, role: 'slider', 'aria-label': 'Part of the time in view. Arrows move it, plus and minus change its length', 'aria-valuemin': 0, 'aria-valuemax': 0, 'aria-valuenow': 0, 'data-part': 'minimap' });
  /** @type {Scale} */
  #scale = fit({ from_us: 0, to_us: 0 }, 0, 1);
  /** @type {Extent} */
  #extent = { from_us: 0, to_us: 0 };
  #rescale;
  /** Where in the visible window it was taken hold of. @type {number|null} */
  #held_us = null;

  /** @param {(scale: Scale) => void} rescale */
  constructor(rescale) {
    this.#rescale = rescale;
    this.element.addEventListener('pointerdown', (event) => this.#take(event));
    this.element.addEventListener('pointermove', (event) => { if (this.#held_us !== null) this.#moveTo(this.#at(event) - this.#held_us); });
    for (const type of ['pointerup', 'pointercancel']) this.element.addEventListener(type, () => { this.#held_us = null; });
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  #all() { return fit(this.#extent, this.#scale.left_px, this.#scale.width_px); }

  /** @param {PointerEvent} event */
  #at(event) { return toUs(this.#all(), event.clientX - this.element.getBoundingClientRect().left); }

  /** Outside the window it comes to the pointer; inside it stays in the hand. @param {PointerEvent} event */
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
      ArrowLeft: () => panned(-STEP), ArrowDown: () => panned(-STEP), ArrowRight: () => panned(STEP), ArrowUp: () => panned(STEP),
      PageUp: () => panned(1), PageDown: () => panned(-1), '+': () => zoomed(ZOOM), '=': () => zoomed(ZOOM), '-': () => zoomed(1 / ZOOM), 0: () => this.#all(),
      Home: () => ({ ...this.#scale, from_us: this.#extent.from_us, to_us: this.#extent.from_us + this.#scale.to_us - this.#scale.from_us }),
      End: () => ({ ...this.#scale, from_us: this.#extent.to_us - (this.#scale.to_us - this.#scale.from_us), to_us: this.#extent.to_us }),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    this.#rescale(keys[event.key]());
  }

  /** @param {{scale: Scale, extent: Extent, groups: import('../model/layout.js').Group[], coming: number, palette: import('../render/palette.js').Palette, width_px: number, played_us: number|null}} seen */
  draw({ scale, extent, groups, coming, palette, width_px, played_us }) {
    this.#scale = scale;
    this.#extent = extent;
    const counters = groups.flatMap((group) => countersOf(group).filter(({ kind }) => kind === 'runnable'));
    // Room for what has yet to run: what stands below stays in place.
    const height_px = Math.max(LEAST_PX, (groups.length + coming) * STRIP_PX);
    const said = `${formatTime(scale.from_us / 1000)} to ${formatTime(scale.to_us / 1000)} of ${formatTime(extent.to_us / 1000)}`;
    this.element.setAttribute('aria-valuemax', String(Math.round(extent.to_us)));
    this.element.setAttribute('aria-valuenow', String(Math.round(scale.from_us)));
    this.element.setAttribute('aria-valuetext', said);
    const context = contextOf(this.element, width_px, height_px);
    if (context) drawMinimap(context, { all: this.#all(), view: scale, counters, palette, width_px, height_px, played_us });
  }
}
