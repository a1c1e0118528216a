/** The equivalent Python, made once it was near the view or something has run; coloured if highlight.js comes. */
import { copyButton } from './copy-button.js';
import { build, setText, uniqueId } from './dom.js';
import { onceNear } from './on-demand.js';
import { loadTwins } from './twins.js';

/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {(model: ModelName) => string|null} Program */
/** The little of highlight.js that is used. @typedef {{registerLanguage(name: string, language: unknown): void, highlight(code: string, options: {language: string}): {value: string}}} Highlighter */

/** @returns {Promise<Highlighter|null>} */
async function loadHighlighter() {
  try {
    return (await import('./highlighter.js')).highlighter;
  } catch {
    return null; // colours are a comfort: without them the code reads as well
  }
}

export class CodeView {
  #code = build('code', {});
  /** Beside the code: where those are that run it (code-lines.js). */
  marks = build('div', { class: 'code-marks', 'aria-hidden': 'true' });
  note = build('p', { class: 'small code-note', 'data-part': 'code-note', hidden: true });
  /** Told when other code is shown. @type {() => void} */
  drawn = () => {};
  #summary = build('p', { class: 'small' });
  #models;
  #select;
  /** @type {Highlighter|null} */
  #highlighter = null;
  /** @type {Program} */
  #program = () => null;
  #text = '';

  /** @param {import('../protocol.js').ModelSpec[]} models */
  constructor(models) {
    const id = uniqueId('code-model');
    this.#models = models;
    this.#select = build('select', { id }, ...models.map((model) => build('option', { value: model.name }, `${model.title}: ${model.python}`)));
    this.#select.value = 'threads-gil';
    this.#select.addEventListener('change', () => this.#draw());
    this.element = build('section', { class: 'panel code-panel', 'aria-label': 'The same in Python' },
      build('div', { class: 'panel-head' }, build('h2', {}, 'The same in Python'), copyButton('the Python code', () => this.#text, this.#code)),
      build('div', { class: 'field' }, build('label', { for: id }, 'Written with'), this.#select), this.#summary, this.note,
      build('pre', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Python code', 'data-part': 'code' }, this.marks, this.#code));
  }

  async load() {
    [this.#highlighter] = await Promise.all([this.#highlighter ?? loadHighlighter(), loadTwins()]);
    this.#text = '';
    this.#draw();
  }

  /** Loaded when the code comes near the view. */
  connect() {
    onceNear(this.element, '50% 0px', () => void this.load());
  }

  /** @param {Program} program */
  show(program) {
    this.#program = program;
    this.#draw();
  }

  get text() { return this.#text; }

  get model() { return this.#select.value; }

  /** @param {string} model */
  set model(model) {
    this.#select.value = model;
    this.#draw();
  }

  #draw() {
    setText(this.#summary, `Here: ${this.#models.find((model) => model.name === this.#select.value)?.summary ?? ''}`);
    const text = this.#program(/** @type {ModelName} */ (this.#select.value)) ?? '# This work has no Python twin.\n';
    const same = text === this.#text;
    this.#text = text;
    this.drawn();
    if (same) return;
    if (!this.#highlighter) { setText(this.#code, text); return; }
    // highlight.js escapes the code; the parser makes elements of its answer without running anything.
    const { value } = this.#highlighter.highlight(text, { language: 'python' });
    this.#code.replaceChildren(...new DOMParser().parseFromString(`<pre>${value}</pre>`, 'text/html').body.firstElementChild?.childNodes ?? []);
  }
}
