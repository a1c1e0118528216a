/** The timeline as an accessible table: the same slices, arrows and counters in words. Built only while it is open. */
import { arrowsOf, sayWay } from '../arrows.js';
import { sayValue } from '../../trace/counters.js';
import { taskOf } from '../describe-slice.js';
import { KIND_WORDS } from '../kind-words.js';
import { counted, formatTime } from '../../base/format.js';
import { lasting } from '../../base/lasting.js';
import { reasonsOf } from '../reason.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../trace/group.js').Group} Group */

/** Nobody reads more rows than this, and building them would block the page. */
const MAX_ROWS = 2000;
const HEADS = ['Model', 'Track', 'From', 'For', 'What', 'Name', 'Task'];

/**
 * The rows sorted by time; cells are made only for the rows that are shown.
 * @param {Group} group
 * @param {number} tick_us
 * @returns {{us: number, cells: () => string[]}[]}
 */
function rowsOf(group, tick_us) {
  const reason = reasonsOf(group);
  const slices = group.tracks.flatMap((track) =>
    track.slices.map((slice) => ({
      us: slice.from_us,
      cells: () => [
        group.title,
        track.name,
        formatTime(slice.from_us / 1000),
        lasting(slice, tick_us),
        reason(track, slice, tick_us) ?? KIND_WORDS[slice.kind].label,
        slice.name,
        taskOf(slice) ?? '–',
      ],
    })),
  );
  const arrows = arrowsOf(group).map((arrow) => ({
    us: arrow.flow.from_us,
    cells: () => [
      group.title,
      arrow.from.name,
      formatTime(arrow.flow.from_us / 1000),
      lasting(arrow.flow, tick_us),
      `arrow ${sayWay(arrow)}`,
      arrow.flow.name || '–',
      '–',
    ],
  }));
  const values = (group.counters ?? []).flatMap(({ name, times, values: all }) =>
    Array.from(times, (us, at) => ({
      us,
      cells: () => [
        group.title,
        name,
        formatTime(us / 1000),
        at + 1 < times.length ? lasting({ from_us: us, to_us: times[at + 1] }, tick_us) : '–',
        `counter at ${sayValue(all[at])}`,
        name,
        '–',
      ],
    })),
  );
  return [...slices, ...arrows, ...values].sort((a, b) => a.us - b.us);
}

export class SliceTable {
  #body = build('tbody', {});
  #more = build('p', { class: 'small' });
  /** @type {Group[]} */
  #groups = [];
  #tick_us = 0;

  constructor() {
    const table = build(
      'table',
      {},
      build('caption', { class: 'visually-hidden' }, 'All slices, arrows and counters, in order of time'),
      build('thead', {}, build('tr', {}, ...HEADS.map((text) => build('th', { scope: 'col' }, text)))),
      this.#body,
    );
    this.element = build(
      'details',
      { class: 'slice-table', 'data-part': 'slice-table' },
      build('summary', {}, 'The same as a table'),
      build('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Slices, a table' }, table),
      this.#more,
    );
    this.element.addEventListener('toggle', () => this.#fill());
  }

  /** @param {Group[]} groups @param {number} tick_us */
  show(groups, tick_us) {
    this.#groups = groups;
    this.#tick_us = tick_us;
    this.#fill();
  }

  #fill() {
    if (!this.element.open) return;
    const all = this.#groups.flatMap((group) => rowsOf(group, this.#tick_us));
    const rows = all.slice(0, MAX_ROWS).map(({ cells }) => cells());
    this.#body.replaceChildren(...rows.map((row) => build('tr', {}, ...row.map((text) => build('td', {}, text)))));
    setText(
      this.#more,
      all.length > MAX_ROWS
        ? `${counted(all.length - MAX_ROWS, 'row')} more are not shown.${this.#groups.length > 1 ? ' Choose one model above to see more of its own.' : ' The trace’s file has all of them.'}`
        : '',
    );
  }
}
