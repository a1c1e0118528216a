/** "Is it I/O-bound or CPU-bound?": measures the work on the screen, recommends a model, and can prove itself. */
import { describeNature, emptyOptions, factsOf, plainOptions, proofOptions, verdict } from '../model/advice.js';
import { formatTime } from '../model/format.js';
import { canRun, modelTitle } from '../model/state.js';
import { build, setText } from './dom.js';

/** @import { Advice, ModelName, ModelResult, RunOptions, RunResult } from '../protocol.js' */
/** @import { LabState } from '../model/state.js' */
/** @import { Bench } from './tool.js' */

const HEADS = ['Model', 'Expected', 'Measured'];

/** A run that did not come to figures. */
class Unmeasured extends Error {}

export class AdviceView {
  #bench;
  #ask = build('button', { type: 'button', 'data-action': 'advise' }, 'Measure and recommend');
  #prove = build('button', { type: 'button', 'data-action': 'prove', hidden: true }, 'Prove it: run them all');
  #says = build('p', { role: 'status', 'data-part': 'advice' });
  #reason = build('p', {});
  #verdict = build('p', { 'data-part': 'verdict' });
  #body = build('tbody', {});
  #table = build('table', { class: 'plain-table', hidden: true },
    build('caption', { class: 'small' }, 'What each model should take, from the work in sequence and from empty tasks, and what it took'),
    build('thead', {}, build('tr', {}, ...HEADS.map((text) => build('th', { scope: 'col' }, text)))), this.#body);
  /** @type {{state: LabState, advice: Advice}|null} */
  #advised = null;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.element = build('div', { class: 'advice' },
      build('p', { class: 'small' }, 'Runs the work that is chosen above, in sequence, and as many empty tasks on every model.'),
      build('div', { class: 'buttons' }, this.#ask, this.#prove), this.#says, this.#reason, this.#verdict, this.#table);
    this.#ask.addEventListener('click', () => this.#try(() => this.#advise()));
    this.#prove.addEventListener('click', () => this.#try(() => this.#proveIt()));
  }

  /** @param {() => Promise<void>} act */
  async #try(act) {
    try {
      await act();
    } catch (error) {
      setText(this.#says, error instanceof Error ? error.message : String(error));
    }
  }

  /** Every model that can run here. @returns {ModelName[]} */
  #models() {
    return this.#bench.catalogue.models.filter((model) => canRun(model, this.#bench.machine)).map(({ name }) => name);
  }

  /** @param {RunOptions} options @returns {Promise<RunResult>} */
  async #measure(options) {
    const result = await this.#bench.measure(options);
    const failed = result.models.find(({ error }) => error)?.error;
    if (failed) throw new Unmeasured(failed.message);
    return result;
  }

  async #advise() {
    const state = this.#bench.state();
    if (!state) throw new Unmeasured('Something above needs mending first: the messages beside the fields say what.');
    this.#forget();
    setText(this.#says, 'Measuring the work in sequence.');
    const { models: [plain] } = await this.#measure(plainOptions(state));
    setText(this.#says, 'Measuring what starting and carrying cost.');
    const empty = await this.#measure(emptyOptions(state, plain, this.#models()));
    const advice = await this.#bench.advise(factsOf(plain, empty, state));
    if (!advice) throw new Unmeasured('Nothing was measured, so nothing can be recommended.');
    this.#advised = { state, advice };
    this.#show(advice, plain);
  }

  #forget() {
    this.#advised = null;
    this.#prove.hidden = true;
    this.#table.hidden = true;
    for (const part of [this.#reason, this.#verdict]) setText(part, '');
  }

  /** @param {Advice} advice @param {ModelResult} plain */
  #show(advice, plain) {
    setText(this.#says, `${describeNature(advice, plain)} Take: ${modelTitle(this.#bench.catalogue, advice.model)}.`);
    setText(this.#reason, advice.reason);
    this.#fill(advice, null);
    this.#prove.hidden = false;
  }

  /** @param {Advice} advice @param {RunResult|null} proof */
  #fill({ expected, model: advised }, proof) {
    this.#table.hidden = false;
    this.#body.replaceChildren(...expected.map(({ model, wall_ms }) => {
      const measured = proof?.models.find((one) => one.model === model)?.wall_ms ?? null;
      return build('tr', { class: model === advised ? 'advised' : null },
        build('th', { scope: 'row' }, modelTitle(this.#bench.catalogue, model), model === advised ? ' (recommended)' : ''),
        build('td', {}, formatTime(wall_ms)), build('td', {}, proof ? formatTime(measured) : 'not yet'));
    }));
  }

  async #proveIt() {
    if (!this.#advised) return;
    const { state, advice } = this.#advised;
    setText(this.#verdict, 'Running every model, in rounds.');
    const proof = await this.#measure(proofOptions(state, this.#models())).catch((error) => {
      setText(this.#verdict, '');
      throw error;
    });
    this.#fill(advice, proof);
    setText(this.#verdict, verdict(proof, advice.model, (model) => modelTitle(this.#bench.catalogue, model))?.text ?? 'The recommended model did not come to an end.');
  }
}
