/** The timeline as a table: the same slices in words, for anyone. Built only while it is open. */
import { KIND_WORDS, taskOf } from '../model/describe.js';
import { counted, formatTime } from '../model/format.js';
import { lasting } from '../model/lasting.js';
import { reasonsOf } from '../model/reason.js';
import { build, setText } from './dom.js';

/** @typedef {import('../model/layout.js').Group} Group */

/** More rows than this nobody reads, and building them would hold the page up. */
const MAX_ROWS = 2000;
const HEADS = ['Model', 'Track', 'From', 'For', 'What', 'Name', 'Task'];

export class SliceTable {
  #body = build('tbody', {});
  #more = build('p', { class: 'small' });
  /** @type {Group[]} */
  #groups = [];
  #tick_us = 0;

  constructor() {
    const table = build('table', {}, build('caption', { class: 'visually-hidden' }, 'All slices, in order of time'),
      build('thead', {}, build('tr', {}, ...HEADS.map((text) => build('th', { scope: 'col' }, text)))), this.#body);
    this.element = build('details', { class: 'slice-table', 'data-part': 'slice-table' }, build('summary', {}, 'The same as a table'),
      build('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Slices, a table' }, table), this.#more);
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
    const all = this.#groups.flatMap((group) => {
      const reason = reasonsOf(group);
      return group.tracks.flatMap((track) => track.slices.map((slice) => ({ group, track, slice, reason })))
        .sort((a, b) => a.slice.from_us - b.slice.from_us);
    });
    const rows = all.slice(0, MAX_ROWS).map(({ group, track, slice, reason }) => [
      group.title, track.name, formatTime(slice.from_us / 1000), lasting(slice, this.#tick_us),
      reason(track, slice, this.#tick_us) ?? KIND_WORDS[slice.kind].label, slice.name, taskOf(slice) ?? '–',
    ]);
    this.#body.replaceChildren(...rows.map((row) => build('tr', {}, ...row.map((text) => build('td', {}, text)))));
    setText(this.#more, all.length > MAX_ROWS ? `${counted(all.length - MAX_ROWS, 'slice')} more are not shown; choose one model above to see them.` : '');
  }
}
