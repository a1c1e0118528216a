/** Guessing the run that is set on the screen. Looks at the screen again whenever the reader comes here. */
import { predictionOf } from '../model/predict.js';
import { build, setText } from './dom.js';
import { QuestionView } from './question-view.js';

/** @typedef {import('./tool.js').Bench} Bench */

export class PredictView {
  #bench;
  #words = build('p', { class: 'ask' });
  #room = build('div', {});
  /** What the bars are about, as text. */
  #asked = '';
  /** @type {QuestionView|null} */
  #question = null;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.element = build('section', { class: 'predict', 'aria-label': 'Predict' }, this.#words, this.#room);
    for (const type of ['pointerenter', 'focusin']) this.element.addEventListener(type, () => this.#look());
    new IntersectionObserver(() => this.#look()).observe(this.element);
    this.#look();
  }

  /** Other work is another question, and its guesses are new. */
  #look() {
    if (this.#question?.running) return;
    this.#question?.look();
    const prediction = predictionOf(this.#bench.state(), this.#bench.catalogue, this.#bench.machine);
    const asked = JSON.stringify(prediction);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#question = 'question' in prediction ? new QuestionView(prediction.question, this.#bench, () => []) : null;
    setText(this.#words, 'why' in prediction ? prediction.why : prediction.words);
    const focused = this.#room.contains(document.activeElement);
    this.#room.replaceChildren(...(this.#question ? [this.#question.element] : []));
    if (focused) this.#question?.focus();
  }
}
