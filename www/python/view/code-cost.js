/**
 * Shows how long the work would take in CPython, and offers a size that takes about a second there. Loaded with the
 * programs.
 */
import { costOf } from '../cost.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */
/** @typedef {import('../../interface.js').Params} Params */

export class CodeCost {
  #text = build('p', { class: 'small', 'data-part': 'python-cost' });
  #smaller = build(
    'button',
    { type: 'button', class: 'quiet', 'data-action': 'python-second' },
    'Take a size that Python finishes in about a second',
  );
  element = build('div', { class: 'code-cost', tabindex: -1, hidden: true }, this.#text, this.#smaller);
  /** @type {Params|null} */
  #params = null;

  /** @param {(params: Params) => void} resize sets a smaller work */
  constructor(resize) {
    this.#smaller.addEventListener('click', () => {
      // The button disappears with its offer, so the focus moves to the element beside it.
      this.element.focus({ preventScroll: true });
      if (this.#params) resize(this.#params);
    });
  }

  /** @param {LabState|null} state */
  show(state) {
    const cost = state && costOf(state.workload, state.params);
    this.element.hidden = !cost;
    setText(this.#text, cost?.text ?? '');
    this.#params = cost?.params ?? null;
    this.#smaller.hidden = !this.#params;
  }
}
