/**
 * Shows the exact figures of the slice or sign under the pointer or the focus. Its height is fixed, so that the page
 * does not jump.
 */
import { describeSlice, taskOf } from '../describe-slice.js';
import { KIND_WORDS, SIGN_WORDS } from '../kind-words.js';
import { formatTime } from '../../base/format.js';
import { lasting } from '../../base/lasting.js';
import { reasonsOf } from '../reason.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../layout.js').Selection} Selection */

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

/** @param {import('../signs.js').ChosenSign} chosen */
const signFigures = ({ group, track, slice, sign }) => [
  ['What', SIGN_WORDS[sign.kind].meaning],
  ['Task', (slice && taskOf(slice)) ?? '–'],
  ['Where', `${group.title}, ${track.name}${slice ? `, in ${slice.name}` : ''}`],
  ['At', formatTime(sign.us / 1000)],
];

export class SlicePanel {
  #title = build('p', { class: 'slice-title' }, EMPTY);
  #list = build('dl', {});
  element = build(
    'div',
    { class: 'slice-panel', 'data-part': 'slice', 'aria-live': 'polite', 'aria-atomic': 'true' },
    this.#title,
    this.#list,
  );

  /**
   * @param {Selection|null} selection
   * @param {number} tick_us
   * @param {import('../signs.js').ChosenSign|null} sign shown instead of the slice around it
   */
  show(selection, tick_us, sign) {
    setText(this.#title, sign?.sign.name ?? selection?.slice.name ?? EMPTY);
    this.#title.classList.toggle('empty', !selection && !sign);
    const figures = sign ? signFigures(sign) : selection ? sliceFigures(selection, tick_us) : [];
    const text = figures.flat().join('|');
    if (this.#list.dataset.shown === text) return;
    this.#list.dataset.shown = text;
    this.#list.replaceChildren(
      ...figures.map(([name, value]) => build('div', {}, build('dt', {}, name), build('dd', {}, value))),
    );
  }
}
