/** The figures: a bar chart that is a table. */
import { formatTime, UNKNOWN } from '../../base/format.js';
import { build, setText } from '../../ui/dom.js';
import { HEADS, roundsText, rowsOf, wordRow } from './results-rows.js';

/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/**
 * The content of the table. `live`: the model that is running. `planned`: models that have yet to run. `recorded`:
 * models whose recorded figures stand beside measured ones, and are not compared with them. `origin`: where the whole
 * run was measured, if not here. `elsewhere`: none of it was measured here.
 * @typedef {{results: ModelResult[], live: string|null, planned: string[], tick_us: number, recorded:
 *   ReadonlySet<string>, origin: string|null, elsewhere: boolean, titles: (name: string) => string}} Outcome
 */

export class ResultsView {
  #body = build('tbody', { role: 'rowgroup' });
  #empty;
  #origin = build('p', { class: 'recorded-note', 'data-part': 'origin', hidden: true });
  #tick = build('p', { class: 'small' });
  #scroll = build(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Times, a table', hidden: true },
    build(
      'table',
      { role: 'table', class: 'results', 'data-part': 'results' },
      build('caption', { class: 'visually-hidden' }, 'Times of each execution model'),
      build(
        'thead',
        { role: 'rowgroup' },
        build(
          'tr',
          { role: 'row' },
          ...['Model', ...HEADS].map((text) => build('th', { role: 'columnheader', scope: 'col' }, text)),
        ),
      ),
      this.#body,
    ),
  );

  /** @param {HTMLElement} element @param {HTMLElement} empty its content until something has run */
  constructor(element, empty) {
    this.element = element;
    this.#empty = empty;
    empty.before(this.#origin);
    empty.after(this.#scroll, this.#tick);
  }

  /** @param {Outcome} outcome */
  show(outcome) {
    const longest_ms = Math.max(
      0,
      ...outcome.results
        .filter(({ model }) => !outcome.recorded.has(model))
        .flatMap((result) => [result.wall_ms ?? 0, ...result.samples.map((sample) => sample.wall_ms ?? 0)]),
    );
    const none = outcome.results.length + outcome.planned.length === 0;
    this.#origin.hidden = outcome.origin === null;
    setText(this.#origin, outcome.origin ?? '');
    this.#empty.hidden = !none;
    this.#scroll.hidden = none;
    if (none) {
      this.#body.replaceChildren();
      setText(this.#tick, '');
      return;
    }
    this.#body.replaceChildren(
      ...outcome.results.flatMap((result) => rowsOf(result, longest_ms, outcome)),
      ...outcome.planned.map((name) => wordRow(name, 'waits for its turn', outcome)),
    );
    setText(
      this.#tick,
      `${roundsText(outcome.results)}Start, run, wait and carry are sums over all tasks, so they can exceed the wall time.${
        outcome.tick_us > 0
          ? ` The clock ticks every ${formatTime(outcome.tick_us / 1000)}. ${UNKNOWN} means: not known.`
          : ''
      }`,
    );
  }
}
