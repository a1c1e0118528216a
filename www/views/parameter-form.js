/** The fields of one workload. Another workload's texts are kept, so coming back finds them as they were. */
import { build } from './dom.js';
import { ParameterField } from './parameter-field.js';

/** @typedef {import('../protocol.js').WorkloadSpec} WorkloadSpec */
/** @typedef {import('../protocol.js').Params} Params */

export class ParameterForm {
  element = build('div', { class: 'fields', 'data-part': 'parameters' });
  /** @type {Map<string, ParameterField[]>} */
  #fields = new Map();
  #workload = '';
  #changed;
  #maxTasks;

  /** @param {(spec: import('../protocol.js').ParamSpec) => number} maxTasks @param {() => void} changed */
  constructor(maxTasks, changed) {
    this.#maxTasks = maxTasks;
    this.#changed = changed;
  }

  /** @param {WorkloadSpec} workload */
  show(workload) {
    this.#workload = workload.name;
    const fields = this.#fields.get(workload.name)
      ?? workload.params.map((spec) => new ParameterField(spec, () => this.#maxTasks(spec), this.#changed));
    this.#fields.set(workload.name, fields);
    this.element.replaceChildren(...fields.map((field) => field.element));
  }

  /** @param {Params} params */
  write(params) {
    for (const field of this.#current()) if (field.name in params) field.write(params[field.name]);
  }

  /** Null while a text is no value; its error shows. @returns {Params|null} */
  read() {
    const values = this.#current().map((field) => /** @type {const} */ ([field.name, field.read()]));
    if (values.some(([, value]) => value === null)) return null;
    return /** @type {Params} */ (Object.fromEntries(values));
  }

  focusProblem() { this.#current().find((field) => field.read() === null)?.focus(); }

  #current() { return this.#fields.get(this.#workload) ?? []; }
}
