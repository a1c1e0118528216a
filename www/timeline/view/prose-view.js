/** Shows the trace as sentences, a hundred at a time. Built only while it is open. */
import { counted } from '../../base/format.js';
import { sentence, tell } from '../prose.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../trace/group.js').Group} Group */
/** @typedef {import('../prose.js').Told} Told */

const PIECE = 100;

export class ProseView {
  #room = build('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'The trace in sentences' });
  #more = build('button', { type: 'button', class: 'quiet' });
  /** @type {Group[]} */
  #groups = [];
  #tick_us = 0;
  /** @type {Told[]} */
  #told = [];
  #count = 0;

  constructor() {
    this.element = build(
      'details',
      { class: 'prose', 'data-part': 'prose' },
      build('summary', {}, 'The same in sentences'),
      this.#room,
      this.#more,
    );
    this.element.addEventListener('toggle', () => this.#begin());
    this.#more.addEventListener('click', () => this.#add());
  }

  /** @param {Group[]} groups @param {number} tick_us */
  show(groups, tick_us) {
    if (
      groups.length === this.#groups.length &&
      groups.every((group, at) => group === this.#groups[at]) &&
      tick_us === this.#tick_us
    )
      return;
    this.#groups = groups;
    this.#tick_us = tick_us;
    this.#begin();
  }

  #begin() {
    this.#room.replaceChildren();
    this.#count = 0;
    this.#told = this.element.open ? tell(this.#groups, this.#tick_us) : [];
    this.#add();
  }

  /** Adds the next sentences, with a heading where a model begins. */
  #add() {
    for (const told of this.#told.slice(this.#count, this.#count + PIECE)) {
      const last = this.#count > 0 ? this.#told[this.#count - 1].model : null;
      if (told.model !== last) this.#room.append(build('h3', {}, told.model), build('ol', {}));
      this.#room.lastElementChild?.append(build('li', {}, sentence(told)));
      this.#count += 1;
    }
    const left = this.#told.length - this.#count;
    this.#more.hidden = left <= 0;
    setText(this.#more, `More: ${counted(left, 'sentence')} to come`);
  }
}
