/**
 * The fields of one workload. Texts of other workloads are kept, so they are still there when the reader comes back.
 */
import { build } from '../../ui/dom.js';
import { ParameterField } from './parameter-field.js';

/** @typedef {import('../../base/catalogue.js').WorkloadSpec} WorkloadSpec */
/** @typedef {import('../../interface.js').Params} Params */

export class ParameterForm {
  element = build('div', { class: 'fields', 'data-part': 'parameters' });
  /** @type {Map<string, ParameterField[]>} */
  #fields = new Map();
  #workload = '';
  #changed;
  #maxTasks;

  /** @param {(spec: import('../../base/catalogue.js').ParamSpec) => number} maxTasks @param {() => void} changed */
  constructor(maxTasks, changed) {
    this.#maxTasks = maxTasks;
    this.#changed = changed;
  }

  /** @param {WorkloadSpec} workload */
  show(workload) {
    this.#workload = workload.name;
    const fields =
      this.#fields.get(workload.name) ??
      workload.params.map((spec) => new ParameterField(spec, () => this.#maxTasks(spec), this.#changed));
    this.#fields.set(workload.name, fields);
    this.element.replaceChildren(...fields.map((field) => field.element));
    this.showRanges();
  }

  /** Call it when other models are chosen. */
  showRanges() {
    for (const field of this.#current()) field.showRange();
  }

  /** @param {Params} params */
  write(params) {
    for (const field of this.#current()) if (field.name in params) field.write(params[field.name]);
  }

  /** Returns null while a text is not valid, and shows the error. @returns {Params|null} */
  read() {
    const values = this.#current().map((field) => /** @type {const} */ ([field.name, field.read()]));
    if (values.some(([, value]) => value === null)) return null;
    return /** @type {Params} */ (Object.fromEntries(values));
  }

  focusProblem() {
    this.#current()
      .find((field) => field.read() === null)
      ?.focus();
  }

  /** The editor of a reader's program, once it has loaded. */
  get program() {
    return this.#current().find(({ program }) => program)?.program ?? null;
  }

  #current() {
    return this.#fields.get(this.#workload) ?? [];
  }
}
