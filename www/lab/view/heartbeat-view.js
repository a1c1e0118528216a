/**
 * Shows that the page can react: JavaScript moves a drawing step by step. A blocked page cannot move it, while a CSS
 * animation would go on and hide the block. With reduced motion it moves one step a second. A step is much rarer than a
 * frame: sixty a second take a quarter of a core where a browser paints without a GPU, and every model but the one that
 * blocks the page would be measured with that load.
 */
import { drawHeartbeat } from '../heartbeat.js';
import { build, setText } from '../../ui/dom.js';
import { contextOf, onThemeChange, still } from '../../ui/canvas.js';

const WIDTH_PX = 112;
const HEIGHT_PX = 24;
const PERIOD_MS = 2400;
const STEP_MS = { moving: 100, still: 1000 };

export class HeartbeatView {
  #canvas = build('canvas', { class: 'heartbeat-canvas', 'aria-hidden': 'true' });
  #button = build('button', { type: 'button', class: 'quiet', 'aria-label': 'Pause the animation' }, 'Pause');
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #step;
  #paused = false;
  /** Draws nothing while it is out of view. */
  #seen = new IntersectionObserver((entries) => {
    this.#stop();
    if (entries[entries.length - 1].isIntersecting && !this.#paused) this.#move();
  });
  /** Read in a frame, since styles are computed there anyway. @type {import('../heartbeat.js').Colours|null} */
  #colours = null;

  constructor() {
    this.element = build(
      'div',
      { class: 'heartbeat', 'data-part': 'heartbeat' },
      this.#canvas,
      build('span', { class: 'heartbeat-text' }, 'Moves unless the page is frozen.'),
      this.#button,
    );
    this.#button.addEventListener('click', () => this.#toggle());
  }

  connect() {
    this.stopTheme = onThemeChange(() => {
      this.#colours = null;
    });
    this.#seen.observe(this.element);
  }

  disconnect() {
    this.#seen.disconnect();
    this.#stop();
    this.stopTheme?.();
  }

  #stop() {
    clearTimeout(this.#step);
    cancelAnimationFrame(this.#frame);
  }

  #toggle() {
    this.#paused = !this.#paused;
    setText(this.#button, this.#paused ? 'Move' : 'Pause');
    this.#button.setAttribute('aria-label', this.#paused ? 'Move the animation' : 'Pause the animation');
    if (this.#paused) this.#stop();
    else this.#move();
  }

  #readColours() {
    const style = getComputedStyle(this.#canvas);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    return { ink: colour('--accent'), line: colour('--soft'), ground: colour('--ground') };
  }

  #move() {
    const step_ms = still.matches ? STEP_MS.still : STEP_MS.moving;
    this.#frame = requestAnimationFrame((now_ms) => {
      const steps = Math.floor(now_ms / step_ms) % (PERIOD_MS / STEP_MS.moving);
      this.#colours ??= this.#readColours();
      const context = contextOf(this.#canvas, WIDTH_PX, HEIGHT_PX);
      if (context)
        drawHeartbeat(context, {
          width_px: WIDTH_PX,
          height_px: HEIGHT_PX,
          phase: (steps * STEP_MS.moving) / PERIOD_MS,
          colours: this.#colours,
        });
      this.#step = setTimeout(() => this.#move(), step_ms);
    });
  }
}
