/** Guessing the run that is set on the screen. Looks at the screen again whenever the reader comes here. */
import { predictionOf } from '../model/predict.js';
import { build } from './dom.js';
import { ScreenQuestion } from './screen-question.js';

/** @typedef {import('./tool.js').Bench} Bench */

export class PredictView {
  element = build('section', { class: 'predict', 'aria-label': 'Predict' });
  #bench;
  #question;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.#question = new ScreenQuestion(this.element, bench);
    for (const type of ['pointerenter', 'focusin']) this.element.addEventListener(type, () => this.#look());
    new IntersectionObserver(() => this.#look()).observe(this.element);
    this.#look();
  }

  #look() {
    if (this.#question.running) return;
    this.#question.look();
    const { state, catalogue, machine } = this.#bench;
    this.#question.pose(predictionOf(state(), catalogue, machine));
  }
}
