/** Statements on all models together: what their tasks share, and whether their results agree. */
import { agreement, describeCounters } from '../agreement.js';
import { listed } from '../../base/format.js';
import { build } from '../../ui/dom.js';

/** @typedef {import('./results-view.js').Outcome} Outcome */

/** Models with the same statement share one sentence. @param {Outcome} outcome @returns {string[]} */
function sharedSentences({ results, live, titles }) {
  const over = results.filter((result) => result.model !== live);
  /** @type {Map<string, string[]>} */
  const models = new Map();
  for (const result of over) {
    const text = describeCounters(result);
    if (text !== null) models.set(text, [...(models.get(text) ?? []), titles(result.model)]);
  }
  const same = live === null ? agreement(over, titles) : null;
  return [...Array.from(models, ([text, names]) => `${listed(names)}: ${text}.`), ...(same ? [same.text] : [])];
}

export class SharedView {
  #list = build('ul', { class: 'reading', 'data-part': 'shared' });
  element = build(
    'section',
    { class: 'panel shared-panel', 'aria-label': 'What is shared', hidden: true },
    build('h2', {}, 'What is shared'),
    build('p', { class: 'small' }, 'Every task adds one to a counter in its memory.'),
    this.#list,
  );

  /** @param {Outcome} outcome */
  show(outcome) {
    const sentences = sharedSentences(outcome);
    this.element.hidden = sentences.length === 0;
    this.#list.replaceChildren(...sentences.map((text) => build('li', {}, text)));
  }
}
