/**
 * The first picture of the front page: a recorded run that unfolds once, with a pause, and a button that runs the same
 * here. With reduced motion it stands still until the reader presses Play.
 */
import { describeRecording, endOf, groupsOf } from '../stand-in/recording.js';
import { build, setText } from '../ui/dom.js';
import { TracePicture } from '../timeline/view/trace-picture.js';
import { Unfolding } from '../timeline/view/unfolding.js';
import { part } from '../ui/missing-part.js';

/** @import { Recording } from '../stand-in/recording.js' */

const PLAY_MS = 4500;

export class FirstView {
  #button = build('button', { type: 'button', class: 'quiet', 'data-action': 'play-recording' }, 'Pause');
  #unfolding;

  /**
   * @param {Recording} recording
   * @param {(model: string) => string} title
   * @param {import('./own-run.js').Bench|null} bench runs the same work here; null where it cannot run
   */
  constructor(recording, title, bench) {
    const groups = groupsOf(recording, title);
    const recorded_us = endOf(recording);
    const pictureOf = (/** @type {number} */ end_us) =>
      new TracePicture(
        { groups, end_us },
        `Recorded run of two tasks that compute. ${groups.map((group) => group.title).join('. ')}. The threads take turns under the lock; the processes compute at the same time.`,
      );
    let picture = pictureOf(recorded_us);
    this.#unfolding = new Unfolding(picture, PLAY_MS, () => this.#show());
    const start = build(
      'button',
      { type: 'button', class: 'primary', 'data-action': 'run-recorded', hidden: bench === null },
      'Run this here',
    );
    this.#button.addEventListener('click', () =>
      this.#unfolding.playing ? this.#unfolding.pause() : this.#unfolding.play(),
    );
    this.element = build(
      'figure',
      { class: 'first-view', 'data-part': 'first-view' },
      picture.element,
      picture.legend,
      build(
        'figcaption',
        {},
        start,
        this.#button,
        build('span', { class: 'small' }, describeRecording(recording, (PLAY_MS * 1000) / recorded_us)),
      ),
    );
    /** Redraws the picture on another time axis. @param {number} end_us */
    const draw = (end_us) => {
      const before = picture;
      picture = pictureOf(end_us);
      before.element.replaceWith(picture.element);
      before.dispose();
      this.#unfolding.pause();
      this.#unfolding = new Unfolding(picture, PLAY_MS, () => this.#show());
      this.#unfolding.finish();
    };
    /** @type {Promise<import('./own-run.js').OwnRun>|null} */
    let own = null;
    if (bench)
      start.addEventListener('click', async () => {
        own ??= part(import('./own-run.js')).then(
          ({ OwnRun }) => new OwnRun({ figure: this.element, start, recording, title, draw }, bench),
        );
        own.catch(() => {
          own = null;
        });
        void (await own).run();
      });
  }

  connect() {
    this.#unfolding.start();
  }

  #show() {
    const { playing, over } = this.#unfolding;
    setText(this.#button, playing ? 'Pause' : over ? 'Play again' : 'Play');
  }
}
