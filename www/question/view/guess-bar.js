/**
 * A model's bar: the reader drags it to a guess, with pointer or keys, and the measured length is laid over it later.
 * Lengths are relative to the unit's; the first bar is the unit itself and cannot be moved. A bar that was not touched
 * is not a guess.
 */
import { LEAST, lengthWords, moved, MOST, ratioWords, snapped } from '../guess.js';
import { build, setText, uniqueId } from '../../ui/dom.js';

/**
 * What a bar shows at once. `room`: the length that its full width stands for.
 * @typedef {{room: number, measured: number|null, locked: boolean, words: string}} Shown
 */

/** The place of the grip, and the start for keys, before there is a guess. */
const START = 1;

/** Enter or the space bar takes the place of the grip as the guess. @param {KeyboardEvent} event */
const takesStart = ({ key, ctrlKey, metaKey, altKey }) =>
  (key === 'Enter' || key === ' ') && !ctrlKey && !metaKey && !altKey;

class Bar {
  guessed = build('span', { class: 'guess-bar' });
  measured = build('span', { class: 'measured-bar', hidden: true });
  unit = build('span', { class: 'unit-line' });
  words = build('p', { class: 'guess-words' });

  /** @param {string} label @param {HTMLElement} room */
  constructor(label, room) {
    this.label = build('p', { class: 'guess-label', id: uniqueId('guess') }, label);
    this.room = room;
    room.append(this.guessed, this.measured, this.unit);
    this.element = build('div', { class: 'guess', 'data-guess': label }, this.label, room, this.words);
  }

  /** @param {number|null} length null: no guess yet; the grip is at its start @param {Shown} shown */
  draw(length, { room, measured, words }) {
    const part = (/** @type {number} */ of) => `${(100 * of) / room}%`;
    this.element.classList.toggle('guess-none', length === null);
    this.guessed.style.inlineSize = part(length ?? START);
    this.measured.hidden = measured === null;
    this.measured.style.inlineSize = part(measured ?? 0);
    this.unit.style.insetInlineStart = part(1);
    setText(this.words, words);
  }
}

/** The unit: its length is always 1. */
export class UnitBar extends Bar {
  /** @param {string} label */
  constructor(label) {
    super(label, build('div', { class: 'guess-room', 'aria-hidden': 'true' }));
    this.element.classList.add('guess-unit');
  }

  /** @param {Shown} shown */
  show(shown) {
    this.draw(1, shown);
  }
}

export class GuessBar extends Bar {
  /** @type {number|null} */
  length = null;
  #unit;
  #changed;
  /** @type {Shown} */
  #shown = { room: MOST, measured: null, locked: false, words: '' };

  /** @param {string} label @param {string} unit the title of the first bar @param {() => void} changed */
  constructor(label, unit, changed) {
    super(
      label,
      build('div', { class: 'guess-room', role: 'slider', tabindex: 0, 'aria-valuemin': LEAST, 'aria-valuemax': MOST }),
    );
    this.#unit = unit;
    this.#changed = changed;
    this.room.setAttribute('aria-labelledby', this.label.id);
    this.room.addEventListener('keydown', (event) => this.#key(event));
    this.room.addEventListener('pointerdown', (event) => this.#start(event));
    this.room.addEventListener('pointermove', (event) => {
      if (this.room.hasPointerCapture(event.pointerId)) this.#point(event);
    });
  }

  /** If `words` is empty, the bar shows the guess in words. @param {Shown} shown */
  show(shown) {
    this.#shown = shown;
    const value = this.length === null ? 'no guess yet' : lengthWords(this.length, this.#unit);
    this.room.setAttribute('aria-valuenow', String(this.length ?? START));
    this.room.setAttribute('aria-valuetext', value);
    this.room.setAttribute('aria-disabled', String(shown.locked));
    this.draw(this.length, { ...shown, words: shown.words || this.#guessWords(value) });
  }

  /** @param {string} value */
  #guessWords(value) {
    if (this.length === null) return 'No guess yet.';
    return `Your guess: ${value}${this.length < 1 ? ` (${ratioWords(this.length)})` : ''}.`;
  }

  /** @param {number} length */
  #move(length) {
    if (this.#shown.locked || length === this.length) return;
    this.length = length;
    this.#changed();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const length = takesStart(event) && this.length === null ? START : moved(event, this.length ?? START);
    if (length === null) return;
    event.preventDefault();
    this.#move(length);
  }

  /** @param {PointerEvent} event */
  #start(event) {
    if (this.#shown.locked || (event.pointerType === 'mouse' && event.button !== 0)) return;
    this.room.setPointerCapture(event.pointerId);
    this.#point(event);
  }

  /** @param {{clientX: number}} event */
  #point({ clientX }) {
    const { left, width } = this.room.getBoundingClientRect();
    this.#move(snapped(((clientX - left) / width) * this.#shown.room));
  }
}
