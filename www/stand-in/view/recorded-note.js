/** The note beside recorded figures: where and when they were recorded, and a link to a tab that can run the models. */
import { build, setText } from '../../ui/dom.js';

export class RecordedNote {
  #text = build('span', {});
  #tab = build('a', { target: '_blank', rel: 'noopener' }, 'Run it in a tab of its own');
  element = build('p', { class: 'recorded-note', 'data-part': 'recorded', hidden: true }, this.#text);

  /**
   * @param {string|null} about null: nothing was recorded
   * @param {string|null} address of a tab that can run the models
   */
  show(about, address) {
    this.element.hidden = about === null;
    setText(this.#text, about ?? '');
    if (address !== null) this.#tab.href = address;
    // Without an address there is no link element, not even a hidden one.
    this.element.replaceChildren(this.#text, ...(address === null ? [] : [' ', this.#tab]));
  }
}
