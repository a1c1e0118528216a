/** The figures: a bar chart that is a table. Its rows are loaded with the first run. */
import { formatTime, UNKNOWN } from '../model/format.js';
import { build, setText } from './dom.js';

/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** What there is to show: `live` is still running, `planned` has yet to; `recorded` stands among what was measured here, and is no match for it; `origin` says where a whole run was measured that was not run here; `elsewhere`: nothing of it was. @typedef {{results: ModelResult[], live: string|null, planned: string[], tick_us: number, recorded: ReadonlySet<string>, origin: string|null, elsewhere: boolean, titles: (name: string) => string}} Outcome */

export class ResultsView {
  #body = build('tbody', { role: 'rowgroup' });
  #empty = build('p', { class: 'empty' }, 'Nothing has run yet. Press Run: your browser does the work, and the times are its own.');
  #origin = build('p', { class: 'recorded-note', 'data-part': 'origin', hidden: true });
  #tick = build('p', { class: 'small' });
  #heads = build('tr', { role: 'row' });
  #scroll = build('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Times, a table', hidden: true },
    build('table', { role: 'table', class: 'results', 'data-part': 'results' }, build('caption', { class: 'visually-hidden' }, 'Times of each execution model'),
      build('thead', { role: 'rowgroup' }, this.#heads), this.#body));
  /** @type {typeof import('./results-rows.js')|null} */
  #rows = null;

  constructor() {
    this.element = build('section', { class: 'panel results-panel', 'aria-label': 'Times' },
      build('h2', {}, 'Times'), this.#origin, this.#empty, this.#scroll, this.#tick);
  }

  /** To be awaited before there are results to show. */
  async load() {
    if (this.#rows) return;
    this.#rows = await import('./results-rows.js');
    this.#heads.replaceChildren(...['Model', ...this.#rows.HEADS].map((text) => build('th', { role: 'columnheader', scope: 'col' }, text)));
  }

  /** @param {Outcome} outcome */
  show(outcome) {
    const longest_ms = Math.max(0, ...outcome.results.filter(({ model }) => !outcome.recorded.has(model)).flatMap((result) => [result.wall_ms ?? 0, ...result.samples.map((sample) => sample.wall_ms ?? 0)]));
    const none = outcome.results.length + outcome.planned.length === 0;
    this.#origin.hidden = outcome.origin === null;
    setText(this.#origin, outcome.origin ?? '');
    this.#empty.hidden = !none;
    this.#scroll.hidden = none;
    const rows = this.#rows;
    if (none || !rows) { this.#body.replaceChildren(); setText(this.#tick, ''); return; }
    this.#body.replaceChildren(
      ...outcome.results.flatMap((result) => rows.rowsOf(result, longest_ms, outcome)),
      ...outcome.planned.map((name) => rows.wordRow(name, 'waits for its turn', outcome)));
    setText(this.#tick, `${rows.roundsText(outcome.results)}Start, run, wait and carry are sums over all tasks, so they can exceed the wall time.${
      outcome.tick_us > 0 ? ` The clock ticks every ${formatTime(outcome.tick_us / 1000)}. ${UNKNOWN} means: not known.` : ''}`);
  }
}
