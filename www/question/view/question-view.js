/**
 * One question: its guesses, its runs, and the measured figures beside the guesses. It starts runs through the bench.
 */
import { wasCancelled } from '../../base/failure.js';
import { counted } from '../../base/format.js';
import { noGuess } from '../../capability/capability-level.js';
import { modelTitle } from '../../lab/state.js';
import { TimeLeft } from '../../lab/time-left.js';
import { build, setText } from '../../ui/dom.js';
import { BarsGuess } from './bars-guess.js';
import { runsOnPage } from '../../result/model-properties.js';

/** @typedef {import('../../lab/bench.js').Bench} Bench */
/** @typedef {import('../judge.js').Question} Question */
/** @typedef {import('../../interface.js').RunResult} RunResult */
/** @typedef {(results: RunResult[]) => string[]|Promise<string[]>} Afterwards  returns remarks on the results */
/**
 * The stage of a question. `locked`: during the runs and afterwards. `results`: set after the runs.
 * @typedef {{locked: boolean, results: RunResult[]|null}} Stage
 */
/**
 * The control that the reader guesses with: bars, numbers, a choice or an order. `hint` says how to guess; `said` is
 * the text beside the guesses. A missing guess gets no verdict. `prepare` loads the code for verdicts, and is awaited
 * before results are shown.
 * @typedef {{element: HTMLElement, hint: string, readonly guessed: boolean, readonly said: string, focus(): void,
 *   forget(): void, prepare?(): Promise<void>, show(stage: Stage): void}} GuessPart
 */

const FREEZES = 'While Sequential runs, the page stands still.';

export class QuestionView {
  #question;
  #bench;
  #afterwards;
  #part;
  /** @type {RunResult[]|null} */
  #results = null;
  #running = false;
  #run = build('button', { type: 'button', class: 'primary', 'data-action': 'see' }, 'Run and see');
  #cancel = build('button', { type: 'button', disabled: true, 'data-action': 'stop' }, 'Cancel');
  #reset = build('button', { type: 'button', class: 'quiet', 'data-action': 'reset-guesses' }, 'Reset guesses');
  #bar = build('progress', { max: '1', value: '0', 'aria-label': 'Turns done', hidden: true });
  #state = build('p', { class: 'small', 'data-part': 'guess-state' });
  #said = build('div', { class: 'explanation', role: 'status' });
  #none = build('p', { class: 'no-guess', 'data-part': 'no-guess', tabindex: '-1' });

  /** @param {Question} question @param {Bench} bench @param {Afterwards} afterwards @param {GuessPart} [part] */
  constructor(question, bench, afterwards, part = new BarsGuess(question)) {
    this.#question = question;
    this.#bench = bench;
    this.#afterwards = afterwards;
    this.#part = part;
    this.element = build(
      'div',
      { class: 'question' },
      part.element,
      build('div', { class: 'buttons' }, this.#run, this.#cancel, this.#reset),
      this.#bar,
      this.#state,
      this.#said,
    );
    this.#run.addEventListener('click', () => void this.#press());
    this.#cancel.addEventListener('click', () => bench.cancel());
    this.#reset.addEventListener('click', () => this.#forget());
    this.#forget();
    this.look();
  }

  get running() {
    return this.#running;
  }

  get #kept() {
    return this.#part.guessed ? ' Your guesses are kept.' : '';
  }

  /** Focuses the guesses without scrolling the page. */
  focus() {
    this.#part.focus();
  }

  /**
   * Where nothing can run, the reason replaces the guesses for good. Called whenever the capability level may have
   * changed.
   */
  look() {
    const why = this.#running ? null : noGuess(this.#bench.capability());
    if (why === null || this.#none.parentNode) return;
    const focused = this.element.contains(document.activeElement);
    setText(this.#none, why);
    this.element.replaceChildren(this.#none);
    if (focused) this.#none.focus({ preventScroll: true });
  }

  #forget() {
    if (this.#running) return;
    this.#results = null;
    this.#part.forget();
    this.#say();
    setText(this.#state, `${this.#part.hint} No guess, no verdict.${this.#freezes() ? ` ${FREEZES}` : ''}`);
    this.#show();
  }

  #freezes() {
    return this.#question.runs.some(({ models }) => models?.some(runsOnPage));
  }

  #show() {
    this.#part.show({ locked: this.#running || this.#results !== null, results: this.#results });
    this.#run.setAttribute('aria-disabled', String(this.#running));
    setText(this.#run, this.#results ? 'Run again' : 'Run and see');
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
      this.#say(`It did not run. ${error instanceof Error ? error.message : error}${this.#kept}`);
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
      results.push(
        await this.#bench.measure(options, ({ model, turn, turns, part }) => {
          const done = (this.#bar.value = (results.length + part) / runs.length);
          const parts = runs.length > 1 ? `, part ${results.length + 1} of ${runs.length}` : '';
          const words = left.words(done, performance.now());
          setText(
            this.#state,
            `${modelTitle(this.#bench.catalogue, model)}, turn ${turn + 1} of ${turns}${parts}${words && ` · ${words}`}`,
          );
        }),
      );
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
    if (results.some(wasCancelled)) {
      this.#say(`Cancelled.${this.#kept}`);
      return;
    }
    const [texts] = await Promise.all([this.#afterwards(results), this.#part.prepare?.()]);
    this.#results = results;
    const rounds = Math.max(1, ...results.flatMap(({ models }) => models.map(({ samples }) => samples.length)));
    this.#show();
    this.#say(...texts);
    setText(
      this.#state,
      rounds === 1 ? 'Measured in 1 round: another will differ a little.' : `Medians of ${counted(rounds, 'round')}.`,
    );
    // The announcement does not include the guesses, so their text is repeated.
    this.#said.prepend(build('p', { class: 'visually-hidden' }, this.#part.said));
  }
}
