/** A cell of the table of models: what it found, each finding a link to its run; or why there is none yet. */
import { writeAddress } from '../model/address.js';
import { stateOfRun } from '../model/experiments.js';
import { UNKNOWN } from '../model/format.js';
import { build } from './dom.js';

/** @typedef {import('../model/measured-table.js').Cell} Cell */
/** @typedef {import('../model/table-findings.js').Finding} Finding */
/** @typedef {import('../model/state.js').LabState} LabState */
/** @typedef {{show: (state: LabState) => void, measure: () => void, name: string, measuring: boolean, busy: boolean}} Context  `name`: of the cell; `measuring`: this cell; `busy`: something */

/** Anything but a plain click is the browser's: a new tab, a download. @param {MouseEvent} event */
const isPlain = (event) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** @param {Finding} finding @param {(state: LabState) => void} show */
function findingView({ text, detail, run }, show) {
  const state = stateOfRun(run);
  const link = build('a', { href: writeAddress(state) }, text);
  link.addEventListener('click', (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    show(state);
  });
  return build('p', {}, link, ...(detail === null ? [] : [' ', build('span', { class: 'detail' }, detail)]));
}

/** @param {Cell} cell @param {Context} context @returns {HTMLElement[]} */
export function cellContent({ state, findings }, { show, measure, name, measuring, busy }) {
  if (state === 'cannot-run') return [build('p', { class: 'detail' }, 'cannot run: page not isolated')];
  if (state === 'not-measured' && measuring) return [build('p', { class: 'detail' }, 'measuring…')];
  if (state === 'not-measured') {
    const button = build('button', { type: 'button', class: 'quiet', 'aria-label': `Measure: ${name}`, 'aria-disabled': String(busy) }, 'Measure');
    button.addEventListener('click', measure);
    return [build('p', { class: 'detail' }, 'not measured yet'), button];
  }
  return findings.length > 0 ? findings.map((finding) => findingView(finding, show)) : [build('p', {}, UNKNOWN)];
}
