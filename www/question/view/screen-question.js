/**
 * The question about the settings on the screen, in an element of its own. Other settings make a new question with new
 * guesses.
 */
import { build, setText } from '../../ui/dom.js';
import { styled } from '../../ui/on-demand.js';
import { QuestionView } from './question-view.js';
import { part } from '../../ui/missing-part.js';

export const GUESS_STYLE = new URL('../../styles/guess-parts.css', import.meta.url).href;

/** @typedef {import('../predict.js').Prediction} Prediction */

/**
 * Loads the control for a question that is not about lengths.
 * @param {import('../predict.js').KindOfQuestion} question
 */
const partFor = async (question) => {
  const [{ partOf }] = await Promise.all([part(import('./guess-parts.js')), styled(GUESS_STYLE)]);
  return partOf(question);
};

export class ScreenQuestion {
  #room;
  #bench;
  #words = build('p', { class: 'ask' });
  /** The current question, as text. */
  #asked = '';
  /** @type {QuestionView|null} */
  #question = null;

  /** @param {HTMLElement} room @param {import('../../lab/bench.js').Bench} bench */
  constructor(room, bench) {
    this.#room = room;
    this.#bench = bench;
  }

  get running() {
    return this.#question?.running ?? false;
  }

  /** Whether there is something to guess. */
  get open() {
    return this.#question !== null;
  }

  /** Called when the page learns more about what it can run. */
  look() {
    this.#question?.look();
  }

  /**
   * Call it while no run of the question is in progress.
   * @param {Prediction|null} prediction null: no question
   * @param {string} [words] the author's words instead of ours
   * @returns {Promise<void>} resolves when the question is on the screen
   */
  async pose(prediction, words = '') {
    const asked = JSON.stringify([prediction, words]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    const question = prediction && 'question' in prediction ? prediction.question : null;
    const part = question && question.about !== 'time' ? await partFor(question) : undefined;
    // The question may have changed during the load.
    if (asked !== this.#asked) return;
    this.#question = question && new QuestionView(question, this.#bench, () => [], part);
    setText(this.#words, prediction && 'why' in prediction ? prediction.why : words || (prediction?.words ?? ''));
    const focused = this.#room.contains(document.activeElement);
    this.#room.replaceChildren(this.#words, ...(this.#question ? [this.#question.element] : []));
    if (focused) this.#question?.focus();
  }
}
