/** Which rung of the ladder the reader is on: small and always there; why, and what would lift it, on request. */
import { build, setText } from './dom.js';

/** @import { Rung } from '../model/rung.js' */

export class RungBadge {
  #title = build('span', {});
  #why = build('p', {});
  #mend = build('p', {});
  #tab = build('a', { target: '_blank', rel: 'noopener', hidden: true, 'data-action': 'own-tab' });
  #again = build('button', { type: 'button', class: 'quiet', hidden: true, 'data-action': 'load-again' }, 'Load this page again');
  element = build('details', { class: 'rung', 'data-part': 'rung' }, build('summary', {}, this.#title), this.#why, this.#mend, build('p', {}, this.#tab, this.#again));

  constructor() {
    this.#again.addEventListener('click', () => location.reload());
  }

  /** @param {Rung} rung */
  show({ name, title, why, mend, lift }) {
    this.element.dataset.rung = name;
    setText(this.#title, title);
    setText(this.#why, why);
    setText(this.#mend, mend);
    this.#mend.hidden = mend === '';
    setText(this.#tab, name === 'recorded' ? 'Run it in a tab of its own' : 'Run threads in a tab of its own');
    this.#tab.hidden = lift !== 'tab';
    this.#again.hidden = lift !== 'reload';
  }

  /** The page by itself, with all that is set here. @param {string} address */
  set address(address) { this.#tab.href = address; }
}
