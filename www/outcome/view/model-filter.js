/** Chooses which of the models that ran are shown below: all on one time axis, or only one. */
import { build, uniqueId } from '../../ui/dom.js';

export class ModelFilter {
  #name = uniqueId('filter');
  #chosen = 'all';
  #shown = '';
  #changed;
  #row = build('div', { class: 'segments' });
  element = build(
    'fieldset',
    { class: 'filter', 'data-part': 'filter', hidden: true },
    build('legend', {}, 'Show'),
    this.#row,
  );

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
    this.#row.addEventListener('change', (event) => {
      this.#chosen = /** @type {HTMLInputElement} */ (event.target).value;
      this.#changed();
    });
  }

  /** @param {string[]} models @param {(name: string) => string} titles */
  show(models, titles) {
    const key = models.map(titles).join(',');
    if (key === this.#shown) return;
    this.#shown = key;
    if (!models.includes(this.#chosen)) this.#chosen = 'all';
    this.element.hidden = models.length < 2;
    this.#row.replaceChildren(
      ...['all', ...models].map((name) =>
        build(
          'label',
          {},
          build('input', { type: 'radio', name: this.#name, value: name, checked: name === this.#chosen }),
          build('span', {}, name === 'all' ? 'All' : titles(name)),
        ),
      ),
    );
  }

  /** null: all models */
  get chosen() {
    return this.#chosen === 'all' ? null : this.#chosen;
  }

  /** A model that did not run is ignored. @param {string|null} model */
  set chosen(model) {
    const input = [...this.#row.querySelectorAll('input')].find(({ value }) => value === (model ?? 'all'));
    if (!input || input.checked) return;
    input.checked = true;
    this.#chosen = input.value;
    this.#changed();
  }

  /** @param {{model: string}} result */
  accepts(result) {
    return this.#chosen === 'all' || result.model === this.#chosen;
  }
}
