/** Messages at the top: a wrong address, a page without shared memory. */
import { build } from './dom.js';

export const isolationBanner = () => build('div', { class: 'banner', 'data-part': 'isolation' },
  build('p', {}, build('strong', {}, 'Threads cannot run on this page. '),
    'They need memory that workers share, and the browser gives it only to an isolated page. The other models run as ever.'),
  build('p', {}, 'To run threads too: open this page by itself, not inside another, over https or from localhost, served with the headers ',
    build('code', {}, 'Cross-Origin-Opener-Policy: same-origin'), ' and ', build('code', {}, 'Cross-Origin-Embedder-Policy: require-corp'), '.'));

export class AddressBanner {
  #list = build('ul', {});
  #close = build('button', { type: 'button', class: 'quiet' }, 'Understood');
  element = build('div', { class: 'banner', role: 'alert', 'data-part': 'address-problems', hidden: true },
    build('p', {}, build('strong', {}, 'The address has something that does not exist or does not fit:')), this.#list, this.#close);

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
