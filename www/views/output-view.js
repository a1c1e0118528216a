/** The printed lines, in the order in which they really came. */
import { formatTime } from '../model/format.js';
import { build } from './dom.js';

/** @typedef {import('../protocol.js').ModelResult} ModelResult */

export class OutputView {
  #groups = build('div', { class: 'output scroll', tabindex: 0, role: 'region', 'aria-label': 'Printed lines', 'data-part': 'output' });
  element = build('section', { class: 'panel output-panel', 'aria-label': 'Output' }, build('h2', {}, 'Output'), this.#groups);

  /** @param {ModelResult[]} results @param {(name: string) => string} titles */
  show(results, titles) {
    const atEnd = this.#groups.scrollTop + this.#groups.clientHeight >= this.#groups.scrollHeight - 4;
    this.#groups.replaceChildren(...results.map((result) => build('div', { class: 'output-group', 'data-model': result.model },
      build('h3', {}, titles(result.model)),
      build('ol', {}, ...result.output.map((line) => build('li', {},
        build('span', { class: 'output-time' }, formatTime(line.t_ms)),
        build('span', { class: 'output-text' }, line.text),
        line.task === null ? null : build('span', { class: 'output-task' }, `task ${line.task + 1}`)))))));
    if (atEnd) this.#groups.scrollTop = this.#groups.scrollHeight;
  }
}
