/** The exact figures of the slice under the pointer or the focus. Its height is fixed: the page must not jump. */
import { KIND_WORDS, describeSlice, taskOf } from '../model/describe.js';
import { formatTime } from '../model/format.js';
import { lasting } from '../model/lasting.js';
import { reasonsOf } from '../model/reason.js';
import { build, setText } from './dom.js';

/** @typedef {import('../model/layout.js').Selection} Selection */

const EMPTY = 'Point at a slice, touch it, or put the focus on the timeline and press the arrow keys.';

/** @param {Selection} selection @param {number} tick_us */
function sliceFigures({ group, track, slice }, tick_us) {
  const task = taskOf(slice);
  const reason = slice.kind === 'waits-gil' ? reasonsOf(group)(track, slice, tick_us) : null;
  return [
    reason === null ? ['What', `${KIND_WORDS[slice.kind].label}: ${describeSlice(slice)}`] : ['Why', reason],
    ['Task', task ?? '–'],
    ['Where', `${group.title}, ${track.name}`],
    ['From', formatTime(slice.from_us / 1000)],
    ['For', lasting(slice, tick_us)],
  ];
}

export class SlicePanel {
  #title = build('p', { class: 'slice-title' }, EMPTY);
  #list = build('dl', {});
  element = build('div', { class: 'slice-panel', 'data-part': 'slice', 'aria-live': 'polite', 'aria-atomic': 'true' }, this.#title, this.#list);

  /** @param {Selection|null} selection @param {number} tick_us */
  show(selection, tick_us) {
    setText(this.#title, selection ? selection.slice.name : EMPTY);
    this.#title.classList.toggle('empty', !selection);
    const figures = selection ? sliceFigures(selection, tick_us) : [];
    const text = figures.flat().join('|');
    if (this.#list.dataset.shown === text) return;
    this.#list.dataset.shown = text;
    this.#list.replaceChildren(...figures.map(([name, value]) => build('div', {}, build('dt', {}, name), build('dd', {}, value))));
  }
}
