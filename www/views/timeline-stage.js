/**
 * The canvas in its window: which rows, and what time of them, are in view, and when they are drawn. The canvas is as
 * tall as its window and draws what is scrolled into it, so that 64 tracks cost no more memory than four.
 */
import { anyInView, COUNTER_PX, heightOf, TITLE_PX, TRACK_PX } from '../model/layout.js';
import { Pace } from '../model/pace.js';
import { indexOf } from '../model/track-index.js';
import { clamp, fit, reveal, toPx, toUs, zoomAt } from '../model/scale.js';
import { drawTimeline, RULER_PX } from '../render/timeline.js';
import { contextOf, onThemeChange, readPalette } from './canvas.js';
import { build } from './dom.js';
import { KEYS_HELP } from './timeline-keys.js';
import { warmUp } from './warm-up.js';

/** @typedef {import('../model/layout.js').Row} Row */
/** @typedef {import('../model/scale.js').Extent} Extent */
/** @typedef {import('../model/scale.js').Scale} Scale */
/** @typedef {import('../render/palette.js').Palette} Palette */
/** What is drawn upon the rows. @typedef {Pick<import('../render/timeline.js').Scene, 'selection'|'span'|'moment_us'|'played_us'>} Marks */
/** `marks`: asked at every drawing; `beside`: draws, in the same frame, what goes with it, in new colours where these are `fresh`. @typedef {{marks: () => Marks, beside: (palette: Palette, fresh: boolean) => void}} Company */
/** @typedef {{end_us: number, tick_us: number, coming: number, running: boolean}} Length */

const MAX_HEIGHT_PX = 520;
/** So long after it last moved the view is at rest, and sharp. */
const REST_MS = 150;
/** So many frames, each so much closer, before a hand makes them. */
const WARM = { frames: 20, factor: 1.25 };
const GUTTER_PX = 128;
const NARROW_PX = 520;
/** What the frame and the ring of the focus cover of the last track. */
const FOOT_PX = 5;

export class TimelineStage {
  canvas = build('canvas', { tabindex: 0, role: 'application', 'aria-label': `Timeline. ${KEYS_HELP} The same as a table stands below.`, 'data-part': 'timeline' });
  #spacer = build('div', { class: 'timeline-spacer' });
  element = build('div', { class: 'timeline-window' }, this.canvas, this.#spacer);
  /** @type {Row[]} */
  rows = [];
  /** All of the time is in view, and stays so while it grows. */
  fitted = true;
  width_px = 0;
  #scale = fit({ from_us: 0, to_us: 0 }, 0, 1);
  /** @type {Length} */
  #length = { end_us: 0, tick_us: 0, coming: 0, running: false };
  #height_px = 0;
  /** @type {Palette|null} */
  #palette = null;
  #frame = 0;
  /** Set while the view moves. */
  #rest = 0;
  #pace = new Pace();
  #column_px = 1;
  #company;
  /** Once is enough. */
  #warm = false;
  #resize = new ResizeObserver(() => this.#measure());

  /** @param {Company} company */
  constructor(company) {
    this.#company = company;
    this.element.addEventListener('scroll', () => this.#move());
  }

  connect() {
    this.#resize.observe(this.element);
    this.stopTheme = onThemeChange(() => { this.#palette = null; this.later(); });
  }

  disconnect() {
    this.#resize.disconnect();
    this.stopTheme?.();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#frame = this.#rest = 0;
  }

  get extent() { return { from_us: 0, to_us: this.#length.end_us }; }
  get scale() { return this.#scale; }

  /** @param {Row[]} rows @param {Length} length */
  show(rows, length) {
    this.rows = rows;
    this.#length = length;
    this.#stretch();
    if (this.fitted) this.fit();
    else this.rescale(clamp(this.#scale, this.extent));
  }

  /** What drawing looks up has come for these. @param {import('../model/tracks.js').Track[]} tracks */
  refresh(tracks) {
    const [top_px, foot_px] = [this.element.scrollTop, this.element.scrollTop + this.element.clientHeight];
    if (anyInView(this.rows, tracks, top_px, foot_px)) this.later();
    // Not beside a run: it would measure this, too.
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

  /** While a run goes on the window keeps room for what will come, and never shrinks: what stands below stays in place. */
  #stretch() {
    const content_px = heightOf(this.rows) + RULER_PX + FOOT_PX;
    const { coming, running } = this.#length;
    const wanted_px = Math.min(MAX_HEIGHT_PX, content_px + coming * (TITLE_PX + 2 * TRACK_PX + COUNTER_PX));
    this.#height_px = running ? Math.max(this.#height_px, wanted_px) : wanted_px;
    this.element.style.blockSize = `${this.#height_px}px`;
    this.#spacer.style.blockSize = `${Math.max(0, content_px - this.#height_px)}px`;
  }

  #measure() {
    if (this.element.clientWidth === this.width_px) return;
    this.width_px = this.element.clientWidth;
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

  /** Around the middle of a span, where that is in view. @param {number} factor @param {Extent|null} span */
  zoom(factor, span) {
    const { left_px, width_px } = this.#scale;
    const chosen = span ? toPx(this.#scale, (span.from_us + span.to_us) / 2) : NaN;
    const inView = chosen >= left_px && chosen <= left_px + width_px;
    this.rescale(zoomAt(this.#scale, factor, inView ? chosen : left_px + width_px / 2, this.extent));
  }

  /** @param {Extent} span */
  reveal(span) { this.rescale(reveal(this.#scale, span, this.extent)); }

  /** @param {import('../model/tracks.js').Track} track @param {Extent} span */
  bring(track, span) {
    this.reveal(span);
    const row = this.rows.find((one) => one.track === track);
    if (!row) return;
    const view_px = this.element.clientHeight - RULER_PX;
    if (row.top_px < this.element.scrollTop) this.element.scrollTop = row.top_px;
    if (row.top_px + row.height_px > this.element.scrollTop + view_px) this.element.scrollTop = row.top_px + row.height_px - view_px;
  }

  /** @param {number} x_px on the canvas */
  usAt(x_px) { return toUs(this.#scale, x_px); }

  /** Where among the rows; null: on the ruler. @param {number} y_px on the canvas */
  rowsAt(y_px) { return y_px > RULER_PX ? y_px - RULER_PX + this.element.scrollTop : null; }

  /** However many changes come, the next frame draws once. */
  later() {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.#draw(); });
  }

  /** What moves may be drawn less sharply, and is drawn again when it rests. */
  #move() {
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => {
      this.#rest = 0;
      if (this.#column_px > 1) this.later();
    }, REST_MS);
    this.later();
  }

  get #hidden() { return this.width_px === 0 || this.element.clientHeight === 0; }

  #draw() {
    if (this.#hidden) return;
    const start_ms = performance.now();
    const fresh = this.#palette === null;
    const palette = (this.#palette ??= readPalette(this.element));
    this.#company.beside(palette, fresh);
    this.#column_px = this.#rest === 0 ? 1 : this.#pace.column_px;
    this.#drawOn(this.canvas, palette, this.#scale, this.#column_px);
    this.#pace.took(performance.now() - start_ms, this.#column_px);
  }

  /** @param {HTMLCanvasElement} canvas @param {Palette} palette @param {Scale} scale @param {number} column_px */
  #drawOn(canvas, palette, scale, column_px) {
    const { width_px, rows, element: { clientHeight: height_px, scrollTop: scroll_px } } = this;
    const context = contextOf(canvas, width_px, height_px);
    if (context) drawTimeline(context, { rows, scale, palette, width_px, height_px, scroll_px, tick_us: this.#length.tick_us, column_px, ...this.#company.marks() });
  }
}
