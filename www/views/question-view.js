/** One question: bars to guess with, its runs, and what they measured laid over the guess. Starts runs through the bench. */
import { figuresText, judgement, measuredOf, wasCancelled } from '../model/judge.js';
import { roomOf } from '../model/guess.js';
import { counted, formatTime } from '../model/format.js';
import { noGuess } from '../model/rung.js';
import { modelTitle } from '../model/state.js';
import { TimeLeft } from '../model/time-left.js';
import { build, setText } from './dom.js';
import { GuessBar, UnitBar } from './guess-bar.js';

/** @typedef {import('./tool.js').Bench} Bench */
/** @typedef {import('../model/judge.js').Question} Question */
/** @typedef {import('../model/judge.js').Measured} Measured */
/** @typedef {import('../protocol.js').RunResult} RunResult */
/** @typedef {(measured: Measured[], results: RunResult[]) => string[]|Promise<string[]>} Afterwards  what there is to say of it all */

const FREEZES = 'While Sequential runs, the page stands still.';
const KEPT = 'Your guesses are kept.';

export class QuestionView {
  #question;
  #bench;
  #afterwards;
  #unit;
  #guesses;
  /** @type {Measured[]|null} */
  #measured = null;
  #running = false;
  #run = build('button', { type: 'button', class: 'primary', 'data-action': 'see' }, 'Run and see');
  #cancel = build('button', { type: 'button', disabled: true, 'data-action': 'stop' }, 'Cancel');
  #reset = build('button', { type: 'button', class: 'quiet', 'data-action': 'reset-guesses' }, 'Reset guesses');
  #bar = build('progress', { max: '1', value: '0', 'aria-label': 'Turns done', hidden: true });
  #state = build('p', { class: 'small', 'data-part': 'guess-state' });
  #key = build('p', { class: 'guess-key small', 'aria-hidden': 'true', hidden: true },
    build('span', { class: 'guess-swatch' }, build('span', { class: 'guess-bar' })), 'guessed ',
    build('span', { class: 'guess-swatch' }, build('span', { class: 'measured-bar' })), 'measured');
  #said = build('div', { class: 'explanation', role: 'status' });
  #none = build('p', { class: 'no-guess', 'data-part': 'no-guess', tabindex: '-1' });

  /** @param {Question} question @param {Bench} bench @param {Afterwards} afterwards */
  constructor(question, bench, afterwards) {
    this.#question = question;
    this.#bench = bench;
    this.#afterwards = afterwards;
    const [unit, ...guessed] = question.bars;
    this.#unit = new UnitBar(unit.label);
    this.#guesses = guessed.map(({ label }) => new GuessBar(label, unit.label, () => this.#show()));
    this.element = build('div', { class: 'question' },
      build('div', { class: 'guesses' }, this.#unit.element, ...this.#guesses.map(({ element }) => element)), this.#key,
      build('div', { class: 'buttons' }, this.#run, this.#cancel, this.#reset), this.#bar, this.#state, this.#said);
    this.#run.addEventListener('click', () => void this.#press());
    this.#cancel.addEventListener('click', () => bench.cancel());
    this.#reset.addEventListener('click', () => this.#forget());
    this.#forget();
    this.look();
  }

  get running() { return this.#running; }

  /** Whoever reads elsewhere stays there. */
  focus() { this.#guesses[0].room.focus({ preventScroll: true }); }

  /** Where nothing can run, why stands in the place of the guesses, for good. To be called when that may have become known. */
  look() {
    const why = this.#running ? null : noGuess(this.#bench.rung());
    if (why === null || this.#none.parentNode) return;
    const focused = this.element.contains(document.activeElement);
    setText(this.#none, why);
    this.element.replaceChildren(this.#none);
    if (focused) this.#none.focus({ preventScroll: true });
  }

  #forget() {
    if (this.#running) return;
    this.#measured = null;
    for (const guess of this.#guesses) guess.length = 1;
    this.#say();
    setText(this.#state, `Drag each bar to where you think it will end, or move it with the arrow keys.${this.#freezes() ? ` ${FREEZES}` : ''}`);
    this.#show();
  }

  #freezes() { return this.#question.bars.some(({ model }) => model === 'sequential'); }

  #show() {
    const [unit, ...guessed] = this.#measured ?? [];
    const room = roomOf([1, ...(this.#measured ?? []).map(({ length }) => length)]);
    const locked = this.#running || this.#measured !== null;
    this.#unit.show({ room, measured: null, locked: true, words: unit?.result && unit.length !== null ? `The unit. Measured ${formatTime(unit.result.wall_ms)}.` : 'The unit: the others are guessed against it.' });
    this.#guesses.forEach((guess, index) => {
      const one = guessed[index];
      const words = one ? `${figuresText(guess.length, one)}. ${judgement(guess.length, one, unit)}` : '';
      guess.show({ room, measured: one?.length ?? null, locked, words });
    });
    this.#key.hidden = this.#measured === null;
    this.#run.setAttribute('aria-disabled', String(this.#running));
    setText(this.#run, this.#measured ? 'Run again' : 'Run and see');
    this.#reset.setAttribute('aria-disabled', String(this.#running));
    this.#bar.hidden = !this.#running;
  }

  /** @param {boolean} running */
  #setRunning(running) {
    this.#running = running;
    this.#cancel.disabled = !running;
    if (!running && document.activeElement === this.#cancel) this.#run.focus();
    this.#show();
    this.look();
  }

  async #press() {
    if (this.#running) return;
    this.#setRunning(true);
    this.#say();
    try {
      await this.#end(await this.#measureAll());
    } catch (error) {
      this.#say(`It did not run. ${error instanceof Error ? error.message : error} ${KEPT}`);
    } finally {
      this.#setRunning(false);
    }
  }

  async #measureAll() {
    const { runs } = this.#question;
    /** @type {RunResult[]} */
    const results = [];
    const left = new TimeLeft(performance.now());
    for (const options of runs) {
      results.push(await this.#bench.measure(options, ({ model, turn, turns, part }) => {
        const done = this.#bar.value = (results.length + part) / runs.length;
        const parts = runs.length > 1 ? `, part ${results.length + 1} of ${runs.length}` : '';
        const words = left.words(done, performance.now());
        setText(this.#state, `${modelTitle(this.#bench.catalogue, model)}, turn ${turn + 1} of ${turns}${parts}${words && ` · ${words}`}`);
      }));
      if (wasCancelled(results[results.length - 1])) break;
    }
    return results;
  }

  /** @param {...string} texts */
  #say(...texts) {
    setText(this.#state, '');
    this.#said.replaceChildren(...texts.map((text) => build('p', {}, text)));
  }

  /** @param {RunResult[]} results */
  async #end(results) {
    if (results.some(wasCancelled)) { this.#say(`Cancelled. ${KEPT}`); return; }
    const measured = this.#measured = measuredOf(this.#question, results);
    const rounds = Math.max(1, ...measured.map(({ result }) => result?.samples.length ?? 1));
    const texts = await this.#afterwards(measured, results);
    this.#show();
    this.#say(...texts);
    setText(this.#state, rounds === 1 ? 'Measured in 1 round: another will differ a little.' : `Medians of ${counted(rounds, 'round')}.`);
    // Bars are no part of what is announced, so their words are repeated.
    const bars = this.#guesses.map(({ label, words }) => `${label.textContent}: ${words.textContent}`);
    this.#said.prepend(build('p', { class: 'visually-hidden' }, bars.join(' ')));
  }
}
