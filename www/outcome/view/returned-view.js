/** Shows what a reader's function returned for each input, and the traceback of what it raised. */
import { listed } from '../../base/format.js';
import { build } from '../../ui/dom.js';
import { returnedOf } from '../returned.js';

/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/** @typedef {import('../returned.js').Returned} Returned */
/** @typedef {import('../returned.js').Agreed} Agreed */

/** The most tasks that are listed. */
const MOST = 200;

/** @param {Returned} task */
const rowOf = ({ name, result, error, traceback, line }) => {
  const where = line === null ? '' : `, line ${line}`;
  const raised = traceback
    ? build(
        'details',
        {},
        build('summary', {}, build('code', { class: 'raised' }, error ?? ''), where),
        build('pre', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Traceback of ${name}` }, traceback),
      )
    : build('code', { class: 'raised' }, error ?? '');
  return build(
    'tr',
    {},
    build('th', { scope: 'row' }, build('code', {}, name)),
    build('td', {}, error === null ? build('code', {}, result ?? '') : raised),
  );
};

/** @param {Agreed} group @param {(name: string) => string} titles @param {boolean} isAlone */
const tableOf = ({ models, tasks }, titles, isAlone) => {
  const title = isAlone && models.length > 1 ? `All ${models.length} models agree` : listed(models.map(titles));
  const rest = tasks.length - MOST;
  return build(
    'div',
    {},
    build('h3', {}, title),
    build(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Returned, ${title}` },
      build(
        'table',
        {},
        build(
          'thead',
          {},
          build('tr', {}, build('th', { scope: 'col' }, 'Input'), build('th', { scope: 'col' }, 'Returned')),
        ),
        build('tbody', {}, ...tasks.slice(0, MOST).map(rowOf)),
      ),
    ),
    rest > 0 ? build('p', { class: 'small' }, `And ${rest} more.`) : null,
  );
};

export class ReturnedView {
  #tables = build('div', { class: 'returned', 'data-part': 'returned' });
  element = build(
    'section',
    { class: 'panel returned-panel', 'aria-label': 'What your function returned', hidden: true },
    build('h2', {}, 'What your function returned'),
    this.#tables,
  );
  #shown = '';

  /** @param {ModelResult[]} results @param {(name: string) => string} titles */
  show(results, titles) {
    const groups = returnedOf(results);
    const shown = JSON.stringify(groups);
    // Progress comes several times a second; an opened traceback must stay open.
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.element.hidden = groups.length === 0;
    this.#tables.replaceChildren(...groups.map((group) => tableOf(group, titles, groups.length === 1)));
  }
}
