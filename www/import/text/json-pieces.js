/**
 * Cuts a file's text, as it arrives, into events and other values. So a file may be larger than a string can be, and an
 * unreadable event does not affect the others. It uses only brackets and quotes, so it also reads a list that was cut
 * off, several JSON texts in a row, one event per line, and lists with missing commas. A list of events is a list at
 * the file's outermost level, or the value of `traceEvents` there (or of `traceEvents` inside that).
 */
import { refuse } from '../checks/import-error.js';
import { LIMITS } from '../checks/limits.js';

/**
 * `block`: a text with complete events, and where each starts and ends. `value`: another value of the outermost level,
 * with its lists of events emptied.
 * @typedef {{block: (text: string, starts: number[], ends: number[]) => void, value: (text: string, hadEvents: boolean)
 *   => void}} Sink
 */

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA, COLON] = [
  34, 92, 91, 93, 123, 125, 44, 58,
];
const KEY = 'traceEvents';
/** The most times that the next event is searched for after a damaged one. */
const MOST_DAMAGED = 100;
/** Longer text is not a single number or word. */
const MOST_SCRAP = 10_000;
/** With more blanks than this at the beginning, it is not JSON. */
const MOST_BLANK = 4_000_000;

/**
 * Whether it is a space, or a separator of other kinds of JSON files (JSON text sequences, scripts).
 * @param {number} code
 */
const isBlank = (code) => code === 32 || (code >= 9 && code <= 13) || code === 0x1e || code === 0xfeff || code === 0x3b;

/** @typedef {'top'|'object'|'list'|'scrap'|'over'} Mode */

export class JsonPieces {
  #sink;
  /** @type {Mode} */
  #mode = 'top';
  /** The nesting depth within the current event of a list, or value of the outermost object. */
  #depth = 0;
  #quoted = false;
  /** Whether the previous text ended with a backslash. */
  #escaped = false;
  /** The earlier parts of the event or object that is still open. @type {string[]} */
  #parts = [];
  #partsLength = 0;
  /** The nesting depth of lists. */
  #lists = 0;
  /** The nesting depth of objects that may have a list of events; 0: the list is the whole file. */
  #objects = 0;
  #key = '';
  #named = false;
  #hadEvents = false;
  #scalar = false;
  #values = 0;
  #scrap = '';
  #blank = 0;
  /**
   * What was found. `scalars`: elements of a list that are not objects. `damaged`: events after which the next one had
   * to be searched for.
   */
  found = { lists: 0, scalars: 0, damaged: 0, cut: false, rest: false };

  /** @param {Sink} sink */
  constructor(sink) {
    this.#sink = sink;
  }

  /** @param {string} text */
  push(text) {
    for (let at = 0; at < text.length;) {
      if (this.#mode === 'list') at = this.#list(text, at);
      else if (this.#mode === 'object') at = this.#object(text, at);
      else if (this.#mode === 'top') at = this.#top(text, at);
      else {
        if (this.#mode === 'scrap') this.#addScrap(text.slice(at));
        return;
      }
    }
  }

  /** Whether the rest will not be read. */
  get isOver() {
    return this.#mode === 'over';
  }

  /** @param {string} text */
  #addScrap(text) {
    this.#scrap += text;
    if (this.#scrap.length > MOST_SCRAP) noJson(this.#scrap);
  }

  /** Reads text between values of the outermost level. @param {string} text @param {number} from */
  #top(text, from) {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === OPEN_LIST) {
        this.#enterList(0);
        return at + 1;
      }
      if (code === OPEN_OBJECT) {
        this.#mode = 'object';
        [this.#objects, this.#depth, this.#key, this.#named, this.#hadEvents] = [1, 0, '', false, false];
        this.#keep('{');
        return at + 1;
      }
      if (isBlank(code) || ((code === COMMA || code === CLOSE_LIST || code === CLOSE_OBJECT) && this.#values > 0))
        continue;
      this.found.rest = this.#values > 0;
      this.#mode = this.#values > 0 ? 'over' : 'scrap';
      return at;
    }
    this.#blank += text.length - from;
    if (this.#values === 0 && this.#blank > MOST_BLANK) noJson();
    return text.length;
  }

  /** @param {number} objects around the list */
  #enterList(objects) {
    this.#mode = 'list';
    [this.#lists, this.#depth, this.#objects, this.#scalar] = [1, 0, objects, false];
    this.#values += 1;
    this.found.lists += 1;
  }

  /** @param {string} text */
  #keep(text) {
    this.#parts.push(text);
    this.#partsLength += text.length;
  }

  #takeParts() {
    const text = this.#parts.join('');
    this.#parts = [];
    this.#partsLength = 0;
    return text;
  }

  /** @param {number} depth */
  #checkDepth(depth) {
    if (depth + this.#lists + this.#objects > LIMITS.nesting)
      refuse(`The file's JSON is nested more than ${LIMITS.nesting} deep: that is no trace. Choose another file.`);
  }

  /**
   * Reads a list of events. This loop visits all of a file's text, so it keeps its state in local variables.
   * @param {string} text
   * @param {number} from
   */
  #list(text, from) {
    let [depth, quoted, start] = [this.#depth, this.#quoted, from];
    const kept = this.#parts.length > 0;
    const starts = /** @type {number[]} */ ([]);
    const ends = /** @type {number[]} */ ([]);
    let at = from + Number(this.#escaped);
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (quoted) {
        if (code === BACKSLASH) at += 1;
        else if (code === QUOTE) quoted = false;
      } else if (code === QUOTE) {
        quoted = true;
        if (depth === 0) this.#addScalar();
      } else if (code === OPEN_OBJECT || (code === OPEN_LIST && depth > 0)) {
        if (depth === 0) start = at;
        depth += 1;
        if (depth > 50) this.#checkDepth(depth);
      } else if (depth > 0) {
        if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && --depth === 0) {
          starts.push(start);
          ends.push(at + 1);
          this.#scalar = false;
        }
      } else if (code === OPEN_LIST || code === CLOSE_LIST) {
        this.#lists += code === OPEN_LIST ? 1 : -1;
        this.#scalar = false;
        this.#checkDepth(0);
        break;
      } else if (code === COMMA || isBlank(code)) this.#scalar = false;
      else this.#addScalar();
    }
    this.#escaped = at > text.length;
    [this.#depth, this.#quoted] = [depth, quoted];
    this.#flush(text, starts, ends, kept);
    if (depth > 0) this.#keepOpen(text.slice(start));
    else if (this.#lists === 0) this.#leaveList();
    return Math.min(at + 1, text.length);
  }

  #addScalar() {
    if (!this.#scalar) this.found.scalars += 1;
    this.#scalar = true;
  }

  /**
   * @param {string} text
   * @param {number[]} starts
   * @param {number[]} ends
   * @param {boolean} kept whether the first event began in an earlier text
   */
  #flush(text, starts, ends, kept) {
    if (starts.length === 0) return;
    if (!kept) return this.#sink.block(text, starts, ends);
    this.#keep(text.slice(starts[0], ends[0]));
    const first = this.#takeParts();
    this.#sink.block(first, [0], [first.length]);
    if (starts.length > 1) this.#sink.block(text, starts.slice(1), ends.slice(1));
  }

  /** @param {string} text of an event that is not complete */
  #keepOpen(text) {
    this.#keep(text);
    if (this.#partsLength > LIMITS.event_characters) this.#findNext();
  }

  #leaveList() {
    this.#mode = this.#objects > 0 ? 'object' : 'top';
    [this.#depth, this.#key, this.#named] = [0, '', false];
    // The rest of the object follows its list, which is kept as an empty one.
    if (this.#objects > 0) this.#keep('[]');
  }

  /**
   * Reads an object of the outermost level, which may have a list of events.
   * @param {string} text
   * @param {number} from
   */
  #object(text, from) {
    const start = from;
    let word = this.#quoted && this.#depth === 0 ? from : -1;
    let at = from + Number(this.#escaped);
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#quoted) {
        if (code === BACKSLASH) at += 1;
        else if (code === QUOTE) {
          this.#quoted = false;
          if (word >= 0) this.#key += text.slice(word, at);
          word = -1;
        }
      } else if (code === QUOTE) {
        this.#quoted = true;
        if (this.#depth === 0) [word, this.#key] = [at + 1, ''];
      } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        if (this.#depth === 0 && this.#named && code === OPEN_LIST) {
          this.#keep(text.slice(start, at));
          this.#hadEvents = true;
          this.#enterListIn();
          return at + 1;
        }
        if (this.#depth === 0 && this.#named) [this.#objects, this.#key, this.#named] = [this.#objects + 1, '', false];
        else this.#depth += 1;
        this.#checkDepth(this.#depth);
      } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
        if (this.#depth > 0) this.#depth -= 1;
        else if (code === CLOSE_OBJECT && --this.#objects === 0) {
          this.#keep(text.slice(start, at + 1));
          this.#endObject();
          return at + 1;
        }
      } else if (this.#depth === 0 && code === COLON) this.#named = this.#key === KEY;
      else if (this.#depth === 0 && code === COMMA) this.#named = false;
    }
    this.#escaped = at > text.length;
    if (word >= 0 && this.#key.length < KEY.length) this.#key += text.slice(word);
    this.#keep(text.slice(start));
    if (this.#partsLength > LIMITS.json_bytes)
      refuse(
        `The file is larger than ${LIMITS.json_bytes / 1024 / 1024} MiB: record a shorter time, or filter what is recorded.`,
      );
    return text.length;
  }

  #enterListIn() {
    // Saves the parts of the enclosing object, so that the list has its own parts.
    this.#outer.push(this.#takeParts());
    this.#enterList(this.#objects);
  }

  /** @type {string[]} */
  #outer = [];

  #endObject() {
    this.#mode = 'top';
    this.#values += 1;
    const text = [...this.#outer.splice(0), this.#takeParts()].join('');
    this.#sink.value(text, this.#hadEvents);
  }

  /**
   * An event that never ends was damaged: continues at the next line that begins with an event.
   * @returns {boolean} whether there was one
   */
  #findNext() {
    for (let text = this.#takeParts(); this.found.damaged < MOST_DAMAGED;) {
      const next = text.slice(1).search(/\n[\s,]*\{/);
      this.found.damaged += 1;
      [this.#depth, this.#quoted, this.#escaped] = [0, false, false];
      if (next < 0) return false;
      text = text.slice(next + 1);
      this.push(text);
      if (this.#mode !== 'list' || this.#parts.length === 0) return true;
      text = this.#takeParts();
    }
    this.#mode = 'over';
    this.found.rest = true;
    return true;
  }

  /**
   * Call this at the end of the file.
   * @returns {string|null} the file's only value, if it is neither a list nor an object
   */
  end() {
    if (this.#mode === 'scrap') return this.#scrap;
    if (this.#mode === 'list') {
      const whole = this.#depth === 0 || this.#findNext();
      this.found.cut = !whole || (this.#mode === 'list' && this.#objects > 0);
    } else if (this.#mode === 'object') {
      this.found.cut = true;
    }
    return this.#values === 0 && this.#mode === 'top' ? '' : null;
  }
}

/** Whether a text contains characters that only binary data has. @param {string} text */
const isBinary = (text) => text.includes('\ufffd') || Array.from(text.slice(0, 1000)).some((letter) => letter < '\t');

/** @param {string} [text] the file's content instead of JSON @returns {never} */
export const noJson = (text = '') =>
  refuse(
    isBinary(text)
      ? 'The file is not text in UTF-8. What is in protocol buffers is not read here: open a pprof profile at speedscope.app and save what it exports, have Perfetto’s traceconv write JSON, or choose a trace in JSON.'
      : 'The file is not JSON, and no other text that is read here: choose a trace in Chrome Trace Event JSON, a profile of the Firefox Profiler, of speedscope or of V8, collapsed stacks, or a run that this page saved.',
  );
