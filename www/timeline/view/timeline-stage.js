/**
 * The canvas in its scrolling window. It decides which rows and which time are in view, and when to draw. `_px` are CSS
 * pixels at the usual size of text; larger text enlarges everything that is drawn. The canvas is as tall as its window
 * and draws what is scrolled into view, so that 64 tracks need no more memory than four.
 */
import { anyInView, COUNTER_PX, heightOf, TITLE_PX } from '../layout.js';
import { Pace } from '../pace.js';
import { TRACK_PX } from '../row-shape.js';
import { indexOf } from '../../trace/track-index.js';
import { clamp, fit, reveal, toPx, toUs, zoomAt } from '../../trace/scale.js';
import { drawCounter } from '../draw/counters.js';
import { drawTimeline, RULER_PX } from '../draw/timeline.js';
import { contextOf, onThemeChange, textScale } from '../../ui/canvas.js';
import { build } from '../../ui/dom.js';
import { readPalette } from './read-palette.js';
import { KEYS_HELP } from './timeline-keys.js';
import { warmUp } from './warm-up.js';

/** @typedef {import('../layout.js').Row} Row */
/** @typedef {import('../../trace/scale.js').Extent} Extent */
/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** @typedef {import('../draw/palette.js').Palette} Palette */
/**
 * The overlays on the rows.
 * @typedef {Pick<import('../draw/timeline.js').Scene, 'selection'|'span'|'moment_us'|'played_us'>} Marks
 */
/**
 * `marks`: called for every drawing. `beside`: draws related views in the same frame.
 * @typedef {{marks: () => Marks, beside: (palette: Palette) => void}} Company
 */
/** @typedef {{end_us: number, tick_us: number, coming: number, running: boolean}} Length */

const MAX_HEIGHT_PX = 520;
/** This long after its last movement, the view is at rest and drawn sharply. */
const REST_MS = 150;
/** Frames drawn in advance, before the reader zooms; each is closer by the factor. */
const WARM = { frames: 20, factor: 1.25 };
const GUTTER_PX = 128;
const NARROW_PX = 520;
/** The space below the last track that the border and the focus ring would cover. */
const FOOT_PX = 5;

export class TimelineStage {
  canvas = build('canvas', {
    tabindex: 0,
    role: 'application',
    'aria-label': `Timeline. ${KEYS_HELP} The same as a table stands below.`,
    'data-part': 'timeline',
  });
  #spacer = build('div', { class: 'timeline-spacer' });
  element = build('div', { class: 'timeline-window' }, this.canvas, this.#spacer);
  /** @type {Row[]} */
  rows = [];
  /** The whole time is in view, and stays so while it grows. */
  fitted = true;
  width_px = 0;
  /** CSS pixels per timeline pixel. */
  text_scale = 1;
  #scale = fit({ from_us: 0, to_us: 0 }, 0, 1);
  /** @type {Length} */
  #length = { end_us: 0, tick_us: 0, coming: 0, running: false };
  #height_px = 0;
  /** @type {Palette|null} */
  #palette = null;
  #frame = 0;
  /** The timer that runs while the view moves. */
  #rest = 0;
  #pace = new Pace();
  #column_px = 1;
  #company;
  /** Set once the warm-up has started, so that it runs only once. */
  #warm = false;
  #resize = new ResizeObserver(() => this.#measure());

  /** @param {Company} company */
  constructor(company) {
    this.#company = company;
    this.element.addEventListener('scroll', () => this.#move());
  }

  connect() {
    this.#resize.observe(this.element);
    this.stopTheme = onThemeChange(() => {
      this.#palette = null;
      this.later();
    });
  }

  disconnect() {
    this.#resize.disconnect();
    this.stopTheme?.();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#frame = this.#rest = 0;
  }

  get extent() {
    return { from_us: 0, to_us: this.#length.end_us };
  }
  get scale() {
    return this.#scale;
  }

  /** @param {Row[]} rows @param {Length} length */
  show(rows, length) {
    this.rows = rows;
    this.#length = length;
    this.#stretch();
    if (this.fitted) this.fit();
    else this.rescale(clamp(this.#scale, this.extent));
  }

  /**
   * Redraws if one of these tracks, which now have an index, is in view.
   * @param {import('../../trace/tracks.js').Track[]} tracks
   */
  refresh(tracks) {
    const [top_px, foot_px] = [this.#scroll_px, this.#scroll_px + this.#window_px];
    if (anyInView(this.rows, tracks, top_px, foot_px)) this.later();
    // Not during a run, which would measure this work, too.
    if (!this.#length.running && this.rows.every(({ track }) => !track || indexOf(track))) this.#warmUp();
  }

  #warmUp() {
    if (this.#warm) return;
    this.#warm = true;
    const canvas = build('canvas', {});
    let scale = this.#scale;
    warmUp(WARM.frames, () => {
      scale = zoomAt(scale, WARM.factor, scale.left_px + scale.width_px / 2, this.extent);
      if (this.#palette && !this.#hidden) this.#drawOn(canvas, this.#palette, scale, this.#pace.column_px);
    });
  }

  /**
   * During a run the window keeps space for what is still to come and never shrinks, so that the content below does not
   * move.
   */
  #stretch() {
    const content_px = heightOf(this.rows) + RULER_PX + FOOT_PX;
    const { coming, running } = this.#length;
    const wanted_px = Math.min(MAX_HEIGHT_PX, content_px + coming * (TITLE_PX + 2 * TRACK_PX + COUNTER_PX));
    this.#height_px = running ? Math.max(this.#height_px, wanted_px) : wanted_px;
    this.element.style.blockSize = `${this.#height_px / 16}rem`;
    this.#spacer.style.blockSize = `${Math.max(0, content_px - this.#height_px) / 16}rem`;
  }

  #measure() {
    const text_scale = textScale();
    const width_px = this.element.clientWidth / text_scale;
    if (width_px === this.width_px && text_scale === this.text_scale) return;
    this.width_px = width_px;
    if (text_scale !== this.text_scale) this.#palette = null;
    this.text_scale = text_scale;
    const left_px = this.width_px < NARROW_PX ? Math.round(this.width_px * 0.24) : GUTTER_PX;
    this.#scale = { ...this.#scale, left_px, width_px: Math.max(1, this.width_px - left_px - 8) };
    if (this.fitted) this.fit();
    this.later();
  }

  fit() {
    this.fitted = true;
    this.#scale = fit(this.extent, this.#scale.left_px, this.#scale.width_px);
    this.later();
  }

  /** @param {Scale} scale */
  rescale(scale) {
    const all = fit(this.extent, scale.left_px, scale.width_px);
    this.fitted = scale.from_us <= all.from_us && scale.to_us >= all.to_us;
    this.#scale = scale;
    this.#move();
  }

  /** Zooms around the middle of a span, if that is in view. @param {number} factor @param {Extent|null} span */
  zoom(factor, span) {
    const { left_px, width_px } = this.#scale;
    const chosen = span ? toPx(this.#scale, (span.from_us + span.to_us) / 2) : NaN;
    const inView = chosen >= left_px && chosen <= left_px + width_px;
    this.rescale(zoomAt(this.#scale, factor, inView ? chosen : left_px + width_px / 2, this.extent));
  }

  /** @param {Extent} span */
  reveal(span) {
    this.rescale(reveal(this.#scale, span, this.extent));
  }

  /** @param {import('../../trace/tracks.js').Track} track @param {Extent} span */
  bring(track, span) {
    this.reveal(span);
    const row = this.rows.find((one) => one.track === track);
    if (!row) return;
    const view_px = this.#window_px - RULER_PX;
    if (row.top_px < this.#scroll_px) this.#scroll_px = row.top_px;
    if (row.top_px + row.height_px > this.#scroll_px + view_px) this.#scroll_px = row.top_px + row.height_px - view_px;
  }

  /** @param {number} x_px on the canvas */
  usAt(x_px) {
    return toUs(this.#scale, x_px);
  }

  /** The position among the rows; null: on the ruler. @param {number} y_px on the canvas */
  rowsAt(y_px) {
    return y_px > RULER_PX ? y_px - RULER_PX + this.#scroll_px : null;
  }

  get #scroll_px() {
    return this.element.scrollTop / this.text_scale;
  }

  set #scroll_px(px) {
    this.element.scrollTop = px * this.text_scale;
  }

  get #window_px() {
    return this.element.clientHeight / this.text_scale;
  }

  /** Requests a drawing in the next frame, once for any number of changes. */
  later() {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** A moving view may be drawn less sharply; it is drawn again when it rests. */
  #move() {
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => {
      this.#rest = 0;
      if (this.#column_px > 1) this.later();
    }, REST_MS);
    this.later();
  }

  get #hidden() {
    return this.width_px === 0 || this.element.clientHeight === 0;
  }

  #draw() {
    if (this.#hidden) return;
    const start_ms = performance.now();
    const palette = (this.#palette ??= readPalette(this.element));
    this.#company.beside(palette);
    this.#column_px = this.#rest === 0 ? 1 : this.#pace.column_px;
    this.#drawOn(this.canvas, palette, this.#scale, this.#column_px);
    this.#pace.took(performance.now() - start_ms, this.#column_px);
  }

  /** @param {HTMLCanvasElement} canvas @param {Palette} palette @param {Scale} scale @param {number} column_px */
  #drawOn(canvas, palette, scale, column_px) {
    const { width_px, rows, text_scale } = this;
    const [height_px, scroll_px] = [this.#window_px, this.#scroll_px];
    const context = contextOf(canvas, width_px, height_px, text_scale);
    if (context)
      drawTimeline(context, {
        rows,
        scale,
        palette,
        width_px,
        height_px,
        scroll_px,
        tick_us: this.#length.tick_us,
        column_px,
        drawCounter,
        ...this.#company.marks(),
      });
  }
}
