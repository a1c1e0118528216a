/**
 * A model's bar: dragged to a guess, with pointer or keys, and later laid over by what was measured. Lengths are
 * relative to the unit's; the first bar is the unit itself, and cannot be moved.
 */
import { LEAST, lengthWords, moved, MOST, ratioWords, snapped } from '../model/guess.js';
import { build, setText, uniqueId } from './dom.js';

/** What a bar can show at once; `room` is the length that its room stands for. @typedef {{room: number, measured: number|null, locked: boolean, words: string}} Shown */

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

  /** @param {number} length @param {Shown} shown */
  draw(length, { room, measured, words }) {
    const part = (/** @type {number} */ of) => `${(100 * of) / room}%`;
    this.guessed.style.inlineSize = part(length);
    this.measured.hidden = measured === null;
    this.measured.style.inlineSize = part(measured ?? 0);
    this.unit.style.insetInlineStart = part(1);
    setText(this.words, words);
  }
}

/** The unit: its length is 1, whatever its time. */
export class UnitBar extends Bar {
  /** @param {string} label */
  constructor(label) {
    super(label, build('div', { class: 'guess-room', 'aria-hidden': 'true' }));
    this.element.classList.add('guess-unit');
  }

  /** @param {Shown} shown */
  show(shown) { this.draw(1, shown); }
}

export class GuessBar extends Bar {
  length = 1;
  #unit;
  #changed;
  /** @type {Shown} */
  #shown = { room: MOST, measured: null, locked: false, words: '' };

  /** @param {string} label @param {string} unit what the first bar is called @param {() => void} changed */
  constructor(label, unit, changed) {
    super(label, build('div', { class: 'guess-room', role: 'slider', tabindex: 0, 'aria-valuemin': LEAST, 'aria-valuemax': MOST }));
    this.#unit = unit;
    this.#changed = changed;
    this.room.setAttribute('aria-labelledby', this.label.id);
    this.room.addEventListener('keydown', (event) => this.#key(event));
    this.room.addEventListener('pointerdown', (event) => this.#start(event));
    this.room.addEventListener('pointermove', (event) => { if (this.room.hasPointerCapture(event.pointerId)) this.#point(event); });
  }

  /** Without words of its own a bar says what is guessed. @param {Shown} shown */
  show(shown) {
    this.#shown = shown;
    const value = lengthWords(this.length, this.#unit);
    this.room.setAttribute('aria-valuenow', String(this.length));
    this.room.setAttribute('aria-valuetext', value);
    this.room.setAttribute('aria-disabled', String(shown.locked));
    this.draw(this.length, { ...shown, words: shown.words || `Your guess: ${value}${this.length < 1 ? ` (${ratioWords(this.length)})` : ''}.` });
  }

  /** @param {number} length */
  #move(length) {
    if (this.#shown.locked || length === this.length) return;
    this.length = length;
    this.#changed();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const length = moved(event, this.length);
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
