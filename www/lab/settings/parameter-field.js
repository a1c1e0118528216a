/**
 * One parameter's field. It keeps the reader's text: a text that is not valid gets an error beside it, and is neither
 * corrected nor dropped.
 */
import { rangeText, readParameter, writeParameter } from '../parameter.js';
import { build, setText, uniqueId } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';

/** @typedef {import('../../base/catalogue.js').ParamSpec} ParamSpec */
/** @typedef {import('../../interface.js').ParamValue} ParamValue */
/** @typedef {import('../../editor/view/program-field.js').ProgramField} ProgramField */

export class ParameterField {
  #spec;
  #maxTasks;
  #id = uniqueId('parameter');
  #error = build('p', { class: 'field-error', id: `${this.#id}-error`, hidden: true });
  #help = build('p', { class: 'field-help', id: `${this.#id}-help` });
  /** @type {HTMLInputElement|HTMLSelectElement|HTMLTextAreaElement} */
  #control;
  /** The tools and the editor of a program; null before they have loaded. @type {ProgramField|null} */
  program = null;

  /**
   * @param {ParamSpec} spec
   * @param {() => number} maxTasks
   * @param {() => void} changed called on the field's change event
   */
  constructor(spec, maxTasks, changed) {
    this.#spec = spec;
    this.#maxTasks = maxTasks;
    this.#control = this.#newControl();
    this.#control.addEventListener('change', () => {
      this.read();
      changed();
    });
    // The error is removed as soon as the text is valid. If that waited for the change event, the page would move under
    // a click on Run.
    this.#control.addEventListener('input', () => {
      if (!this.#error.hidden) this.read();
    });
    this.element = spec.kind === 'flag' ? this.#flag() : this.#labelled();
    this.element.dataset.parameter = spec.name;
    this.write(spec.default);
    this.showRange();
    if (spec.kind === 'text') void this.#loadProgram();
  }

  async #loadProgram() {
    const { programField } = await part(import('../../editor/view/program-field.js'));
    this.program = await programField(/** @type {HTMLTextAreaElement} */ (this.#control), this.#spec);
  }

  get name() {
    return this.#spec.name;
  }

  get text() {
    if (this.#spec.kind === 'flag') return String(/** @type {HTMLInputElement} */ (this.#control).checked);
    return this.#control.value;
  }

  /** @param {string} text */
  set text(text) {
    if (this.#spec.kind === 'flag') /** @type {HTMLInputElement} */ (this.#control).checked = text === 'true';
    else this.#control.value = text;
    this.program?.follow();
    this.read();
  }

  /** The value, or null while the text is not valid; then the error is shown. @returns {ParamValue|null} */
  read() {
    const { value, problem } = readParameter(this.#spec, this.text, this.#maxTasks());
    this.#error.hidden = problem === null;
    setText(this.#error, problem ?? '');
    if (problem === null) this.#control.removeAttribute('aria-invalid');
    else this.#control.setAttribute('aria-invalid', 'true');
    return value;
  }

  /** @param {ParamValue} value */
  write(value) {
    this.text = writeParameter(value);
  }

  focus() {
    (this.program ?? this.#control).focus();
  }

  /** @param {boolean} disabled */
  set disabled(disabled) {
    this.#control.disabled = disabled;
  }

  #attributes() {
    return { id: this.#id, name: this.#spec.name, 'aria-describedby': `${this.#id}-help ${this.#id}-error` };
  }

  #newControl() {
    switch (this.#spec.kind) {
      case 'choice':
        return this.#select();
      case 'text':
        return build('textarea', { ...this.#attributes(), rows: 14, spellcheck: 'false', autocapitalize: 'off' });
      default:
        return this.#input();
    }
  }

  #input() {
    const { kind } = this.#spec;
    if (kind === 'flag') return build('input', { ...this.#attributes(), type: 'checkbox' });
    // type=text, not number: a number field hides a text that it cannot read, so the reader could not fix it.
    const inputmode = kind === 'integer' ? 'numeric' : kind === 'number' ? 'decimal' : 'text';
    return build('input', { ...this.#attributes(), type: 'text', inputmode, autocomplete: 'off', spellcheck: 'false' });
  }

  #select() {
    const options = (this.#spec.choices ?? []).map((choice) => build('option', { value: choice }, choice));
    return build('select', this.#attributes(), ...options);
  }

  /** Call it when the range may have changed: the chosen models limit the number of tasks. */
  showRange() {
    const range = rangeText(this.#spec, this.#maxTasks());
    setText(this.#help, [this.#spec.help, range && `${range}.`].filter(Boolean).join(' '));
    if (!this.#error.hidden) this.read();
  }

  #flag() {
    return build(
      'div',
      { class: 'field field-flag' },
      build('label', { for: this.#id }, this.#control, build('span', {}, this.#spec.label)),
      this.#help,
      this.#error,
    );
  }

  #labelled() {
    const unit = this.#spec.unit ? build('span', { class: 'unit' }, this.#spec.unit) : null;
    const label = build('label', { for: this.#id }, this.#spec.label, unit ? ' ' : null, unit);
    return build('div', { class: `field field-${this.#spec.kind}` }, label, this.#control, this.#help, this.#error);
  }
}
