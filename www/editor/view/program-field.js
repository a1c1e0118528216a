/**
 * What stands around the text area of a program: examples, Reset, and the editor, which is loaded when the reader first
 * goes into the text. The text area keeps the field's value whichever of the two is shown: the editor writes each
 * change back, and tells the field by the text area's own events.
 */
import { build, setText, uniqueId } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';
import { styled } from '../../ui/on-demand.js';
import { extentOfLine } from '../edit.js';
import { EXAMPLES, PROGRAMS } from '../examples.js';
import { raisedBy, raisedIn } from '../raised.js';

/** @typedef {import('./code-editor.js').CodeEditor} CodeEditor */
/** @typedef {import('../../interface.js').LabError} LabError */
/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/** @typedef {import('../../interface.js').RunOptions} RunOptions */
/** @typedef {import('../marks.js').Problem} Problem */
/** @typedef {import('../marks.js').LineMark} LineMark */

const OPEN = 'Open the editor';
const CLOSE = 'Use a plain text field';

/** @param {string} label @param {import('../examples.js').Example[]} examples */
const group = (label, examples) =>
  build('optgroup', { label }, ...examples.map(({ name, title }) => build('option', { value: name }, title)));

/** A `MarkedProgram` (marks.js). */
export class ProgramField {
  #area;
  /** Whether the text area's input method is writing a word, which hiding the text area would break off. */
  #composing = false;
  #usual;
  #label;
  /** @type {CodeEditor|null} */
  #editor = null;
  /** @type {Promise<void>|null} */
  #coming = null;
  /** Whether the reader has chosen the plain text area, so that focus no longer opens the editor. */
  #plain = false;
  /** The text of the last change event. */
  #settled = '';
  /** @type {Problem[]} */
  #problems = [];
  /** @type {LineMark[]} */
  #marks = [];
  #examples;
  #reset = build('button', { type: 'button', class: 'quiet', 'data-action': 'reset-program' }, 'Reset');
  #whole = build('button', { type: 'button', class: 'quiet', 'data-action': 'run-program' }, 'Run as a whole program');
  #toggle = build('button', { type: 'button', class: 'quiet', 'data-action': 'editor' }, OPEN);
  #said = build('p', { class: 'field-help', role: 'status', 'data-part': 'editor-said' });

  /**
   * @param {HTMLTextAreaElement} area
   * @param {{label: string, usual: string}} about `usual`: the text that Reset puts back
   */
  constructor(area, { label, usual }) {
    this.#area = area;
    this.#label = label;
    this.#usual = usual;
    this.#settled = area.value;
    this.#examples = this.#newExamples();
    area.before(this.#tools());
    area.after(this.#said);
    area.addEventListener('focus', () => this.#focused());
    area.addEventListener('keydown', (event) => this.#key(event));
    area.addEventListener('input', () => this.#followed());
    area.addEventListener('change', () => this.follow());
    for (const type of ['compositionstart', 'compositionend'])
      area.addEventListener(type, () => {
        this.#composing = type === 'compositionstart';
      });
    // The label belongs to the text area, which has no focus to give while it is hidden.
    for (const named of area.labels) named.addEventListener('click', () => this.#editor && this.focus());
    this.#reset.addEventListener('click', () => {
      if (this.#reset.getAttribute('aria-disabled') !== 'true') this.#put(this.#usual);
    });
    this.#toggle.addEventListener('click', () => void this.#switch());
    this.#whole.addEventListener('click', () => this.#runWhole());
    this.#followed();
    if (area === document.activeElement) this.#focused();
  }

  #newExamples() {
    const select = build(
      'select',
      { id: uniqueId('examples'), 'data-part': 'examples' },
      build('option', { value: '' }, 'Choose one'),
      group('Functions, for Run', EXAMPLES),
      group('Whole programs', PROGRAMS),
    );
    select.addEventListener('change', () => {
      const chosen = [...EXAMPLES, ...PROGRAMS].find(({ name }) => name === select.value);
      if (chosen) this.#put(chosen.text);
    });
    return select;
  }

  #tools() {
    return build(
      'div',
      { class: 'program-tools' },
      build('label', { for: this.#examples.id }, 'Start from an example'),
      this.#examples,
      this.#reset,
      this.#toggle,
      this.#whole,
    );
  }

  focus() {
    (this.#editor ?? this.#area).focus();
  }

  /** Called when the page has set the text area's text. */
  follow() {
    this.#settled = this.#area.value;
    if (this.#editor) this.#editor.text = this.#area.value;
    this.#followed();
  }

  /** Marks lines with errors in the editor. @param {Problem[]} problems lines are counted from 1 */
  setProblems(problems) {
    this.#problems = problems;
    if (this.#editor) this.#editor.problems = problems;
  }

  /** Marks the lines of these errors, if they are exceptions of the program. @param {unknown[]} errors */
  markErrors(errors) {
    this.setProblems(raisedBy(/** @type {Partial<LabError>[]} */ (errors)));
  }

  /** Marks the lines of all exceptions of a run. @param {ModelResult[]} results */
  markErrorsOf(results) {
    this.setProblems(raisedIn(results));
  }

  /** Marks the lines at which tracks are in the editor. @param {LineMark[]} marks lines are counted from 1 */
  markLines(marks) {
    this.#marks = marks;
    if (this.#editor) this.#editor.marks = marks;
  }

  /** Selects a line and goes there. @param {number} line counted from 1 */
  async showLine(line) {
    if (!this.#plain) await this.#open();
    if (this.#editor) {
      this.#editor.showLine(line);
      this.#editor.element.scrollIntoView({ block: 'nearest' });
      return;
    }
    const { from, to } = extentOfLine(this.#area.value, line);
    this.#area.focus();
    this.#area.setSelectionRange(from, to);
  }

  #focused() {
    if (!this.#plain) void this.#open();
  }

  /** The plain text area runs by the same keys as the editor. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#run();
  }

  /** Shows the example that the text is. */
  #followed() {
    this.#examples.value = [...EXAMPLES, ...PROGRAMS].find(({ text }) => text === this.#area.value)?.name ?? '';
    this.#reset.setAttribute('aria-disabled', String(this.#area.value === this.#usual));
  }

  /** Opens the editor once; a load that failed is tried again. */
  #open() {
    this.#coming ??= this.#load().catch(() => {
      this.#coming = null;
      setText(this.#said, 'The editor could not be loaded. This plain text field does the same.');
    });
    return this.#coming;
  }

  async #load() {
    const { CodeEditor } = await part(import('./code-editor.js'));
    if (this.#composing)
      await new Promise((resolve) => this.#area.addEventListener('compositionend', resolve, { once: true }));
    const area = this.#area;
    const focused = area === document.activeElement;
    const editor = new CodeEditor(area.value, {
      label: this.#label,
      changed: (text) => this.#typed(text),
      settled: () => this.#settle(),
      run: () => this.#run(),
    });
    editor.select({ from: area.selectionStart, to: area.selectionEnd });
    this.#editor = editor;
    editor.problems = this.#problems;
    editor.marks = this.#marks;
    area.before(editor.element);
    area.hidden = true;
    if (focused) editor.focus();
    setText(this.#said, '');
    setText(this.#toggle, CLOSE);
  }

  async #switch() {
    if (this.#editor) {
      this.#plain = true;
      this.#coming = null;
      this.#editor.close();
      this.#editor = null;
      this.#area.hidden = false;
      setText(this.#toggle, OPEN);
      this.#area.focus();
      return;
    }
    this.#plain = false;
    await this.#open();
    this.focus();
  }

  /** @param {string} text */
  #typed(text) {
    if (text === this.#area.value) return;
    this.#area.value = text;
    this.#area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Tells the field of a finished change, as a text area does when it loses the focus. */
  #settle() {
    if (this.#area.value === this.#settled) return;
    this.#settled = this.#area.value;
    this.#area.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Puts in a whole program. The inputs of another one would not fit it. @param {string} text */
  #put(text) {
    if (text === this.#area.value) return;
    const inputs = this.#area.form?.querySelector('[data-parameter=inputs] input');
    if (inputs instanceof HTMLInputElement) inputs.value = '';
    this.#area.value = text;
    if (this.#editor) {
      this.#editor.text = text;
      this.#editor.select({ from: 0, to: 0 });
    }
    this.#settle();
  }

  /** Runs the text as a whole program, under the lock on the screen. Only the lab can: it gets the way to do so. */
  #runWhole() {
    this.#settle();
    const program = this.#area.value;
    /** @param {(options: RunOptions) => Promise<unknown>} run @param {RunOptions|null} state  null while a setting is wrong */
    const detail = (run, state) => {
      // What goes wrong is on the screen.
      if (state) run({ program, lock: state.lock, rounds: state.rounds, budget_ms: state.budget_ms }).catch(() => {});
    };
    this.#area.dispatchEvent(new CustomEvent('run-program', { bubbles: true, detail }));
  }

  #run() {
    this.#settle();
    const run = [...(this.#area.form?.elements ?? [])].find((element) => element.matches('[type=submit]'));
    if (run instanceof HTMLElement) run.click();
  }
}

/**
 * Adds the tools to a text area, once their style is there.
 * @param {HTMLTextAreaElement} area
 * @param {{label: string, default: unknown}} spec of the parameter
 */
export async function programField(area, { label, default: usual }) {
  await styled(new URL('../../styles/editor.css', import.meta.url).href);
  return new ProgramField(area, { label, usual: String(usual) });
}
