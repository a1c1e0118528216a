/**
 * Shows the equivalent Python. It is made when it comes near the view or after a run, and highlighted if highlight.js
 * loads.
 */
import { build, setText, uniqueId } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';
import { onceNear } from '../../ui/on-demand.js';
import { loadPrograms } from './load-programs.js';
import { BASELINE } from '../../result/model-properties.js';

/** @typedef {import('../../interface.js').ModelName} ModelName */
/** @typedef {import('../../lab/state.js').LabState} LabState */
/** @typedef {(model: ModelName) => string|null} Program */
/** Highlights code (highlighter.js). @typedef {(code: string) => Node[]} Highlighter */

/** @returns {Promise<Highlighter|null>} */
async function loadHighlighter() {
  try {
    return (await part(import('./highlighter.js'))).coloured;
  } catch {
    return null; // without colours the code is still readable
  }
}

export class CodeView {
  #code = build('code', {});
  /** Marks beside the code, at the lines where the tasks are (code-lines.js). */
  marks = build('div', { class: 'code-marks', 'aria-hidden': 'true' });
  note = build('p', { class: 'small code-note', 'data-part': 'code-note', hidden: true });
  /** Called when other code is shown. @type {() => void} */
  drawn = () => {};
  /**
   * Called when the lines at which tasks are have changed; lines are counted from 1.
   * @type {(marks: {line: number, label: string}[]) => void}
   */
  marked = () => {};
  /** Called when the reader chooses the smaller work. @type {(params: import('../../interface.js').Params) => void} */
  resized = () => {};
  #head = build('div', { class: 'panel-head' }, build('h2', {}, 'The same in Python'));
  #summary = build('p', { class: 'small' });
  /** @type {import('./code-cost.js').CodeCost|null} */
  #cost = null;
  /** @type {ModelName[]} */
  #chosen = [];
  #models;
  #select;
  /** @type {Highlighter|null} */
  #highlighter = null;
  /** @type {Program} */
  #program = () => null;
  /** The current settings. @type {LabState|null} */
  #state = null;
  #text = '';

  /** @param {import('../../base/catalogue.js').ModelSpec[]} models */
  constructor(models) {
    const id = uniqueId('code-model');
    this.#models = models;
    this.#select = build(
      'select',
      { id },
      ...models.map((model) => build('option', { value: model.name }, `${model.title}: ${model.python}`)),
    );
    this.#select.value = 'threads-gil';
    this.#select.addEventListener('change', () => this.#draw());
    this.element = build(
      'section',
      { class: 'panel code-panel', 'aria-label': 'The same in Python' },
      this.#head,
      build('div', { class: 'field' }, build('label', { for: id }, 'Written with'), this.#select),
      this.#summary,
      this.note,
      build(
        'pre',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Python code', 'data-part': 'code' },
        this.marks,
        this.#code,
      ),
    );
  }

  async load() {
    const [highlighter, { CodeCost }, { copyButton }] = await Promise.all([
      this.#highlighter ?? loadHighlighter(),
      part(import('./code-cost.js')),
      part(import('../../ui/copy-button.js')),
      loadPrograms(),
    ]);
    this.#highlighter = highlighter;
    if (!this.#cost) {
      this.#head.append(copyButton('the Python code', () => this.#text, this.#code));
      this.#cost = new CodeCost((params) => this.resized(params));
      this.#summary.after(this.#cost.element);
    }
    this.#text = '';
    this.#draw();
  }

  /** Loads the programs when the code comes near the view. */
  connect() {
    onceNear(this.element, '50% 0px', () => void this.load());
  }

  /**
   * Shows a chosen model's code, or another model's only if the reader has selected that model since.
   * @param {Program} program
   * @param {LabState} state the current settings
   */
  show(program, state) {
    const { models } = state;
    this.#program = program;
    this.#state = state;
    const others = models.join() !== this.#chosen.join();
    this.#chosen = models;
    const first = models.find((model) => model !== BASELINE) ?? models[0];
    if (others && first && !models.includes(/** @type {ModelName} */ (this.#select.value))) this.#select.value = first;
    this.#draw();
  }

  get text() {
    return this.#text;
  }

  get model() {
    return this.#select.value;
  }

  /** @param {string} model */
  set model(model) {
    this.#select.value = model;
    this.#draw();
  }

  #draw() {
    this.#cost?.show(this.#state);
    setText(this.#summary, `Here: ${this.#models.find((model) => model.name === this.#select.value)?.summary ?? ''}`);
    const text =
      this.#program(/** @type {ModelName} */ (this.#select.value)) ??
      '# This page has no Python program for this work.\n';
    const same = text === this.#text;
    this.#text = text;
    this.drawn();
    if (same) return;
    if (!this.#highlighter) {
      setText(this.#code, text);
      return;
    }
    this.#code.replaceChildren(...this.#highlighter(text));
  }
}
