/** A table of figures of any kind. */
import { build } from './dom.js';

export class FiguresTable {
  #head = build('tr', {});
  #body = build('tbody', {});
  #label;

  /** @param {string} label */
  constructor(label) {
    this.#label = label;
    this.element = build(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${label}, a table` },
      build(
        'table',
        { class: 'plain-table figures' },
        build('caption', { class: 'visually-hidden' }, this.#label),
        build('thead', {}, this.#head),
        this.#body,
      ),
    );
  }

  /** @param {{heads: string[], rows: string[][]}} table */
  show({ heads, rows }) {
    this.#head.replaceChildren(...heads.map((text) => build('th', { scope: 'col' }, text)));
    this.#body.replaceChildren(
      ...rows.map(([first, ...rest]) =>
        build('tr', {}, build('th', { scope: 'row' }, first), ...rest.map((text) => build('td', {}, text))),
      ),
    );
  }
}
