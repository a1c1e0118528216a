/** The tool for guessing the run on the screen. It reads the settings again whenever the reader comes to it. */
import { ABOUTS, ANYTHING } from '../../lab/asked-question.js';
import { aboutsOf, predictionOf } from '../predict.js';
import { build, uniqueId } from '../../ui/dom.js';
import { styled } from '../../ui/on-demand.js';
import { GUESS_STYLE, ScreenQuestion } from './screen-question.js';

/** @typedef {import('../../lab/bench.js').Bench} Bench */

export class PredictView {
  #about = build('select', { id: uniqueId('about'), 'data-part': 'about' });
  #room = build('div', { class: 'predict-room' });
  element = build(
    'section',
    { class: 'predict', 'aria-label': 'Predict' },
    build('p', { class: 'predict-about' }, build('label', { for: this.#about.id }, 'What to guess '), this.#about),
    this.#room,
  );
  #bench;
  #question;
  /** The entries of the list, as text. */
  #listed = '';

  /** Loads the style; await it before making the view. */
  static styled() {
    return styled(GUESS_STYLE);
  }

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.#question = new ScreenQuestion(this.#room, bench);
    for (const type of ['pointerenter', 'focusin']) this.element.addEventListener(type, () => this.#look());
    this.#about.addEventListener('change', () => this.#look());
    new IntersectionObserver(() => this.#look()).observe(this.element);
    this.#look();
  }

  #look() {
    this.#about.disabled = this.#question.running;
    if (this.#question.running) return;
    this.#question.look();
    const { state, catalogue, device } = this.#bench;
    const now = state();
    this.#list(aboutsOf(now));
    const about = /** @type {import('../../lab/asked-question.js').About} */ (this.#about.value);
    void this.#question.pose(predictionOf(now, catalogue, device, { ...ANYTHING, about }));
  }

  /**
   * The kind that suits the workload is first, and is asked until the reader chooses another one of the same list.
   * @param {import('../../lab/asked-question.js').About[]} abouts
   */
  #list(abouts) {
    if (this.#listed === abouts.join()) return;
    this.#listed = abouts.join();
    this.#about.replaceChildren(...abouts.map((about) => build('option', { value: about }, ABOUTS[about])));
    this.#about.value = abouts[0];
  }
}
