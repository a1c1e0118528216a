/**
 * The form of all settings: workload, parameters, models, the lock, pool workers, rounds. Reads and shows a LabState.
 */
import { budgetSpec, canRun, defaultParams, taskLimit, workloadOf } from '../state.js';
import { build, setText, uniqueId } from '../../ui/dom.js';
import { Choices } from '../../ui/choices.js';
import { LockForm } from './lock-form.js';
import { ParameterField } from './parameter-field.js';
import { ParameterForm } from './parameter-form.js';

/** @typedef {import('../state.js').LabState} LabState */
/** @typedef {import('../state.js').Device} Device */
/** @typedef {import('../../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../../interface.js').ModelName} ModelName */

/**
 * @param {string} name
 * @param {string} label
 * @param {number} max
 * @param {string} help
 * @returns {import('../../base/catalogue.js').ParamSpec}
 */
const count = (name, label, max, help) => ({
  name,
  label,
  help,
  max,
  min: 1,
  unit: null,
  kind: 'integer',
  default: 1,
  choices: null,
});

const BOUND_NOTES = {
  'I/O-bound': 'waits · I/O-bound',
  'CPU-bound': 'computes · CPU-bound',
  mixed: 'waits and computes',
};

export class Controls {
  #catalogue;
  #device;
  #changed;
  #workloads;
  #summary = build('p', { class: 'summary' });
  #form;
  #models;
  #modelsError = build('p', { class: 'field-error', hidden: true });
  #lock;
  #workers;
  #rounds;
  #budget;

  /** @param {Catalogue} catalogue @param {Device} device @param {() => void} changed */
  constructor(catalogue, device, changed) {
    this.#catalogue = catalogue;
    this.#device = device;
    this.#changed = changed;
    this.#workloads = new Choices(
      'radio',
      'Work',
      catalogue.workloads.map(({ name, title, bound }) => ({ value: name, title, note: BOUND_NOTES[bound] })),
      () => this.#switch(),
    );
    this.#form = new ParameterForm(
      (spec) => taskLimit(catalogue, this.#models.chosen, spec),
      () => this.#changed(),
    );
    this.#models = new Choices(
      'checkbox',
      'Execution models',
      catalogue.models.map((model) => this.#modelChoice(model)),
      () => {
        this.#checkModels();
        this.#changed();
      },
    );
    this.#lock = new LockForm(catalogue, () => this.#changed());
    this.#workers = new ParameterField(
      count('workers', 'Pool workers', catalogue.max_workers, 'For the two pools.'),
      () => 1,
      () => this.#changed(),
    );
    this.#rounds = new ParameterField(
      count('rounds', 'Rounds', catalogue.max_rounds, '6 or more: medians with intervals.'),
      () => 1,
      () => this.#changed(),
    );
    this.#budget = new ParameterField(
      budgetSpec(catalogue),
      () => 1,
      () => this.#changed(),
    );
    this.element = build(
      'form',
      {
        id: uniqueId('form'),
        class: 'controls',
        'data-part': 'controls',
        'aria-label': 'What to run',
        novalidate: true,
      },
      this.#workloads.element,
      this.#summary,
      this.#form.element,
      this.#models.element,
      this.#modelsError,
      this.#lock.element,
      build('div', { class: 'fields fields-pair' }, this.#workers.element, this.#rounds.element),
      this.#budget.element,
    );
  }

  /** @param {import('../../base/catalogue.js').ModelSpec} model */
  #modelChoice(model) {
    const detail = canRun(model, this.#device) ? undefined : 'Shown as recorded: this page has no shared memory.';
    return { value: model.name, title: model.title, note: model.python, detail };
  }

  #switch() {
    const workload = workloadOf(this.#catalogue, this.#workloads.chosen[0]);
    if (!workload) return;
    this.#showWorkload(workload);
    this.#changed();
  }

  /** @param {import('../../base/catalogue.js').WorkloadSpec} workload */
  #showWorkload(workload) {
    setText(this.#summary, workload.summary);
    this.#form.show(workload);
  }

  #checkModels() {
    const none = this.#models.chosen.length === 0;
    this.#lock.showFor(this.#models.chosen);
    this.#form.showRanges();
    this.#modelsError.hidden = !none;
    setText(this.#modelsError, none ? 'Choose at least one execution model, or press “Compare all”.' : '');
    return !none;
  }

  /** @param {LabState} state */
  write(state) {
    const workload = workloadOf(this.#catalogue, state.workload);
    if (!workload) return;
    this.#workloads.chosen = [state.workload];
    this.#showWorkload(workload);
    // Before the parameters, since the models limit the number of tasks.
    this.#models.chosen = state.models;
    this.#form.write({ ...defaultParams(workload), ...state.params });
    this.#lock.write(state.lock);
    this.#checkModels();
    this.#workers.write(state.workers);
    this.#rounds.write(state.rounds);
    this.#budget.write(state.budget_ms);
  }

  /**
   * Returns null while a value on the screen is not valid, and shows the error.
   * @param {{anyModels?: boolean}} [options]
   * @returns {LabState|null}
   */
  read({ anyModels = false } = {}) {
    const params = this.#form.read();
    const workers = this.#workers.read();
    const rounds = this.#rounds.read();
    const budget_ms = this.#budget.read();
    const lock = this.#lock.read();
    const models = /** @type {ModelName[]} */ (this.#models.chosen);
    if (!this.#checkModels() && !anyModels) return null;
    if (params === null || workers === null || rounds === null || budget_ms === null || lock === null) return null;
    return {
      workload: this.#workloads.chosen[0],
      params,
      models,
      workers: Number(workers),
      rounds: Number(rounds),
      budget_ms: Number(budget_ms),
      lock,
    };
  }

  /** The editor of a reader's program, once it has loaded. */
  get program() {
    return this.#form.program;
  }

  /** Moves the focus to the first field that has an error. */
  focusProblem() {
    if (this.#form.read() === null) this.#form.focusProblem();
    else if (this.#lock.read() === null) this.#lock.focusProblem();
    else if (this.#workers.read() === null) this.#workers.focus();
    else if (this.#rounds.read() === null) this.#rounds.focus();
    else if (this.#budget.read() === null) this.#budget.focus();
    else this.#models.focus();
  }
}
