/** A guess that is one of a few choices: which model is first, or yes or no. */
import { judgeFirst, judgeYesNo } from '../judge-answers.js';
import { build, setText, uniqueId } from '../../ui/dom.js';

/** @typedef {import('../predict.js').KindOfQuestion} KindOfQuestion */

const [YES, NO] = ['Yes', 'No'];

export class ChoiceGuess {
  hint = 'Choose one.';
  #question;
  #words = build('p', { class: 'guess-words' });
  /** @type {HTMLInputElement[]} */
  #inputs;
  #set;
  /** @type {import('./question-view.js').Stage} */
  #stage = { locked: false, results: null };

  /** @param {KindOfQuestion} question */
  constructor(question) {
    this.#question = question;
    const name = uniqueId('choice');
    const labels = question.about === 'first' ? question.bars.map(({ label }) => label) : [YES, NO];
    this.#inputs = labels.map((value) => build('input', { type: 'radio', name, value }));
    this.#set = build(
      'fieldset',
      { class: 'guess-choices' },
      build('legend', { class: 'visually-hidden' }, 'Your guess'),
      ...this.#inputs.map((input) =>
        build('label', { 'data-guess': input.value }, input, build('span', {}, input.value)),
      ),
    );
    this.#set.addEventListener('change', () => this.show(this.#stage));
    this.element = build('div', { class: 'guesses' }, this.#set, this.#words);
  }

  /** @returns {string|null} */
  get #guess() {
    return this.#inputs.find(({ checked }) => checked)?.value ?? null;
  }

  get guessed() {
    return this.#guess !== null;
  }

  focus() {
    (this.#inputs.find(({ checked }) => checked) ?? this.#inputs[0]).focus({ preventScroll: true });
  }

  forget() {
    for (const input of this.#inputs) input.checked = false;
  }

  /** @param {import('./question-view.js').Stage} stage */
  show(stage) {
    this.#stage = stage;
    this.#set.disabled = stage.locked;
    const guess = this.#guess;
    if (!stage.results) {
      setText(this.#words, guess === null ? 'No guess yet.' : `Your guess: ${guess}.`);
      return;
    }
    const { figures, verdict } =
      this.#question.about === 'first'
        ? judgeFirst(this.#question, stage.results, guess)
        : judgeYesNo(this.#question, stage.results, guess === null ? null : guess === YES);
    setText(this.#words, `${guess === null ? 'No guess.' : `Guessed: ${guess}.`} ${figures} ${verdict}`.trim());
  }

  get said() {
    return this.#words.textContent ?? '';
  }
}
