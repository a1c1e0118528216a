/**
 * Tabs for the parts of a run, where all of them together would be taller than the space that a post has reserved. One
 * part is shown at a time, or all of them below each other if the reader opens them. A part that has nothing to show
 * has no tab (compact.css).
 */
import { PART_TITLES } from '../look.js';
import { build, setText, uniqueId } from '../../ui/dom.js';

/** @typedef {import('../look.js').Part} Part */

export class PartTabs {
  #lab;
  #choices = build('div', { class: 'segments' });
  #more = build('button', { type: 'button', class: 'quiet', 'data-action': 'show-all' });
  element = build(
    'fieldset',
    { class: 'filter part-tabs', 'data-part': 'tabs' },
    build('legend', { class: 'visually-hidden' }, 'Show'),
    this.#choices,
    this.#more,
  );
  #name = uniqueId('part');
  /** @type {Part[]} */
  #parts = [];

  /** @param {HTMLElement} lab the lab whose panels the tabs choose */
  constructor(lab) {
    this.#lab = lab;
    this.#more.addEventListener('click', () => {
      lab.toggleAttribute('data-opened');
      this.#label();
      lab.dispatchEvent(new Event('opened', { bubbles: true }));
    });
    this.#label();
  }

  #label() {
    setText(this.#more, this.#lab.hasAttribute('data-opened') ? 'Show less' : 'Show all');
  }

  /** @param {Part[]} parts the parts that the author chose */
  offer(parts) {
    if (parts.join() === this.#parts.join()) return;
    this.#parts = parts;
    this.#choices.replaceChildren(
      ...parts.map((part) => {
        const input = build('input', { type: 'radio', name: this.#name, value: part });
        input.addEventListener('change', () => this.choose(part));
        return build('label', { 'data-of': part }, input, build('span', {}, PART_TITLES[part]));
      }),
    );
    const { tab } = this.#lab.dataset;
    this.choose(parts.find((part) => part === tab) ?? parts[0]);
  }

  /** A part that the author left out cannot be chosen. @param {Part} part */
  choose(part) {
    if (!this.#parts.includes(part)) return;
    this.#lab.dataset.tab = part;
    for (const input of this.#choices.querySelectorAll('input')) input.checked = input.value === part;
  }
}
