/** A cell of the table of models: its findings, each with a link to its run, or the reason why there are none yet. */
import { writeAddress } from '../../lab/address.js';
import { stateOfRun } from '../experiments.js';
import { UNKNOWN } from '../../base/format.js';
import { build } from '../../ui/dom.js';

/** @typedef {import('../measured-table.js').Cell} Cell */
/** @typedef {import('../table-findings.js').Finding} Finding */
/** @typedef {import('../../interface.js').RunResult} RunResult */
/**
 * `show` shows the finding's run. `link`: the fragment of the run's address, '' until it is known. `name`: the cell's
 * name. `measuring`: this cell is being measured. `busy`: any cell is.
 * @typedef {{show: (run: RunResult) => void, link: (run: RunResult) => string, measure: () => void, name: string,
 *   measuring: boolean, busy: boolean}} Context
 */

/** The browser handles any other click: a new tab, a download. @param {MouseEvent} event */
const isPlain = (event) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/**
 * A click shows the run here. In another tab, the link's address holds the run.
 * @param {Finding} finding
 * @param {Pick<Context, 'show'|'link'>} context
 */
function findingView({ text, detail, run }, { show, link }) {
  const element = build('a', { href: writeAddress(stateOfRun(run)) + link(run) }, text);
  element.addEventListener('click', (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    show(run);
  });
  return build('p', {}, element, ...(detail === null ? [] : [' ', build('span', { class: 'detail' }, detail)]));
}

/** @param {Cell} cell @param {Context} context @returns {HTMLElement[]} */
export function cellContent({ state, findings }, { show, link, measure, name, measuring, busy }) {
  if (state === 'cannot-run') return [build('p', { class: 'detail' }, 'cannot run: page not isolated')];
  if (state === 'not-measured' && measuring) return [build('p', { class: 'detail' }, 'measuring…')];
  if (state === 'not-measured') {
    const button = build(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': `Measure: ${name}`, 'aria-disabled': String(busy) },
      'Measure',
    );
    button.addEventListener('click', measure);
    return [build('p', { class: 'detail' }, 'not measured yet'), button];
  }
  return findings.length > 0
    ? findings.map((finding) => findingView(finding, { show, link }))
    : [build('p', {}, UNKNOWN)];
}
