/** The Undo and Reset all buttons, and the keys for undo and redo. Shown from the first change on. */
import { sameSettings as same } from '../address.js';
import { describeChange } from '../change.js';
import { begin, goOn, redo, undo } from '../history.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../state.js').LabState} LabState */
/** @typedef {import('../history.js').History<LabState>} Past */
/**
 * `show` puts a state on the screen and stores it, as if the reader had set it. `reset` restores the default settings.
 * @typedef {{usual: () => LabState, show: (state: LabState, said: string) => void, reset: () => void}} UndoActions
 */

/** Whether the field handles the undo keys itself. @param {EventTarget|null} target */
const inText = (target) =>
  target instanceof Element && target.matches('input[type=text], input:not([type]), textarea, [contenteditable]');

export class UndoView {
  #undo = build(
    'button',
    { type: 'button', class: 'quiet', 'data-action': 'undo', 'aria-keyshortcuts': 'Control+Z' },
    'Undo',
  );
  #reset = build('button', { type: 'button', class: 'quiet', 'data-action': 'reset' }, 'Reset all');
  #text = build('p', { class: 'small', 'data-part': 'change' });
  element = build(
    'div',
    { class: 'undo-bar', hidden: true },
    build('div', { class: 'buttons' }, this.#undo, this.#reset),
    this.#text,
  );
  #catalogue;
  #actions;
  /** @type {Past|null} */
  #history = null;

  /** @param {import('../../base/catalogue.js').Catalogue} catalogue @param {UndoActions} actions */
  constructor(catalogue, actions) {
    this.#catalogue = catalogue;
    this.#actions = actions;
    this.#undo.addEventListener('click', () => this.#walk(undo, 'Undone'));
    this.#reset.addEventListener('click', () => this.#toUsual());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || inText(event.target)) return;
    const key = event.key.toLowerCase();
    const again = key === 'y' || (key === 'z' && event.shiftKey);
    if (!again && key !== 'z') return;
    event.preventDefault();
    if (again) this.#walk(redo, 'Done again');
    else this.#walk(undo, 'Undone');
  }

  /** Records the state that is on the screen now, whatever set it. @param {LabState} state */
  saw(state) {
    if (!this.#history) this.#history = begin(state);
    else if (!same(this.#history.now, state)) this.#history = goOn(this.#history, state);
    this.#draw();
  }

  /** @param {(history: Past) => Past} step @param {string} said */
  #walk(step, said) {
    const before = this.#history;
    if (!before) return;
    const after = step(before);
    if (after === before) return;
    this.#history = after;
    this.#actions.show(after.now, `${said}. ${describeChange(before.now, after.now, this.#catalogue)}.`);
  }

  #toUsual() {
    const usual = this.#actions.usual();
    if (!this.#history || same(this.#history.now, usual)) return;
    this.#actions.reset();
    this.#actions.show(usual, 'All settings are the usual ones again.');
  }

  #draw() {
    if (!this.#history) return;
    const { past, now } = this.#history;
    const usual = same(now, this.#actions.usual());
    if (past.length > 0 || !usual) this.element.hidden = false;
    // aria-disabled, not disabled: the button keeps the focus.
    this.#undo.setAttribute('aria-disabled', String(past.length === 0));
    this.#reset.setAttribute('aria-disabled', String(usual));
    setText(this.#text, past.length > 0 ? describeChange(past[past.length - 1], now, this.#catalogue) : '');
  }
}
