/**
 * The picture that a newcomer sees first: a recorded run that unfolds once, with a pause, and a button that runs the
 * same here. With reduced motion it stands still until it is asked to play.
 */
import { describeRecording, endOf, groupsOf } from '../model/recording.js';
import { build, setText } from './dom.js';
import { TracePicture } from './trace-picture.js';
import { Unfolding } from './unfolding.js';

/** @import { Recording } from '../model/recording.js' */

const PLAY_MS = 4500;

export class FirstView {
  #button = build('button', { type: 'button', class: 'quiet', 'data-action': 'play-recording' }, 'Pause');
  #unfolding;

  /** @param {Recording} recording @param {(model: string) => string} title @param {(() => void)|null} run the same here, where it can */
  constructor(recording, title, run) {
    const groups = groupsOf(recording, title);
    const end_us = endOf(recording);
    const picture = new TracePicture({ groups, end_us }, `Recorded run of two tasks that compute. ${groups.map((group) => group.title).join('. ')}. The threads take turns under the lock; the processes compute at the same time.`);
    this.#unfolding = new Unfolding(picture, PLAY_MS, () => this.#show());
    const start = build('button', { type: 'button', class: 'primary', 'data-action': 'run-recorded', hidden: run === null }, 'Run this here');
    if (run) start.addEventListener('click', run);
    this.#button.addEventListener('click', () => (this.#unfolding.playing ? this.#unfolding.pause() : this.#unfolding.play()));
    this.element = build('figure', { class: 'first-view', 'data-part': 'first-view' }, picture.element, picture.legend,
      build('figcaption', {}, start, this.#button, build('span', { class: 'small' }, describeRecording(recording, PLAY_MS * 1000 / end_us))));
  }

  connect() { this.#unfolding.start(); }

  #show() {
    const { playing, over } = this.#unfolding;
    setText(this.#button, playing ? 'Pause' : over ? 'Play again' : 'Play');
  }
}
