/**
 * Shows that the page can react: a drawing that JavaScript moves, frame by frame. A blocked page cannot move
 * it; a CSS animation would go on and tell a lie. With reduced motion it takes a step a second.
 */
import { drawHeartbeat } from '../render/heartbeat.js';
import { build, setText } from './dom.js';
import { contextOf, onThemeChange } from './canvas.js';

const WIDTH_PX = 112;
const HEIGHT_PX = 24;
const PERIOD_MS = 2400;
const STEP_MS = 1000;

export class HeartbeatView {
  #canvas = build('canvas', { class: 'heartbeat-canvas', 'aria-hidden': 'true' });
  #button = build('button', { type: 'button', class: 'quiet', 'aria-label': 'Pause the animation' }, 'Pause');
  #frame = 0;
  #paused = false;
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  /** @type {import('../render/heartbeat.js').Colours} */
  #colours = { ink: '', line: '', ground: '' };

  constructor() {
    this.element = build('div', { class: 'heartbeat', 'data-part': 'heartbeat' }, this.#canvas,
      build('span', { class: 'heartbeat-text' }, 'Moves unless the page is frozen.'), this.#button);
    this.#button.addEventListener('click', () => this.#toggle());
  }

  connect() {
    this.#readColours();
    this.stopTheme = onThemeChange(() => this.#readColours());
    if (!this.#paused) this.#next();
  }

  disconnect() {
    cancelAnimationFrame(this.#frame);
    this.stopTheme?.();
  }

  #toggle() {
    this.#paused = !this.#paused;
    setText(this.#button, this.#paused ? 'Move' : 'Pause');
    this.#button.setAttribute('aria-label', this.#paused ? 'Move the animation' : 'Pause the animation');
    if (this.#paused) cancelAnimationFrame(this.#frame);
    else this.#next();
  }

  #readColours() {
    const style = getComputedStyle(this.#canvas);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    this.#colours = { ink: colour('--accent'), line: colour('--soft'), ground: colour('--ground') };
  }

  #next() {
    this.#frame = requestAnimationFrame((now_ms) => {
      const moved = this.#still.matches ? (Math.floor(now_ms / STEP_MS) * STEP_MS) / 8 : now_ms;
      const context = contextOf(this.#canvas, WIDTH_PX, HEIGHT_PX);
      if (context) drawHeartbeat(context, { width_px: WIDTH_PX, height_px: HEIGHT_PX, phase: (moved % PERIOD_MS) / PERIOD_MS, colours: this.#colours });
      this.#next();
    });
  }
}
