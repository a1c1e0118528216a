/** A static timeline: groups of tracks on a canvas as wide as its container, with a legend. */
import { heightOf, rowsOf } from '../layout.js';
import { fit, toPx } from '../../trace/scale.js';
import { drawMoment } from '../draw/moments.js';
import { drawTimeline, RULER_PX } from '../draw/timeline.js';
import { contextOf, onThemeChange, textScale } from '../../ui/canvas.js';
import { build } from '../../ui/dom.js';
import { Legend } from './legend.js';
import { readPalette } from './read-palette.js';

/** @import { Group } from '../../trace/group.js' */
/** @import { Palette } from '../draw/palette.js' */

/** The width for the tracks' names; a phone has less space. */
const GUTTER_PX = { narrow: 84, wide: 104 };
const NARROW_PX = 480;
const EDGE_PX = 8;

export class TracePicture {
  #canvas = build('canvas', { role: 'img' });
  /** The whole picture. Unfolding copies it, since drawing it again would exceed a frame's time on a slow computer. */
  #whole = build('canvas', {});
  /** The width that `#whole` was drawn for; 0 if it was not drawn. */
  #whole_px = 0;
  #legend = new Legend();
  #rows;
  #end_us;
  /** The uncovered part, 0 to 1. */
  #part = 1;
  /** @type {Palette|null} */
  #palette = null;
  element = build('div', { class: 'trace-picture' }, this.#canvas);
  legend = this.#legend.element;
  #sizes;
  #unthemed;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #task;

  /** @param {{groups: Group[], end_us: number}} shown @param {string} words a description for screen readers */
  constructor({ groups, end_us }, words) {
    this.#rows = rowsOf(groups);
    this.#end_us = end_us;
    this.#legend.show(groups);
    this.#canvas.setAttribute('aria-label', words);
    // Sets the height in advance, so that nothing below moves when it is drawn.
    this.#canvas.style.height = `${(heightOf(this.#rows) + RULER_PX) / 16}rem`;
    // In an animation frame: drawing sets the canvas's height, and an observer that changes what it observes reports an
    // error.
    this.#sizes = new ResizeObserver(() => requestAnimationFrame(() => this.draw()));
    this.#sizes.observe(this.element);
    this.#unthemed = onThemeChange(() => {
      this.#palette = null;
      this.#whole_px = 0;
      this.draw();
    });
  }

  /** @param {number} part */
  set part(part) {
    this.#part = part;
    this.draw();
  }

  /** Call this when another picture replaces this one. */
  dispose() {
    this.#sizes.disconnect();
    this.#unthemed();
    clearTimeout(this.#task);
  }

  draw() {
    const scale = textScale();
    const width_px = this.element.clientWidth / scale;
    if (width_px === 0) return;
    if (this.#whole_px !== width_px || !this.#palette) {
      this.#prepare();
      return;
    }
    const ground = this.#ground(width_px, this.#palette);
    const context = contextOf(this.#canvas, width_px, ground.height_px, scale);
    if (!context) return;
    context.drawImage(this.#whole, 0, 0, width_px, ground.height_px);
    if (this.#part >= 1) return;
    const moment_us = this.#part * this.#end_us;
    this.#cover(context, toPx(ground.scale, moment_us) + 1, this.#palette);
    drawMoment(context, moment_us, RULER_PX, ground, { colour: this.#palette.soft, width_px: 1 });
  }

  /** Draws in separate tasks, so that a slow computer can handle a click between two of them. */
  #prepare() {
    clearTimeout(this.#task);
    this.#task = setTimeout(() => {
      const scale = textScale();
      const width_px = this.element.clientWidth / scale;
      const palette = this.#palette ?? readPalette(this.element);
      const ground = this.#ground(width_px, palette);
      const context = contextOf(this.#whole, width_px, ground.height_px, scale);
      if (!context) return;
      drawTimeline(context, { ...ground, rows: this.#rows, scroll_px: 0, selection: null, moment_us: null });
      this.#whole_px = width_px;
      setTimeout(() => this.#legend.draw(palette));
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

  /**
   * Covers what has not happened yet.
   * @param {CanvasRenderingContext2D} context
   * @param {number} from_px
   * @param {Palette} palette
   */
  #cover(context, from_px, { ground }) {
    context.fillStyle = ground;
    for (const { track, top_px, height_px } of this.#rows)
      if (track) context.fillRect(from_px, RULER_PX + top_px, Number.MAX_SAFE_INTEGER, height_px - 1);
  }
}
