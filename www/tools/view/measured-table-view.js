/**
 * The table that fills itself: what articles say about threads and processes, measured here, with one column for each
 * model. A run fills the cells of all its models; a cell keeps its figure until it is measured again.
 */
import {
  EXPERIMENTS,
  EXPERIMENT_NAMES,
  atMost_ms,
  lacking,
  optionsOf,
  stateOfRun,
  wasCut,
  withRun,
} from '../experiments.js';
import { listed } from '../../base/format.js';
import { originNow } from '../../result/origin.js';
import { ROWS, cellOf } from '../measured-table.js';
import { canRun, modelTitle, runnableModels } from '../../lab/state.js';
import { build, setText } from '../../ui/dom.js';
import { cellContent } from './measured-cell.js';
import { part } from '../../ui/missing-part.js';

/** @typedef {import('../../lab/bench.js').Bench} Bench */
/** @typedef {import('../../interface.js').ModelName} ModelName */
/** @typedef {import('../../base/catalogue.js').ModelSpec} ModelSpec */
/** @typedef {import('../../interface.js').Progress} Progress */
/** @typedef {import('../../interface.js').RunResult} RunResult */
/** @typedef {import('../../result/origin.js').Recorded} Recorded */
/** @typedef {import('../experiments.js').ExperimentName} ExperimentName */
/** @typedef {import('../measured-table.js').Row} Row */

const TITLE = 'The table that fills itself';

/** @param {number} ms */
const inSeconds = (ms) => `${Math.ceil(ms / 1000)} s`;

class MeasuredTable {
  #bench;
  /** @type {ModelName[]} */
  #runnable;
  /** @type {import('../experiments.js').Measured} */
  #measured = new Map();
  /** Each run with the time and place of its measurement. @type {WeakMap<RunResult, Recorded>} */
  #recorded = new WeakMap();
  /** The fragment of each run's address. @type {WeakMap<RunResult, string>} */
  #links = new WeakMap();
  /** The measurement in progress. @type {{name: ExperimentName, models: ModelName[]}|null} */
  #running = null;
  /** @type {{row: Row, spec: ModelSpec, element: HTMLTableCellElement}[]} */
  #cells = [];
  #all = build('button', { type: 'button', class: 'primary', 'data-action': 'measure-all' });
  #cancel = build('button', { type: 'button', 'data-action': 'cancel-table', disabled: true }, 'Cancel');
  #bar = build('progress', { max: '1', value: '0', 'aria-label': 'Measured of what was asked for' });
  #text = build('p', { class: 'progress-text small', 'data-part': 'table-progress' });
  #problem = build('p', { class: 'problem', role: 'alert', hidden: true });
  #live = build('p', { class: 'visually-hidden', role: 'status' });
  /** @type {HTMLButtonElement[]} */
  #rowButtons = [];

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.#runnable = runnableModels(bench.catalogue, bench.device);
    this.#all.addEventListener('click', () => void this.#measure(this.#wanted(EXPERIMENT_NAMES), this.#runnable));
    this.#cancel.addEventListener('click', () => bench.cancel());
    const { models } = bench.catalogue;
    const table = build(
      'table',
      { role: 'table', class: 'measured', 'data-part': 'measured-table' },
      build(
        'caption',
        { class: 'visually-hidden' },
        'Execution models compared. Every figure is a link to the run that shows it.',
      ),
      build(
        'thead',
        { role: 'rowgroup' },
        build('tr', { role: 'row' }, build('td', { role: 'cell' }), ...models.map((spec) => this.#columnHead(spec))),
      ),
      build('tbody', { role: 'rowgroup' }, ...ROWS.map((row) => this.#row(row))),
    );
    this.element = build(
      'div',
      { class: 'measured-tool' },
      build(
        'p',
        { class: 'measured-lead' },
        'Every figure is measured on your machine, when you ask for it, and is a link to the run that shows it, in the workbench above: two tasks that are alike, in six rounds. ',
        'While Sequential has its turn, the page freezes for a moment.',
      ),
      build('div', { class: 'buttons' }, this.#all, this.#cancel),
      this.#bar,
      this.#text,
      this.#problem,
      this.#live,
      build('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Models compared, a table' }, table),
    );
    this.#show();
    setText(this.#text, this.#estimate());
  }

  /** @param {ModelSpec} spec */
  #columnHead(spec) {
    const why = canRun(spec, this.#bench.device)
      ? spec.python
      : 'Cannot run here: the page is not isolated, so workers cannot share memory.';
    return build(
      'th',
      { role: 'columnheader', scope: 'col' },
      spec.title,
      build('span', { class: 'detail' }, ...why.split(/(?<=\.)(?=\w)/).flatMap((part) => [part, build('wbr')])),
    );
  }

  /** @param {Row} row */
  #row(row) {
    const button = build(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': `Measure row: ${row.title}`, 'data-row': row.name },
      'Measure row',
    );
    button.addEventListener('click', () => void this.#measure(this.#wanted(row.needs), this.#runnable));
    this.#rowButtons.push(button);
    const cells = this.#bench.catalogue.models.map((spec) => {
      const element = build('td', { role: 'cell', 'data-label': spec.title, 'data-cell': `${row.name} ${spec.name}` });
      this.#cells.push({ row, spec, element });
      return element;
    });
    return build(
      'tr',
      { role: 'row' },
      build('th', { role: 'rowheader', scope: 'row' }, row.title, build('span', { class: 'detail' }, row.asks), button),
      ...cells,
    );
  }

  /** The measurements that are missing, or all of them if none is. @param {ExperimentName[]} names */
  #wanted(names) {
    const lacks = lacking(this.#measured, names, this.#runnable);
    return lacks.length > 0 ? lacks : names;
  }

  #estimate() {
    const names = this.#wanted(EXPERIMENT_NAMES);
    return `To ${this.#all.textContent?.toLowerCase()} takes ${inSeconds(atMost_ms(names, this.#runnable))} at most on an average computer, and less where work overlaps.`;
  }

  /** @param {ExperimentName[]} names @param {ModelName[]} models */
  async #measure(names, models) {
    if (this.#running) return;
    this.#problem.hidden = true;
    let cut = false;
    try {
      for (const [index, name] of names.entries()) {
        this.#begin(name, optionsOf(name, models).models ?? models);
        const run = await this.#bench.measure(optionsOf(name, models), (progress) =>
          this.#progress(progress, name, (index + progress.part) / names.length),
        );
        this.#measured = withRun(this.#measured, name, run);
        this.#recorded.set(run, { result: run, about: originNow(new Date(), navigator.userAgent) });
        void this.#pack(run);
        cut = wasCut(run);
        if (cut) break;
      }
      this.#end(
        cut
          ? 'Cancelled. What was measured before stays.'
          : `Measured: ${listed(names.map((name) => EXPERIMENTS[name].title.toLowerCase()))}.`,
        cut ? 0 : 1,
      );
    } catch (error) {
      this.#end('', 0);
      this.#problem.hidden = false;
      setText(this.#problem, error instanceof Error ? error.message : String(error));
    }
  }

  /** Shows the run in the lab. @param {RunResult} run */
  async #open(run) {
    const recorded = this.#recorded.get(run);
    if (recorded) await this.#bench.showRun(recorded, `from “${TITLE}”`);
  }

  /** Packs the run into its link for other tabs, if it is small enough. @param {RunResult} run */
  async #pack(run) {
    const recorded = this.#recorded.get(run);
    const [{ makeFragment }, { NO_MOMENT }] = await Promise.all([
      part(import('../../link/link.js')),
      part(import('../../link/moment.js')),
    ]);
    if (!recorded) return;
    const { fragment, whole } = await makeFragment(
      { ran: { ...recorded, state: stateOfRun(run) }, moment: NO_MOMENT },
      this.#bench.catalogue,
    );
    if (!whole) return;
    this.#links.set(run, `#${fragment}`);
    this.#show();
  }

  /** @param {ExperimentName} name @param {ModelName[]} models */
  #begin(name, models) {
    this.#running = { name, models };
    this.#cancel.disabled = false;
    setText(this.#live, `Measuring: ${EXPERIMENTS[name].title}.`);
    this.#show();
  }

  /** @param {Progress} progress @param {ExperimentName} name @param {number} part */
  #progress({ model, turn, turns, round }, name, part) {
    const warmUp = round < 0 ? ', to warm up' : '';
    setText(
      this.#text,
      `${EXPERIMENTS[name].title}: ${modelTitle(this.#bench.catalogue, model)}${warmUp}, turn ${turn + 1} of ${turns}.`,
    );
    this.#bar.value = part;
  }

  /** @param {string} said @param {number} part */
  #end(said, part) {
    this.#running = null;
    this.#show();
    if (document.activeElement === this.#cancel) this.#all.focus();
    this.#cancel.disabled = true;
    this.#bar.value = part;
    setText(this.#live, said);
    setText(this.#text, [said, this.#estimate()].filter((text) => text !== '').join(' '));
  }

  #show() {
    const busy = this.#running !== null;
    for (const button of [this.#all, ...this.#rowButtons]) button.setAttribute('aria-disabled', String(busy));
    const left = lacking(this.#measured, EXPERIMENT_NAMES, this.#runnable).length;
    setText(
      this.#all,
      left === 0 ? 'Measure all again' : this.#measured.size === 0 ? 'Measure all' : 'Measure the rest',
    );
    for (const cell of this.#cells) this.#showCell(cell, busy);
  }

  /** @param {{row: Row, spec: ModelSpec, element: HTMLTableCellElement}} cell @param {boolean} busy */
  #showCell({ row, spec, element }, busy) {
    const cell = cellOf(row, spec, this.#measured, this.#bench.device);
    const measuring =
      this.#running !== null && row.needs.includes(this.#running.name) && this.#running.models.includes(spec.name);
    const focused = element.contains(document.activeElement);
    element.className = `${cell.state}${measuring ? ' measuring' : ''}`;
    element.replaceChildren(
      ...cellContent(cell, {
        show: (run) => void this.#open(run),
        link: (run) => this.#links.get(run) ?? '',
        measure: () => void this.#measure(cell.lacks, [spec.name]),
        name: `${row.title}, ${spec.title}`,
        measuring,
        busy,
      }),
    );
    // The focused element was replaced, so the focus moves to its successor in the cell.
    if (!focused) return;
    const next = /** @type {HTMLElement|null} */ (element.querySelector('a, button')) ?? element;
    next.tabIndex = next === element ? -1 : 0;
    next.focus({ preventScroll: true });
  }
}

/** @param {Bench} bench */
export const measuredTable = (bench) => new MeasuredTable(bench);
