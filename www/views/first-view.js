/**
 * The picture that a newcomer sees first: a recorded run that unfolds once, with a pause, and a button that runs the
 * same here. With reduced motion it stands still until it is asked to play.
 */
import { describeRecording, endOf, groupsOf } from '../model/recording.js';
import { build, setText } from './dom.js';
import { TracePicture } from './trace-picture.js';

/** @import { Recording } from '../model/recording.js' */

const PLAY_MS = 4500;

export class FirstView {
  #button = build('button', { type: 'button', class: 'quiet', 'data-action': 'play-recording' }, 'Pause');
  #picture;
  /** From 0 to 1. */
  #part = 0;
  #frame = 0;
  #last_ms = NaN;

  /** @param {Recording} recording @param {(model: string) => string} title @param {{run: () => void}} act */
  constructor(recording, title, { run }) {
    const groups = groupsOf(recording, title);
    const end_us = endOf(recording);
    this.#picture = new TracePicture({ groups, end_us }, `Recorded run of two tasks that compute. ${groups.map((group) => group.title).join('. ')}. The threads take turns under the lock; the processes compute at the same time.`);
    const start = build('button', { type: 'button', class: 'primary', 'data-action': 'run-recorded' }, 'Run this here');
    start.addEventListener('click', run);
    this.#button.addEventListener('click', () => (this.#frame === 0 ? this.#play() : this.#pause()));
    this.element = build('figure', { class: 'first-view', 'data-part': 'first-view' }, this.#picture.element, this.#picture.legend,
      build('figcaption', {}, start, this.#button, build('span', { class: 'small' }, describeRecording(recording, PLAY_MS * 1000 / end_us))));
  }

  connect() {
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
    this.#picture.part = 1;
  }

  #next() {
    this.#frame = requestAnimationFrame((now_ms) => {
      // A tab that was hidden had no frames: it goes on where it was.
      const since_ms = Math.min(Number.isNaN(this.#last_ms) ? 0 : now_ms - this.#last_ms, 100);
      this.#last_ms = now_ms;
      this.#part += since_ms / PLAY_MS;
      if (this.#part >= 1) { this.#finish(); return; }
      this.#picture.part = this.#part;
      this.#next();
    });
  }
}
