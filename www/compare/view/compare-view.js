/** Shows each run that the reader keeps beside the current run: what differs, and how the times compare. */
import { comparedRows } from '../compared.js';
import { differencesOf } from '../differences.js';
import { formatTime } from '../../base/format.js';
import { originText } from '../../result/origin.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../result/origin.js').Recorded} Recorded */
/**
 * A run to compare with. `notes`: for a run from a file, remarks about the file.
 * @typedef {{name: string, recorded: Recorded, notes?: string[]}} Kept
 */

/** A limit: more runs would stand too far apart on the screen to be compared, and each takes memory. */
const MOST_KEPT = 4;

const capital = (/** @type {string} */ text) => text[0].toUpperCase() + text.slice(1);

/** @param {import('../compared.js').Row} row */
const rowOf = ({ model, before, after, ratio, said: sure }) =>
  build(
    'tr',
    {},
    build('th', { scope: 'row' }, model),
    build('td', {}, before),
    build('td', {}, after),
    build('td', {}, ratio, ' ', build('span', { class: 'interval-text' }, sure)),
  );

export class CompareView {
  #keep = build('button', { type: 'button', 'data-action': 'keep-run' }, 'Keep this run');
  #hint = build('p', { class: 'small', role: 'status' });
  #room = build('div', { class: 'compared-runs' });
  element = build(
    'section',
    { class: 'panel compare-panel', 'aria-label': 'Compare', 'data-part': 'compare', hidden: true },
    build('div', { class: 'panel-head' }, build('h2', {}, 'Compare'), this.#keep),
    this.#hint,
    this.#room,
  );
  #catalogue;
  #titles;
  #changed;
  #show;
  /** @type {Recorded|null} */
  #current = null;
  /** @type {Kept[]} */
  #kept = [];
  /** Opened files that hold a run. @type {Kept[]} */
  #files = [];
  #count = 0;

  /**
   * @param {import('../../base/catalogue.js').Catalogue} catalogue
   * @param {(model: string) => string} titles
   * @param {() => void} changed called when the list of kept runs changes
   * @param {(kept: Kept) => void} show puts a run in the place of the current one
   */
  constructor(catalogue, titles, changed, show) {
    this.#show = show;
    this.#catalogue = catalogue;
    this.#titles = titles;
    this.#changed = changed;
    this.#keep.addEventListener('click', () => this.#keepCurrent());
  }

  /** Kept runs other than the one on the screen. */
  get others() {
    return this.#kept.filter(({ recorded }) => recorded.result !== this.#current?.result);
  }

  /** @param {Recorded|null} current null while there is none, or while one is in progress @param {Kept[]} files */
  show(current, files) {
    const same =
      current?.result === this.#current?.result &&
      files.length === this.#files.length &&
      files.every(({ recorded }, at) => recorded === this.#files[at].recorded);
    if (same) return;
    this.#current = current;
    this.#files = files;
    this.#draw();
  }

  #keepCurrent() {
    if (!this.#current || this.#keep.getAttribute('aria-disabled') === 'true') return;
    this.#kept = [...this.#kept, { name: `kept run ${(this.#count += 1)}`, recorded: this.#current }];
    this.#changed();
    this.#draw();
  }

  /** @param {Kept} kept */
  #letGo(kept) {
    this.#kept = this.#kept.filter((one) => one !== kept);
    this.#changed();
    this.#draw();
    this.#keep.focus();
  }

  /** What the Keep button would do, or why it does nothing now. @returns {[usable: boolean, hint: string]} */
  #hinted() {
    if (!this.#current) return [false, this.#kept.length > 0 ? 'Compared when the run is over.' : ''];
    const kept = this.#kept.find(({ recorded }) => recorded.result === this.#current?.result);
    if (kept)
      return [
        false,
        `This is ${kept.name}. Change something and run again: the page shows the two runs one below the other, here and in the timeline.`,
      ];
    if (this.#kept.length >= MOST_KEPT) return [false, `${MOST_KEPT} runs are kept. Remove one to keep another.`];
    return [
      true,
      this.#kept.length > 0
        ? ''
        : 'Keep this run, change something, and run again: the page shows the two runs one below the other, here and in the timeline.',
    ];
  }

  #draw() {
    const [usable, hint] = this.#hinted();
    // Not disabled: if the focused button were disabled, the focus would jump to the top of the page.
    this.#keep.setAttribute('aria-disabled', String(!usable));
    setText(this.#hint, hint);
    this.element.hidden = !this.#current && this.#kept.length === 0;
    this.#room.replaceChildren(
      ...[...this.#kept, ...this.#files].map((kept) => this.#runOf(kept, this.#files.includes(kept))),
    );
  }

  /** @param {Kept} kept @param {boolean} file whether the run is from a file; a file is closed in the files panel */
  #runOf(kept, file) {
    const {
      name,
      recorded: { about, result },
    } = kept;
    const letGo = build(
      'button',
      { type: 'button', class: 'quiet', 'data-action': 'let-go', 'aria-label': `Let go of ${name}` },
      'Let go',
    );
    letGo.addEventListener('click', () => this.#letGo(kept));
    const show = build(
      'button',
      { type: 'button', class: 'quiet', 'data-action': 'show-run', 'aria-label': `Show this run: ${name}` },
      'Show this run',
    );
    show.addEventListener('click', () => this.#show(kept));
    const shown = result === this.#current?.result;
    const where = [
      this.#catalogue.workloads.find((one) => one.name === result.workload)?.title ?? result.workload,
      originText(about),
    ].filter((text) => text !== '');
    return build(
      'section',
      { class: 'compared-run', 'data-run': name },
      build(
        'div',
        { class: 'panel-head' },
        build('h3', {}, capital(name)),
        build('div', { class: 'buttons' }, ...(shown ? [] : [show]), ...(file ? [] : [letGo])),
      ),
      build('p', { class: 'small' }, `${where.join(', ')}.`),
      ...this.#against(kept),
    );
  }

  /** @param {Kept} kept */
  #against({ name, recorded }) {
    const current = this.#current;
    if (!current || current.result === recorded.result) return [this.#alone(recorded)];
    const differences = differencesOf(recorded, current, this.#catalogue);
    const rows = comparedRows(recorded.result, current.result, this.#titles);
    const said =
      differences.length > 0
        ? `What differs, ${name} → this run: ${differences.join('; ')}.`
        : 'The same settings as this run.';
    const sentence = build('p', { 'data-part': 'differences' }, said);
    if (rows.length === 0) return [sentence, build('p', {}, 'No model ran in both.')];
    const heads = ['Model', capital(name), 'This run', 'Ratio'].map((text) => build('th', { scope: 'col' }, text));
    return [
      sentence,
      build(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `This run and ${name}, a table` },
        build(
          'table',
          { class: 'compared' },
          build('caption', { class: 'visually-hidden' }, `Wall times of this run and of ${name}`),
          build('thead', {}, build('tr', {}, ...heads)),
          build('tbody', {}, ...rows.map(rowOf)),
        ),
      ),
      build('p', { class: 'small' }, 'Ratio: this run’s time divided by the other’s. Below 1 this run was faster.'),
    ];
  }

  /** The run's own times, when there is no run to compare it with. @param {Recorded} recorded */
  #alone({ result }) {
    return build(
      'p',
      {},
      `${result.models.map(({ model, wall_ms }) => `${this.#titles(model)} ${formatTime(wall_ms, result.clock_tick_us)}`).join(', ')}.`,
    );
  }
}
