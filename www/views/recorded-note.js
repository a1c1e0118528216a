/** Beside figures of which some were recorded: where, when and of what, and the way to run them. */
import { build, setText } from './dom.js';

export class RecordedNote {
  #text = build('span', {});
  #tab = build('a', { target: '_blank', rel: 'noopener' }, 'Run it in a tab of its own');
  element = build('p', { class: 'recorded-note', 'data-part': 'recorded', hidden: true }, this.#text);

  /** @param {string|null} about null: nothing was recorded @param {string|null} address of a tab that could run it */
  show(about, address) {
    this.element.hidden = about === null;
    setText(this.#text, about ?? '');
    if (address !== null) this.#tab.href = address;
    // A link that leads nowhere is none, hidden or not.
    this.element.replaceChildren(this.#text, ...(address === null ? [] : [' ', this.#tab]));
  }
}
