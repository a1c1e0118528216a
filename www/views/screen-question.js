/** The question about what is set on the screen, in a room of its own. Other work is another question, and its guesses are new. */
import { build, setText } from './dom.js';
import { QuestionView } from './question-view.js';

/** @typedef {import('../model/predict.js').Prediction} Prediction */

export class ScreenQuestion {
  #room;
  #bench;
  #words = build('p', { class: 'ask' });
  /** What the bars are about, as text. */
  #asked = '';
  /** @type {QuestionView|null} */
  #question = null;

  /** @param {HTMLElement} room @param {import('./tool.js').Bench} bench */
  constructor(room, bench) {
    this.#room = room;
    this.#bench = bench;
  }

  get running() { return this.#question?.running ?? false; }

  /** There is something to guess. */
  get open() { return this.#question !== null; }

  /** What can run here is known better now. */
  look() { this.#question?.look(); }

  /** To be called while it does not run. @param {Prediction|null} prediction null: nothing is asked @param {string} [words] the author's, in the place of ours */
  pose(prediction, words = '') {
    const asked = JSON.stringify([prediction, words]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#question = prediction && 'question' in prediction ? new QuestionView(prediction.question, this.#bench, () => []) : null;
    setText(this.#words, prediction && 'why' in prediction ? prediction.why : words || (prediction?.words ?? ''));
    const focused = this.#room.contains(document.activeElement);
    this.#room.replaceChildren(this.#words, ...(this.#question ? [this.#question.element] : []));
    if (focused) this.#question?.focus();
  }
}
