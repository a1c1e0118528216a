/** What a run came to, where its work asks a question: a race, how much was lost; a convoy, how much was answered. */
import { findingsOf } from '../model/findings.js';
import { build } from './dom.js';

export class FindingsView {
  #list = build('ul', { class: 'reading', 'data-part': 'findings' });
  element = build('section', { class: 'panel', 'aria-label': 'What came of it', hidden: true }, build('h2', {}, 'What came of it'), this.#list);

  /** @param {import('../model/findings.js').Run|null} run null while one goes on @param {(model: string) => string} titles */
  show(run, titles) {
    const sentences = run ? findingsOf(run, titles) : [];
    this.element.hidden = sentences.length === 0;
    this.#list.replaceChildren(...sentences.map((text) => build('li', {}, text)));
  }
}
