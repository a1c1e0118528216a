/**
 * Reads a file's text in pieces into the events of a Chrome trace and the file's other values, with notes about how it
 * was read.
 */
import { ChromeEvents } from '../formats/chrome/events.js';
import { refuse } from '../checks/import-error.js';
import { JsonPieces, noJson } from './json-pieces.js';
import { Mends } from './mend-json.js';
import { isObject } from '../checks/read.js';

/** @typedef {import('../checks/read.js').Fields} Fields */

/** A metadata event; its names are read even when there are too many events. */
const IS_NAME = /"ph"\s*:\s*"M"/;

export class TraceText {
  /**
   * The other values at the file's outermost level: another format, or a trace's fields beside its events.
   * @type {unknown[]}
   */
  values = [];
  #mends = new Mends();
  #steps;
  #at = 0;
  #broken = false;
  #pieces = new JsonPieces({
    block: (...block) => this.#block(...block),
    value: (text, hadEvents) => this.#value(text, hadEvents),
  });

  /** @param {import('../checks/limits.js').Steps} steps @param {number} most events to keep */
  constructor(steps, most) {
    this.#steps = steps;
    this.events = new ChromeEvents(most);
  }

  /** @param {string} text */
  push(text) {
    this.#pieces.push(text);
  }

  get isOver() {
    return this.#pieces.isOver;
  }

  /** @param {string} text @param {number[]} starts @param {number[]} ends */
  #block(text, starts, ends) {
    this.#steps.take(2 * starts.length);
    if (this.events.isFull) return this.#names(text, starts, ends);
    const whole = this.#parsed(`[${text.slice(starts[0], ends[ends.length - 1])}]`);
    // Numbers and texts between events are already counted (json-pieces.js).
    if (Array.isArray(whole))
      for (const raw of whole) {
        if (isObject(raw)) this.#take(raw);
      }
    else starts.forEach((start, which) => this.#one(text.slice(start, ends[which])));
  }

  /** @param {string} text @returns {unknown} undefined if it is not valid JSON */
  #parsed(text) {
    try {
      return this.#mends.parseStrictly(text);
    } catch {
      return undefined;
    }
  }

  /** @param {string} text */
  #one(text) {
    try {
      this.#take(this.#mends.parse(text));
    } catch {
      this.events.leave('damaged', this.#at);
      this.#at += 1;
    }
  }

  /** @param {string} text @param {number[]} starts @param {number[]} ends */
  #names(text, starts, ends) {
    const any = IS_NAME.test(text.slice(starts[0], ends[ends.length - 1]));
    starts.forEach((start, which) => {
      const event = any ? text.slice(start, ends[which]) : '';
      if (IS_NAME.test(event)) this.#one(event);
      else {
        this.events.addOver(1);
        this.#at += 1;
      }
    });
  }

  /** @param {unknown} raw */
  #take(raw) {
    if (isObject(raw) && raw.ph === undefined && Array.isArray(raw.traceEvents)) {
      for (const inner of raw.traceEvents) this.#take(inner);
      return;
    }
    this.events.take(raw, this.#at);
    this.#at += 1;
  }

  /** @param {string} text @param {boolean} hadEvents */
  #value(text, hadEvents) {
    this.#steps.take(2);
    /** @type {unknown} */
    let value;
    try {
      value = this.#mends.parse(text);
    } catch {
      this.#broken = true;
      return;
    }
    if (isObject(value) && !hadEvents && (value.ph !== undefined || (this.#at > 0 && Object.keys(value).length === 0)))
      this.#take(value);
    else this.values.push(value);
  }

  /**
   * Call this after the last text.
   * @returns {unknown} the file's single value if it is not a trace; undefined if it has events
   */
  end() {
    const alone = this.#pieces.end();
    const { scalars, lists, cut } = this.#pieces.found;
    if (scalars > 0) this.events.leave('no object', this.#at, scalars);
    if (this.#at === 0 && cut)
      return refuse('The file is not whole, or not JSON: it may have been cut off. Save or copy it again.');
    if (this.#at + scalars === 0 && this.values.length > 0) return this.values[0];
    if (this.#at > 0 || lists > 0) return undefined;
    return alone === null ? noJson() : scalarOf(alone);
  }

  /** Whether there was an event of any kind. */
  get hasEvents() {
    return this.#at > 0;
  }

  /** The file's fields beside its events. @returns {Fields} */
  get beside() {
    return this.values.filter(isObject).find((value) => 'samples' in value || 'stackFrames' in value) ?? {};
  }

  /** @returns {string[]} */
  get notes() {
    const { cut, damaged, rest } = this.#pieces.found;
    return [
      ...this.#mends.notes,
      ...(cut ? ['The file is cut off: what came after its end is missing.'] : []),
      ...(damaged > Number(cut)
        ? [
            `After a damaged event, the next one was looked for ${damaged === 1 ? 'once' : `${damaged} times`}: what stood between is left out.`,
          ]
        : []),
      ...(rest ? ['What follows the events in the file is no JSON, and is left out.'] : []),
      ...(this.#broken ? ['What the file says beside its events cannot be read, and is left out.'] : []),
    ];
  }
}

/** @param {string} text */
function scalarOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return noJson(text);
  }
}
