/** Radio cards and check cards: native inputs in labels, so that keyboards and screen readers can use them. */
import { build, uniqueId } from './dom.js';

/** @typedef {{value: string, title: string, note: string, detail?: string}} Choice */

export class Choices {
  #inputs;
  #changed;

  /** @param {'radio'|'checkbox'} type @param {string} legend @param {Choice[]} choices @param {() => void} changed */
  constructor(type, legend, choices, changed) {
    const name = uniqueId(type);
    this.#changed = changed;
    this.#inputs = choices.map(({ value }) => build('input', { type, name, value, id: uniqueId(value) }));
    const cards = choices.map((choice, i) =>
      build(
        'label',
        { class: 'card', for: this.#inputs[i].id, 'data-choice': choice.value },
        this.#inputs[i],
        build(
          'span',
          { class: 'card-words' },
          build('span', { class: 'card-title' }, choice.title),
          ' ',
          build('span', { class: 'card-note' }, choice.note),
        ),
        choice.detail ? build('span', { class: 'card-detail' }, choice.detail) : null,
      ),
    );
    this.element = build(
      'fieldset',
      { class: `choices choices-${type}` },
      build('legend', {}, legend),
      build('div', { class: 'cards' }, ...cards),
    );
    this.element.addEventListener('change', () => this.#changed());
  }

  get chosen() {
    return this.#inputs.filter((input) => input.checked).map((input) => input.value);
  }

  /** @param {string[]} values */
  set chosen(values) {
    for (const input of this.#inputs) input.checked = values.includes(input.value);
  }

  focus() {
    this.#inputs[0]?.focus();
  }
}
