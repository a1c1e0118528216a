/** "Is it I/O-bound or CPU-bound?": measures the work on the screen, recommends a model, and can check its advice. */
import {
  describeNature,
  emptyOptions,
  factsOf,
  leftOut,
  plainOptions,
  proofOptions,
  verdict,
  whyUnmeasured,
} from '../advice.js';
import { formatTime } from '../../base/format.js';
import { describeChange, describeSettings } from '../../lab/change.js';
import { canRun, modelTitle, workloadOf } from '../../lab/state.js';
import { build, setText } from '../../ui/dom.js';
import { UNREADABLE } from '../../lab/unreadable.js';

/** @import { ModelName, ModelResult, RunOptions, RunResult } from '../../interface.js' */
/** @import { Advice } from '../../result/engine-answers.js' */
/** @import { LabState } from '../../lab/state.js' */
/** @import { Bench } from '../../lab/bench.js' */

const HEADS = ['Model', 'Expected', 'Measured'];

/** A run without figures. */
class Unmeasured extends Error {}

export class AdviceView {
  #bench;
  #ask = build('button', { type: 'button', 'data-action': 'advise' }, 'Measure and recommend');
  #prove = build('button', { type: 'button', 'data-action': 'prove', hidden: true }, 'Prove it: run them all');
  #says = build('p', { role: 'status', 'data-part': 'advice' });
  /** The work that the advice is about: the settings may have changed since. */
  #of = build('p', { class: 'small', 'data-part': 'advice-of' });
  #reason = build('p', {});
  #verdict = build('p', { 'data-part': 'verdict' });
  #absent = build('ul', { class: 'small', 'data-part': 'left-out', hidden: true });
  #body = build('tbody', {});
  #table = build(
    'table',
    { class: 'plain-table', hidden: true },
    build(
      'caption',
      { class: 'small' },
      'What each model should take, from the work in sequence and from empty tasks, and what it took',
    ),
    build('thead', {}, build('tr', {}, ...HEADS.map((text) => build('th', { scope: 'col' }, text)))),
    this.#body,
  );
  /** @type {{state: LabState, advice: Advice}|null} */
  #advised = null;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.element = build(
      'div',
      { class: 'advice' },
      build(
        'p',
        { class: 'small' },
        'Runs the work that is chosen above, in sequence, and as many empty tasks on every model.',
      ),
      build('div', { class: 'buttons' }, this.#ask, this.#prove),
      this.#says,
      this.#of,
      this.#reason,
      this.#verdict,
      this.#table,
      this.#absent,
    );
    this.#ask.addEventListener('click', () => this.#try(() => this.#advise()));
    this.#prove.addEventListener('click', () => this.#try(() => this.#proveIt()));
    for (const type of ['pointerenter', 'focusin']) this.element.addEventListener(type, () => this.#name());
    new IntersectionObserver(() => this.#name()).observe(this.element);
  }

  /** @param {() => Promise<void>} act */
  async #try(act) {
    try {
      await act();
    } catch (error) {
      setText(this.#says, error instanceof Error ? error.message : String(error));
    }
  }

  /** Shows the work that the advice is about, and whether the settings have changed since. */
  #name() {
    if (!this.#advised) {
      setText(this.#of, '');
      return;
    }
    const { catalogue } = this.#bench;
    const [{ state }, now] = [this.#advised, this.#bench.state()];
    const changed = now ? describeChange(state, now, catalogue) : '';
    const work = workloadOf(catalogue, state.workload)?.title ?? state.workload;
    setText(
      this.#of,
      `This is of: ${work} · ${describeSettings(state, catalogue)}.${changed && ` Since then the settings above have changed: ${changed}. Measure again for these.`}`,
    );
  }

  /** Every model that can run here. @returns {ModelName[]} */
  #models() {
    return this.#bench.catalogue.models.filter((model) => canRun(model, this.#bench.device)).map(({ name }) => name);
  }

  /** @param {RunOptions} options @returns {Promise<RunResult>} */
  async #measure(options) {
    const result = await this.#bench.measure(options);
    const why = whyUnmeasured(result);
    if (why !== null) throw new Unmeasured(why);
    this.#tellAbsent(leftOut(result, (model) => modelTitle(this.#bench.catalogue, model)));
    return result;
  }

  /** Lists the models that could not run; findings on the others still hold. @param {string[]} reasons */
  #tellAbsent(reasons) {
    this.#absent.hidden = reasons.length === 0;
    this.#absent.replaceChildren(...reasons.map((reason) => build('li', {}, reason)));
  }

  async #advise() {
    const state = this.#bench.state();
    if (!state) throw new Unmeasured(UNREADABLE);
    this.#forget();
    setText(this.#says, 'Measuring the work in sequence.');
    const {
      models: [plain],
    } = await this.#measure(plainOptions(state));
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
    for (const part of [this.#of, this.#reason, this.#verdict]) setText(part, '');
    this.#tellAbsent([]);
  }

  /** @param {Advice} advice @param {ModelResult} plain */
  #show(advice, plain) {
    setText(
      this.#says,
      `${describeNature(advice, plain)} The model to choose: ${modelTitle(this.#bench.catalogue, advice.model)}.`,
    );
    setText(this.#reason, advice.reason);
    this.#fill(advice, null);
    this.#prove.hidden = false;
    this.#name();
  }

  /** @param {Advice} advice @param {RunResult|null} proof */
  #fill({ expected, model: advised }, proof) {
    this.#table.hidden = false;
    this.#body.replaceChildren(
      ...expected.map(({ model, wall_ms }) => {
        const measured = proof?.models.find((one) => one.model === model)?.wall_ms ?? null;
        return build(
          'tr',
          { class: model === advised ? 'advised' : null },
          build(
            'th',
            { scope: 'row' },
            modelTitle(this.#bench.catalogue, model),
            model === advised ? ' (recommended)' : '',
          ),
          build('td', {}, formatTime(wall_ms)),
          build('td', {}, proof ? formatTime(measured) : 'not yet'),
        );
      }),
    );
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
    setText(
      this.#verdict,
      verdict(proof, advice.model, (model) => modelTitle(this.#bench.catalogue, model))?.text ??
        'The recommended model did not come to an end.',
    );
  }
}
