/**
 * Marks the ideas that this reader has run, on this visit or an earlier one, in the list of ideas. "Start over" removes
 * the marks.
 */
import { keyOfIdeas, readDone, writeDone } from '../done-ideas.js';
import { storedText, storeText } from '../../browser/storage.js';

export class IdeaMarks {
  /** By the idea's name. @type {Map<string, Element>} */
  #links;
  #again;
  #key = keyOfIdeas(location.pathname);

  /**
   * @param {Element} list its links go to `#idea-<name>`
   * @param {HTMLElement} again the "Start over" button, hidden while nothing is marked
   */
  constructor(list, again) {
    this.#links = new Map(Array.from(list.querySelectorAll('a'), (link) => [link.hash.replace('#idea-', ''), link]));
    this.#again = again;
    again.addEventListener('click', () => this.#startOver());
    this.#show(this.#remembered);
  }

  get #remembered() {
    return readDone(storedText(this.#key), [...this.#links.keys()]);
  }

  /** Reads the stored marks first, since another tab may have added some. @param {string} name */
  add(name) {
    const done = [...new Set([...this.#remembered, name])];
    storeText(this.#key, writeDone(done));
    this.#show(done);
  }

  /** @param {string[]} done */
  #show(done) {
    for (const name of done) this.#links.get(name)?.classList.add('done');
    this.#again.hidden = done.length === 0;
  }

  #startOver() {
    storeText(this.#key, null);
    for (const link of this.#links.values()) link.classList.remove('done');
    // The button disappears, so the keyboard focus moves to the first idea.
    /** @type {HTMLElement|undefined} */ (this.#links.values().next().value)?.focus();
    this.#again.hidden = true;
  }
}
