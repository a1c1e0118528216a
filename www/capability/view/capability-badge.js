/** A small badge that always shows the capability level. It opens to say why, and how to raise the level. */
import { build, setText } from '../../ui/dom.js';

/** @import { CapabilityLevel } from '../capability-level.js' */

export class CapabilityBadge {
  #title = build('span', {});
  #why = build('p', {});
  #mend = build('p', {});
  #tab = build('a', { target: '_blank', rel: 'noopener', hidden: true, 'data-action': 'own-tab' });
  #again = build(
    'button',
    { type: 'button', class: 'quiet', hidden: true, 'data-action': 'load-again' },
    'Load this page again',
  );
  element = build(
    'details',
    { class: 'capability', 'data-part': 'capability' },
    build('summary', {}, this.#title),
    this.#why,
    this.#mend,
    build('p', {}, this.#tab, this.#again),
  );

  constructor() {
    this.#again.addEventListener('click', () => location.reload());
  }

  /** @param {CapabilityLevel} capability */
  show({ name, title, why, mend, lift }) {
    this.element.dataset.capability = name;
    setText(this.#title, title);
    setText(this.#why, why);
    setText(this.#mend, mend);
    this.#mend.hidden = mend === '';
    setText(this.#tab, name === 'recorded' ? 'Run it in a tab of its own' : 'Run threads in a tab of its own');
    this.#tab.hidden = lift !== 'tab';
    this.#again.hidden = lift !== 'reload';
  }

  /** The address of the page in its own tab, with the current settings. @param {string} address */
  set address(address) {
    this.#tab.href = address;
  }
}
