/** Guesses of how long models take: one bar for each model, overlaid with the measured length after the runs. */
import { roomOf } from '../guess.js';
import { formatTime } from '../../base/format.js';
import { build } from '../../ui/dom.js';
import { GuessBar, UnitBar } from './guess-bar.js';
import { part } from '../../ui/missing-part.js';

/** @typedef {import('../judge.js').Question} Question */

export class BarsGuess {
  hint = 'Drag each bar to where you think it will end, or move it with the arrow keys.';
  #question;
  #unit;
  #guesses;
  #key = build(
    'p',
    { class: 'guess-key small', 'aria-hidden': 'true', hidden: true },
    build('span', { class: 'guess-swatch' }, build('span', { class: 'guess-bar' })),
    'guessed ',
    build('span', { class: 'guess-swatch' }, build('span', { class: 'measured-bar' })),
    'measured',
  );
  /** @type {import('./question-view.js').Stage} */
  #stage = { locked: false, results: null };
  /** Loaded before the first verdict. @type {typeof import('../judge.js')|null} */
  #judge = null;

  /** @param {Question} question */
  constructor(question) {
    this.#question = question;
    const [unit, ...guessed] = question.bars;
    this.#unit = new UnitBar(unit.label);
    this.#guesses = guessed.map(({ label }) => new GuessBar(label, unit.label, () => this.show(this.#stage)));
    this.element = build(
      'div',
      { class: 'guesses' },
      this.#unit.element,
      ...this.#guesses.map(({ element }) => element),
      this.#key,
    );
  }

  get guessed() {
    return this.#guesses.some(({ length }) => length !== null);
  }

  focus() {
    this.#guesses[0].room.focus({ preventScroll: true });
  }

  async prepare() {
    this.#judge = await part(import('../judge.js'));
  }

  forget() {
    for (const guess of this.#guesses) guess.length = null;
  }

  /** @param {import('./question-view.js').Stage} stage */
  show(stage) {
    this.#stage = stage;
    const { locked, results } = stage;
    const judge = this.#judge;
    const [unit, ...measured] = results && judge ? judge.measuredOf(this.#question, results) : [];
    const room = roomOf([1, ...measured.map(({ length }) => length)]);
    this.#unit.show({
      room,
      measured: null,
      locked: true,
      words:
        unit?.result && unit.length !== null
          ? `The unit. Measured ${formatTime(unit.result.wall_ms)}.`
          : 'The unit: the others are guessed against it.',
    });
    this.#guesses.forEach((guess, index) => {
      const one = measured[index];
      const words =
        one && judge
          ? `${judge.figuresText(guess.length, one)}. ${judge.judgement(guess.length, one, unit)}`.trim()
          : '';
      guess.show({ room, measured: one?.length ?? null, locked, words });
    });
    this.#key.hidden = results === null;
  }

  /** The text of the bars, for readers who do not see them. */
  get said() {
    return this.#guesses.map(({ label, words }) => `${label.textContent}: ${words.textContent}`).join(' ');
  }
}
