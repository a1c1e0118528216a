/**
 * Repairs nearly valid JSON, as programs write it that print JSON by hand, and counts each kind of repair. It guesses
 * nothing: each of these mistakes has only one meaning.
 */
import { counted, listed } from '../../base/format.js';

/** A string, a comma before a closing bracket, or a word that is not JSON. */
const PIECES = /"(?:[^"\\]+|\\[^])*"|,(?=\s*[\]}])|[-+]?\b(?:NaN|nan|Infinity|inf|None|undefined|True|False)\b/g;
const BAD_IN_TEXT = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\|[^ -\uffff]/g;
/** Fields whose numbers may have more digits than a JavaScript number holds, where every digit matters. */
const LONG = /"(ts|dur|pid|tid|id|bind_id|local|global)"(\s*:\s*)(-?\d[\d.]{15,})(?=\s*[,}\]])/g;
const MAYBE_LONG = /:\s*-?\d[\d.]{15}/;

/** @typedef {'controls'|'escapes'|'commas'|'words'} Mend */

export class Mends {
  /** @type {Record<Mend, number>} */
  #counts = { controls: 0, escapes: 0, commas: 0, words: 0 };

  /**
   * Parses valid JSON. Long numbers of an event become text (exact-times.js).
   * @param {string} text
   * @returns {unknown} throws SyntaxError
   */
  parseStrictly(text) {
    return JSON.parse(MAYBE_LONG.test(text) ? text.replace(LONG, '"$1"$2"$3"') : text);
  }

  /** @param {string} text @returns {unknown} throws SyntaxError if it cannot be repaired */
  parse(text) {
    try {
      return this.parseStrictly(text);
    } catch {
      const counts = { ...this.#counts };
      const value = this.parseStrictly(mended(text, counts));
      this.#counts = counts;
      return value;
    }
  }

  /** @returns {string[]} */
  get notes() {
    const { controls, escapes, commas, words } = this.#counts;
    const done = [
      ...(controls > 0 ? [counted(controls, 'raw control character')] : []),
      ...(escapes > 0
        ? [`${counted(escapes, 'backslash', 'backslashes')} that ${escapes === 1 ? 'begins' : 'begin'} no escape`]
        : []),
      ...(commas > 0 ? [`${counted(commas, 'comma')} before an end`] : []),
      ...(words > 0
        ? [
            counted(
              words,
              'word that is no JSON (NaN or Infinity, say)',
              'words that are no JSON (NaN or Infinity, say)',
            ),
          ]
        : []),
    ];
    return done.length === 0 ? [] : [`The file is not quite JSON, and was read all the same: ${listed(done)}.`];
  }
}

/** @param {string} text @param {Record<Mend, number>} counts */
const mended = (text, counts) =>
  text.replace(PIECES, (piece) => {
    if (piece[0] === '"') return mendedText(piece, counts);
    if (piece === ',') {
      counts.commas += 1;
      return '';
    }
    counts.words += 1;
    // As text it is reported as what it is, and not read as a number.
    return { None: 'null', undefined: 'null', True: 'true', False: 'false' }[piece] ?? JSON.stringify(piece);
  });

/** @param {string} text in quotes @param {Record<Mend, number>} counts */
const mendedText = (text, counts) =>
  text.replace(BAD_IN_TEXT, (found) => {
    if (found.length > 1) return found;
    counts[found === '\\' ? 'escapes' : 'controls'] += 1;
    return found === '\\' ? '\\\\' : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
