/** The answer to a workload's question: how many updates a race lost, how many requests a convoy answered. */
import { findingsOf } from '../findings.js';
import { build } from '../../ui/dom.js';

export class FindingsView {
  #list = build('ul', { class: 'reading', 'data-part': 'findings' });
  element = build(
    'section',
    { class: 'panel', 'aria-label': 'What came of it', hidden: true },
    build('h2', {}, 'What came of it'),
    this.#list,
  );

  /**
   * @param {import('../findings.js').Run|null} run null while a run is in progress
   * @param {(model: string) => string} titles
   */
  show(run, titles) {
    const sentences = run ? findingsOf(run, titles) : [];
    this.element.hidden = sentences.length === 0;
    this.#list.replaceChildren(...sentences.map((text) => build('li', {}, text)));
  }
}
