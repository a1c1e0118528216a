/**
 * Detects the kind of a file's text from its beginning: JSON, which is read in pieces, or collapsed stacks or an HTML
 * page, which are read as a whole.
 */
import { isCollapsed } from '../formats/collapsed.js';
import { isHtml } from './html-report.js';
import { refuse } from '../checks/import-error.js';
import { LIMITS } from '../checks/limits.js';

/** @typedef {'json'|'collapsed'|'html'} TextKind */

/** The length of text that is enough to detect its kind. */
const ENOUGH = 4096;
/** The beginning of a list or an object with valid content: some collapsed stacks begin with a bracket, too. */
const JSON_BEGINS = /^[\s\ufeff]*(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]\d-]|$))/;

/** @param {string} text the beginning @returns {TextKind} */
function kindOf(text) {
  if (isHtml(text)) return 'html';
  return !JSON_BEGINS.test(text) && isCollapsed(text) ? 'collapsed' : 'json';
}

/** Collects the text until its kind is known; if it is not JSON, collects all of it. */
export class BegunText {
  /** @type {TextKind|null} */
  kind = null;
  /** @type {string[]} */
  #parts = [];
  #length = 0;
  #json;

  /** @param {(text: string) => void} json receives the text if it is JSON */
  constructor(json) {
    this.#json = json;
  }

  get text() {
    return this.#parts.join('');
  }

  /** @param {string} text */
  push(text) {
    if (this.kind === 'json') return this.#json(text);
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length > LIMITS.json_bytes)
      refuse(
        `The file is larger than ${LIMITS.json_bytes >> 20} MiB: record a shorter time, or filter what is recorded.`,
      );
    if (this.kind === null && this.#length >= ENOUGH) this.end();
  }

  /** Ends the text; the kind is decided from what there is. */
  end() {
    if (this.kind !== null) return;
    this.kind = kindOf(this.text);
    if (this.kind !== 'json') return;
    this.#json(this.text);
    this.#parts = [];
  }
}
