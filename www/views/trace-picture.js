/** A timeline to look at, not to move in: groups of tracks on a canvas as wide as its room, and what its colours mean. */
import { heightOf, rowsOf } from '../model/layout.js';
import { fit, toPx } from '../model/scale.js';
import { drawMoment } from '../render/moments.js';
import { drawTimeline, RULER_PX } from '../render/timeline.js';
import { contextOf, onThemeChange, readPalette } from './canvas.js';
import { build } from './dom.js';
import { Legend } from './legend.js';

/** @import { Group } from '../model/layout.js' */
/** @import { Palette } from '../render/palette.js' */

/** Names of tracks; a phone has less room for them. */
const GUTTER_PX = { narrow: 84, wide: 104 };
const NARROW_PX = 480;
const EDGE_PX = 8;

export class TracePicture {
  #canvas = build('canvas', { role: 'img' });
  /** The whole of it. Unfolding copies this: to draw it anew takes longer than a slow machine has for a frame. */
  #whole = build('canvas', {});
  /** What `#whole` was drawn for; 0: nothing. */
  #whole_px = 0;
  #legend = new Legend();
  #rows;
  #end_us;
  /** How much of it is uncovered, 0 to 1. */
  #part = 1;
  /** @type {Palette|null} */
  #palette = null;
  element = build('div', { class: 'trace-picture' }, this.#canvas);
  legend = this.#legend.element;
  #sizes;
  #unthemed;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #task;

  /** @param {{groups: Group[], end_us: number}} shown @param {string} words what it shows, for who cannot see it */
  constructor({ groups, end_us }, words) {
    this.#rows = rowsOf(groups);
    this.#end_us = end_us;
    this.#legend.show(groups, { counters: false });
    this.#canvas.setAttribute('aria-label', words);
    // Nothing below moves when it is drawn.
    this.#canvas.style.height = `${heightOf(this.#rows) + RULER_PX}px`;
    // In a frame: drawing sets the canvas's height, and an observer that changes what it observes complains.
    this.#sizes = new ResizeObserver(() => requestAnimationFrame(() => this.draw()));
    this.#sizes.observe(this.element);
    this.#unthemed = onThemeChange(() => { this.#palette = null; this.#whole_px = 0; this.draw(); });
  }

  /** @param {number} part */
  set part(part) {
    this.#part = part;
    this.draw();
  }

  /** To be called when another picture takes its place. */
  dispose() {
    this.#sizes.disconnect();
    this.#unthemed();
    clearTimeout(this.#task);
  }

  draw() {
    const width_px = this.element.clientWidth;
    if (width_px === 0) return;
    if (this.#whole_px !== width_px || !this.#palette) { this.#prepare(); return; }
    const ground = this.#ground(width_px, this.#palette);
    const context = contextOf(this.#canvas, width_px, ground.height_px);
    if (!context) return;
    context.drawImage(this.#whole, 0, 0, width_px, ground.height_px);
    if (this.#part >= 1) return;
    const moment_us = this.#part * this.#end_us;
    this.#cover(context, toPx(ground.scale, moment_us) + 1, this.#palette);
    drawMoment(context, moment_us, RULER_PX, ground, { colour: this.#palette.soft, width_px: 1 });
  }

  /** In tasks of their own: between two of them a slow machine answers a click. */
  #prepare() {
    clearTimeout(this.#task);
    this.#task = setTimeout(() => {
      const width_px = this.element.clientWidth;
      const palette = this.#palette ?? readPalette(this.element);
      const ground = this.#ground(width_px, palette);
      const context = contextOf(this.#whole, width_px, ground.height_px);
      if (!context) return;
      drawTimeline(context, { ...ground, rows: this.#rows, scroll_px: 0, selection: null, moment_us: null });
      this.#whole_px = width_px;
      if (this.#palette !== palette) setTimeout(() => this.#legend.draw(palette));
      this.#palette = palette;
      this.draw();
    });
  }

  /** @param {number} width_px @param {Palette} palette */
  #ground(width_px, palette) {
    const gutter_px = width_px < NARROW_PX ? GUTTER_PX.narrow : GUTTER_PX.wide;
    const scale = fit({ from_us: 0, to_us: this.#end_us }, gutter_px, width_px - gutter_px - EDGE_PX);
    return { scale, palette, width_px, height_px: heightOf(this.#rows) + RULER_PX };
  }

  /** What has not happened yet. @param {CanvasRenderingContext2D} context @param {number} from_px @param {Palette} palette */
  #cover(context, from_px, { ground }) {
    context.fillStyle = ground;
    for (const { track, top_px, height_px } of this.#rows) if (track) context.fillRect(from_px, RULER_PX + top_px, Number.MAX_SAFE_INTEGER, height_px - 1);
  }
}
