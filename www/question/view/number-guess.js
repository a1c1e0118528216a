/**
 * Guesses of a number for each model: lost updates, or requests a second. After the runs a bar for each model shows the
 * guess and the measured number.
 */
import { judgeNumber, numbersMeasured, numberWords, readGuess } from '../judge-answers.js';
import { build, setText, uniqueId } from '../../ui/dom.js';

/** @typedef {import('../predict.js').KindOfQuestion} KindOfQuestion */

class NumberField {
  #most;
  #about;
  #guessed = build('span', { class: 'guess-bar' });
  #measured = build('span', { class: 'measured-bar' });
  #room = build('div', { class: 'guess-room', 'aria-hidden': 'true', hidden: true }, this.#guessed, this.#measured);
  words = build('p', { class: 'guess-words', id: uniqueId('guess-words') });

  /** @param {string} label @param {KindOfQuestion} question @param {() => void} changed */
  constructor(label, { about, most }, changed) {
    this.#about = about;
    this.#most = most;
    this.label = label;
    this.input = build('input', {
      type: 'text',
      inputmode: 'decimal',
      autocomplete: 'off',
      id: uniqueId('guess'),
      'aria-describedby': this.words.id,
    });
    this.input.addEventListener('input', changed);
    this.element = build(
      'div',
      { class: 'guess', 'data-guess': label },
      build('label', { class: 'guess-label', for: this.input.id }, label),
      build(
        'div',
        { class: 'guess-number' },
        this.input,
        build('span', {}, about === 'rate' ? 'requests a second' : `of ${most.toLocaleString('en')} updates`),
      ),
      this.#room,
      this.words,
    );
  }

  /** null: no guess @returns {number|null} */
  get guess() {
    const guess = readGuess(this.input.value, this.#most);
    return Number.isNaN(guess) ? null : guess;
  }

  get #wrong() {
    return Number.isNaN(readGuess(this.input.value, this.#most));
  }

  /**
   * @param {boolean} locked
   * @param {import('../judge-answers.js').Answer|null} answer
   * @param {number} whole the number that the full width stands for
   */
  show(locked, answer, whole) {
    this.input.readOnly = locked;
    this.input.setAttribute('aria-invalid', String(this.#wrong));
    const part = (/** @type {number|null} */ value) => `${whole > 0 ? (100 * (value ?? 0)) / whole : 0}%`;
    this.#room.hidden = answer === null || answer.value === null;
    // No guess and a guess of 0 have no bar.
    this.#guessed.hidden = !this.guess;
    this.#measured.hidden = !answer?.value;
    this.#guessed.style.inlineSize = part(this.guess);
    this.#measured.style.inlineSize = part(answer?.value ?? null);
    if (answer) {
      const { figures, verdict } = judgeNumber(this.#about, this.guess, answer);
      setText(this.words, `${figures} ${verdict}`.trim());
    } else if (this.#wrong)
      setText(this.words, `This is no number from 0 to ${this.#most.toLocaleString('en')}, and so no guess.`);
    else
      setText(
        this.words,
        this.guess === null ? 'No guess yet.' : `Your guess: ${numberWords(this.#about, this.guess)}.`,
      );
  }
}

export class NumberGuess {
  hint = 'Write a number for each.';
  #question;
  #fields;
  /** @type {import('./question-view.js').Stage} */
  #stage = { locked: false, results: null };

  /** @param {KindOfQuestion} question */
  constructor(question) {
    this.#question = question;
    this.#fields = question.bars.map(({ label }) => new NumberField(label, question, () => this.show(this.#stage)));
    this.element = build('div', { class: 'guesses' }, ...this.#fields.map(({ element }) => element));
  }

  get guessed() {
    return this.#fields.some(({ guess }) => guess !== null);
  }

  focus() {
    this.#fields[0].input.focus({ preventScroll: true });
  }

  forget() {
    for (const { input } of this.#fields) input.value = '';
  }

  /** @param {import('./question-view.js').Stage} stage */
  show(stage) {
    this.#stage = stage;
    const answers = stage.results ? numbersMeasured(this.#question, stage.results) : null;
    const { about, most } = this.#question;
    const largest =
      about === 'lost'
        ? most
        : Math.max(
            0,
            ...(answers ?? []).map(({ value }) => value ?? 0),
            ...this.#fields.map(({ guess }) => guess ?? 0),
          );
    this.#fields.forEach((field, at) => field.show(stage.locked, answers?.[at] ?? null, largest));
  }

  get said() {
    return this.#fields.map(({ label, words }) => `${label}: ${words.textContent}`).join(' ');
  }
}
