/**
 * Plays a picture once, from nothing to the whole; it can be paused and played again. It makes no calls while it is
 * paused.
 */
import { still } from '../../ui/canvas.js';

/** @typedef {{part: number}} Unfolds  `part`: the shown part, 0 to 1 */

export class Unfolding {
  #picture;
  #play_ms;
  #changed;
  #part = 0;
  #frame = 0;
  #last_ms = NaN;

  /**
   * @param {Unfolds} picture
   * @param {number} play_ms
   * @param {() => void} changed called when it starts or stops playing
   */
  constructor(picture, play_ms, changed) {
    this.#picture = picture;
    this.#play_ms = play_ms;
    this.#changed = changed;
  }

  /** If the reader prefers reduced motion, shows the end at once. */
  start() {
    if (still.matches) this.finish();
    else this.play();
  }

  get playing() {
    return this.#frame !== 0;
  }
  get over() {
    return this.#part >= 1;
  }

  play() {
    if (this.over) this.#part = 0;
    this.#last_ms = NaN;
    this.#next();
    this.#changed();
  }

  pause() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#changed();
  }

  finish() {
    this.#part = 1;
    this.pause();
    this.#picture.part = 1;
  }

  #next() {
    this.#frame = requestAnimationFrame((now_ms) => {
      // A hidden tab gets no frames; afterwards the playback continues where it was.
      const since_ms = Math.min(Number.isNaN(this.#last_ms) ? 0 : now_ms - this.#last_ms, 100);
      this.#last_ms = now_ms;
      this.#part += since_ms / this.#play_ms;
      if (this.over) {
        this.finish();
        return;
      }
      this.#picture.part = this.#part;
      this.#next();
    });
  }
}
