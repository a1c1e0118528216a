/**
 * The picture that a newcomer sees first: a recorded run that unfolds once, with a pause, and a button that runs the
 * same here. With reduced motion it stands still until it is asked to play.
 */
import { heightOf, rowsOf } from '../model/layout.js';
import { describeRecording, endOf, groupsOf } from '../model/recording.js';
import { fit, toPx } from '../model/scale.js';
import { drawTimeline, RULER_PX } from '../render/timeline.js';
import { contextOf, onThemeChange, readPalette } from './canvas.js';
import { build, setText } from './dom.js';
import { Legend } from './legend.js';

/** @import { Recording } from '../model/recording.js' */
/** @import { Palette } from '../render/palette.js' */

const PLAY_MS = 4500;
const GUTTER_PX = 84;
const EDGE_PX = 8;

export class FirstView {
  #canvas = build('canvas', { role: 'img' });
  #button = build('button', { type: 'button', class: 'quiet', 'data-action': 'play-recording' }, 'Pause');
  #legend = new Legend();
  #rows;
  #end_us;
  /** From 0 to 1. */
  #part = 0;
  #frame = 0;
  #last_ms = NaN;
  /** @type {Palette|null} */
  #palette = null;

  /** @param {Recording} recording @param {(model: string) => string} title @param {(() => void)|null} run the same here, where it can */
  constructor(recording, title, run) {
    const groups = groupsOf(recording, title);
    this.#rows = rowsOf(groups);
    this.#legend.show(groups);
    this.#end_us = endOf(recording);
    this.#canvas.setAttribute('aria-label', `Recorded run of two tasks that compute. ${groups.map((group) => group.title).join('. ')}. The threads take turns under the lock; the processes compute at the same time.`);
    const start = run && build('button', { type: 'button', class: 'primary', 'data-action': 'run-recorded' }, 'Run this here');
    if (run) start?.addEventListener('click', run);
    this.#button.addEventListener('click', () => (this.#frame === 0 ? this.#play() : this.#pause()));
    this.element = build('figure', { class: 'first-view', 'data-part': 'first-view' }, build('div', { class: 'first-picture' }, this.#canvas), this.#legend.element,
      build('figcaption', {}, start, this.#button, build('span', { class: 'small' }, describeRecording(recording, PLAY_MS * 1000 / this.#end_us))));
  }

  connect() {
    // In a frame: drawing sets the canvas's height, and an observer that changes what it observes complains.
    new ResizeObserver(() => requestAnimationFrame(() => this.#draw())).observe(this.#canvas.parentElement ?? this.element);
    onThemeChange(() => { this.#palette = null; this.#draw(); });
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.#finish();
    else this.#play();
  }

  #play() {
    if (this.#part >= 1) this.#part = 0;
    this.#last_ms = NaN;
    setText(this.#button, 'Pause');
    this.#next();
  }

  #pause() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    setText(this.#button, this.#part >= 1 ? 'Play again' : 'Play');
  }

  #finish() {
    this.#part = 1;
    this.#pause();
    this.#draw();
  }

  #next() {
    this.#frame = requestAnimationFrame((now_ms) => {
      // A tab that was hidden had no frames: it goes on where it was.
      const since_ms = Math.min(Number.isNaN(this.#last_ms) ? 0 : now_ms - this.#last_ms, 100);
      this.#last_ms = now_ms;
      this.#part += since_ms / PLAY_MS;
      if (this.#part >= 1) { this.#finish(); return; }
      this.#draw();
      this.#next();
    });
  }

  #draw() {
    const width_px = this.#canvas.parentElement?.clientWidth ?? 0;
    if (width_px === 0) return;
    const height_px = heightOf(this.#rows) + RULER_PX;
    if (!this.#palette) {
      this.#palette = readPalette(this.element);
      this.#legend.draw(this.#palette);
    }
    const context = contextOf(this.#canvas, width_px, height_px);
    if (!context) return;
    const scale = fit({ from_us: 0, to_us: this.#end_us }, GUTTER_PX, width_px - GUTTER_PX - EDGE_PX);
    const moment_us = this.#part * this.#end_us;
    drawTimeline(context, { rows: this.#rows, scale, palette: this.#palette, width_px, height_px, scroll_px: 0, selection: null, moment_us: this.#part < 1 ? moment_us : null });
    if (this.#part < 1) this.#cover(context, toPx(scale, moment_us) + 1, this.#palette);
  }

  /** What has not happened yet. @param {CanvasRenderingContext2D} context @param {number} from_px @param {Palette} palette */
  #cover(context, from_px, { ground }) {
    context.fillStyle = ground;
    for (const { track, top_px, height_px } of this.#rows) if (track) context.fillRect(from_px, RULER_PX + top_px, Number.MAX_SAFE_INTEGER, height_px - 1);
  }
}
