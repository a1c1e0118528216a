/** The equivalent Python. Plain text at once; coloured as soon as highlight.js has come, if it comes. */
import { build, setText, uniqueId } from './dom.js';

/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {(model: ModelName) => string|null} Program */
/** The little of highlight.js that is used. @typedef {{registerLanguage(name: string, language: unknown): void, highlight(code: string, options: {language: string}): {value: string}}} Highlighter */

const VENDOR = new URL('../../vendor/highlight/', import.meta.url);
const COPIED_MS = 2000;

/** @returns {Promise<Highlighter|null>} */
async function loadHighlighter() {
  try {
    const [core, python] = await Promise.all([import(new URL('core.min.js', VENDOR).href), import(new URL('languages/python.min.js', VENDOR).href)]);
    core.default.registerLanguage('python', python.default);
    return core.default;
  } catch {
    return null; // colours are a comfort: without them the code reads as well
  }
}

export class CodeView {
  #code = build('code', {});
  #summary = build('p', { class: 'small' });
  #models;
  #select;
  #copy = build('button', { type: 'button', class: 'quiet', 'data-action': 'copy' }, 'Copy');
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
    this.#copy.addEventListener('click', () => this.#toClipboard());
    this.element = build('section', { class: 'panel code-panel', 'aria-label': 'The same in Python' },
      build('div', { class: 'panel-head' }, build('h2', {}, 'The same in Python'), this.#copy),
      build('div', { class: 'field' }, build('label', { for: id }, 'Written with'), this.#select), this.#summary,
      build('pre', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Python code', 'data-part': 'code' }, this.#code));
  }

  /** After first paint, when the browser has nothing better to do. */
  connect() {
    const load = async () => { this.#highlighter = await loadHighlighter(); this.#text = ''; this.#draw(); };
    if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 2000 });
    else setTimeout(load, 300);
  }

  /** @param {Program} program */
  show(program) {
    this.#program = program;
    this.#draw();
  }

  /** @param {string} model */
  set model(model) {
    this.#select.value = model;
    this.#draw();
  }

  #draw() {
    setText(this.#summary, `Here: ${this.#models.find((model) => model.name === this.#select.value)?.summary ?? ''}`);
    const text = this.#program(/** @type {ModelName} */ (this.#select.value)) ?? '# This work has no Python twin.\n';
    if (text === this.#text) return;
    this.#text = text;
    if (!this.#highlighter) { setText(this.#code, text); return; }
    // highlight.js escapes the code; the parser makes elements of its answer without running anything.
    const { value } = this.#highlighter.highlight(text, { language: 'python' });
    this.#code.replaceChildren(...new DOMParser().parseFromString(`<pre>${value}</pre>`, 'text/html').body.firstElementChild?.childNodes ?? []);
  }

  async #toClipboard() {
    try {
      await navigator.clipboard.writeText(this.#text);
      setText(this.#copy, 'Copied');
    } catch {
      getSelection()?.selectAllChildren(this.#code);
      setText(this.#copy, 'Selected: now copy');
    }
    setTimeout(() => setText(this.#copy, 'Copy'), COPIED_MS);
  }
}
