/** The lock's settings. Fields that the chosen flavour or models do not use are hidden, and keep their text. */
import { FLAVOUR_WORDS, hasInterval, lockSpecs } from '../lock-settings.js';
import { build } from '../../ui/dom.js';
import { Choices } from '../../ui/choices.js';
import { ParameterField } from './parameter-field.js';
import { mayTakeTurns } from '../../result/model-properties.js';

/** @typedef {import('../../interface.js').LockFlavour} LockFlavour */
/** @typedef {import('../../interface.js').LockSettings} LockSettings */

export class LockForm {
  #usual;
  #flavours;
  #interval;
  #release;

  /** @param {import('../../base/catalogue.js').Catalogue} catalogue @param {() => void} changed */
  constructor(catalogue, changed) {
    const specs = lockSpecs(catalogue);
    this.#usual = catalogue.lock.default;
    this.#flavours = new Choices(
      'radio',
      'The lock',
      catalogue.lock.flavours.map((value) => ({ value, ...FLAVOUR_WORDS[value] })),
      () => {
        this.#hide();
        changed();
      },
    );
    this.#interval = new ParameterField(specs.interval_ms, () => 1, changed);
    this.#release = new ParameterField(specs.release_during_waits, () => 1, changed);
    this.element = build(
      'div',
      { class: 'lock-form', 'data-part': 'lock-form', hidden: true },
      this.#flavours.element,
      build('p', { class: 'field-help' }, 'It holds for Threads + GIL and for the thread pool.'),
      build('div', { class: 'fields' }, this.#interval.element, this.#release.element),
    );
  }

  get #flavour() {
    return /** @type {LockFlavour} */ (this.#flavours.chosen[0]);
  }

  #hide() {
    this.#interval.element.hidden = !hasInterval(this.#flavour);
    this.#release.element.hidden = this.#flavour === 'free-threaded';
  }

  /** @param {string[]} models the chosen ones */
  showFor(models) {
    this.element.hidden = !models.some(mayTakeTurns);
  }

  /** @param {LockSettings} settings */
  write({ flavour, interval_ms, release_during_waits }) {
    this.#flavours.chosen = [flavour];
    this.#interval.write(interval_ms);
    this.#release.write(release_during_waits);
    this.#hide();
  }

  /**
   * Returns null while the interval's field is visible and not valid, and shows the error.
   * @returns {LockSettings|null}
   */
  read() {
    const hidden = this.element.hidden || this.#interval.element.hidden;
    const interval_ms = this.#interval.read() ?? (hidden ? this.#usual.interval_ms : null);
    if (interval_ms === null) return null;
    return {
      flavour: this.#flavour,
      interval_ms: Number(interval_ms),
      release_during_waits: this.#release.read() === true,
    };
  }

  focusProblem() {
    this.#interval.focus();
  }
}
