/** The search for names and printed lines: it shows the number of hits and moves from one to the next. */
import { findNames } from '../find.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../trace/group.js').Group} Group */
/** @typedef {import('../find.js').Hit} Hit */

/**
 * The words for a hit that is not a slice.
 * @type {Record<import('../../trace/tracks.js').InstantKind|'slice', string>}
 */
const WHAT = { slice: '', print: ', printed', mark: ', a mark', lost: ', a lost update', event: ', an event' };

export class SearchField {
  #input = build('input', {
    type: 'search',
    placeholder: 'Search names, lines',
    'aria-label': 'Search the names of slices, and printed lines',
    'aria-keyshortcuts': '/',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  #count = build('output', { class: 'small search-count' });
  element = build('div', { class: 'search', role: 'search', 'data-part': 'search' }, this.#input, this.#count);
  /** @type {Group[]} */
  #groups = [];
  /** @type {Hit[]} */
  #hits = [];
  #at = -1;
  #actions;

  /** @param {{select: (hit: Hit) => void, back: () => void}} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#input.addEventListener('input', () => {
      this.#find();
      this.#go(0);
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        this.#go(event.shiftKey ? -1 : 1);
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        actions.back();
      }
    });
  }

  /** @param {Group[]} groups */
  show(groups) {
    this.#groups = groups;
    if (this.#input.value !== '') this.#find();
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  #find() {
    this.#hits = findNames(this.#groups, this.#input.value);
    this.#at = Math.min(this.#at, this.#hits.length - 1);
    this.#say();
  }

  /** @param {-1|0|1} by to the next or previous hit, wrapping around; 0: the first */
  #go(by) {
    const { length } = this.#hits;
    if (length > 0) {
      this.#at = by === 0 ? 0 : (this.#at + by + length) % length;
      this.#actions.select(this.#hits[this.#at]);
    }
    this.#say();
  }

  #say() {
    const text =
      this.#input.value.trim() === ''
        ? ''
        : this.#hits.length === 0
          ? 'no hits'
          : `${Math.max(0, this.#at) + 1} of ${this.#hits.length}${WHAT[this.#hits[Math.max(0, this.#at)].sign?.kind ?? 'slice']}`;
    setText(this.#count, text);
  }
}
