/** A guess of an order: a place for each model. Two models can have the same place. */
import { judgeOrder } from '../judge-answers.js';
import { build, setText, uniqueId } from '../../ui/dom.js';

/** @typedef {import('../predict.js').KindOfQuestion} KindOfQuestion */

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

export class OrderGuess {
  hint = 'Give each a place; two may share one.';
  #question;
  #words = build('p', { class: 'guess-words' });
  #fields;
  /** @type {import('./question-view.js').Stage} */
  #stage = { locked: false, results: null };

  /** @param {KindOfQuestion} question */
  constructor(question) {
    this.#question = question;
    this.#fields = question.bars.map(({ label }) => {
      const select = build(
        'select',
        { id: uniqueId('place') },
        build('option', { value: '' }, 'no guess'),
        ...PLACES.slice(0, question.bars.length).map((place, at) => build('option', { value: at + 1 }, place)),
      );
      select.addEventListener('change', () => this.show(this.#stage));
      return {
        label,
        select,
        element: build(
          'div',
          { class: 'guess', 'data-guess': label },
          build('label', { class: 'guess-label', for: select.id }, label),
          select,
        ),
      };
    });
    this.element = build('div', { class: 'guesses' }, ...this.#fields.map(({ element }) => element), this.#words);
  }

  /** Null until every model has a place: an order with a gap cannot be judged. */
  get #places() {
    return this.guessed ? this.#fields.map(({ select }) => Number(select.value)) : null;
  }

  get guessed() {
    return this.#fields.every(({ select }) => select.value !== '');
  }

  focus() {
    this.#fields[0].select.focus({ preventScroll: true });
  }

  forget() {
    for (const { select } of this.#fields) select.value = '';
  }

  /** @param {import('./question-view.js').Stage} stage */
  show(stage) {
    this.#stage = stage;
    for (const { select } of this.#fields) select.disabled = stage.locked;
    const some = this.#fields.some(({ select }) => select.value !== '');
    const guess = this.guessed
      ? 'Your order is complete.'
      : some
        ? 'Some models have no place yet, so this is not a guess yet.'
        : 'No guess yet.';
    if (!stage.results) {
      setText(this.#words, guess);
      return;
    }
    const { figures, verdict } = judgeOrder(this.#question, stage.results, this.#places);
    setText(this.#words, `${this.guessed ? '' : 'No guess. '}${figures} ${verdict}`.trim());
  }

  get said() {
    return this.#words.textContent ?? '';
  }
}
