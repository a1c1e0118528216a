/** The message at the top: problems with the address or with the element's attributes. */
import { build } from '../../ui/dom.js';

/** The most problems that are listed, since an address can be long. */
const MOST = 8;

export class AddressBanner {
  /** @type {string[]} */
  #problems = [];
  #list = build('ul', {});
  #close = build('button', { type: 'button', class: 'quiet' }, 'Understood');
  element = build(
    'div',
    { class: 'banner', role: 'alert', 'data-part': 'address-problems', hidden: true },
    build('p', {}, build('strong', {}, 'Some settings do not exist or do not fit:')),
    this.#list,
    this.#close,
  );

  /** It stays until the reader closes it: if it disappeared by itself, the page would move while they use it. */
  constructor() {
    this.#close.addEventListener('click', () => this.show([]));
  }

  /** @param {string[]} problems */
  add(problems) {
    if (problems.length > 0) this.show([...this.#problems, ...problems]);
  }

  /** @param {string[]} problems */
  show(problems) {
    this.#problems = problems;
    this.element.hidden = problems.length === 0;
    const left = problems.length - MOST;
    this.#list.replaceChildren(
      ...problems
        .slice(0, MOST)
        .concat(left > 0 ? `And ${left} more.` : [])
        .map((text) => build('li', {}, text)),
    );
  }
}
