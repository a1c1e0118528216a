/** Plays a picture once, from nothing to all of it; can be paused, and played again. Calls nobody while it stands still. */
import { still } from './canvas.js';

/** @typedef {{part: number}} Unfolds  `part`: how much of it is shown, 0 to 1 */

export class Unfolding {
  #picture;
  #play_ms;
  #changed;
  #part = 0;
  #frame = 0;
  #last_ms = NaN;

  /** @param {Unfolds} picture @param {number} play_ms @param {() => void} changed it plays, or no longer */
  constructor(picture, play_ms, changed) {
    this.#picture = picture;
    this.#play_ms = play_ms;
    this.#changed = changed;
  }

  /** Who wants no motion gets the end at once. */
  start() {
    if (still.matches) this.finish();
    else this.play();
  }

  get playing() { return this.#frame !== 0; }
  get over() { return this.#part >= 1; }

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
      // A tab that was hidden had no frames: it goes on where it was.
      const since_ms = Math.min(Number.isNaN(this.#last_ms) ? 0 : now_ms - this.#last_ms, 100);
      this.#last_ms = now_ms;
      this.#part += since_ms / this.#play_ms;
      if (this.over) { this.finish(); return; }
      this.#picture.part = this.#part;
      this.#next();
    });
  }
}
