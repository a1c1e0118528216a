/** The message at the top: what is wrong with the address, or with the element's attributes. */
import { build } from './dom.js';

export class AddressBanner {
  #list = build('ul', {});
  #close = build('button', { type: 'button', class: 'quiet' }, 'Understood');
  element = build('div', { class: 'banner', role: 'alert', 'data-part': 'address-problems', hidden: true },
    build('p', {}, build('strong', {}, 'Some settings do not exist or do not fit:')), this.#list, this.#close);

  /** It stays until the reader sends it away: if it went by itself, the page would move under their hand. */
  constructor() {
    this.#close.addEventListener('click', () => this.show([]));
  }

  /** @param {string[]} problems */
  add(problems) { if (problems.length > 0) this.show([...Array.from(this.#list.children, ({ textContent }) => textContent ?? ''), ...problems]); }

  /** @param {string[]} problems */
  show(problems) {
    this.element.hidden = problems.length === 0;
    this.#list.replaceChildren(...problems.map((text) => build('li', {}, text)));
  }
}
