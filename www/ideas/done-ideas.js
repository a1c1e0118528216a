/**
 * Which ideas a reader has run, as a text that the browser keeps between visits. A text that cannot be read in full is
 * ignored.
 */

const VERSION = 1;

/** The storage key, which is the page's own, as for its settings. @param {string} path of the page */
export const keyOfIdeas = (path) => `interleave ${path} ideas`;

/** @param {string[]} done names */
export const writeDone = (done) => JSON.stringify({ version: VERSION, done });

/**
 * @param {string|null} text
 * @param {string[]} known the page's ideas; others are left out
 * @returns {string[]} the names, without repeats and in the page's order
 */
export function readDone(text, known) {
  try {
    const kept = JSON.parse(text ?? 'null');
    if (kept?.version !== VERSION || !Array.isArray(kept.done)) return [];
    return known.filter((name) => kept.done.includes(name));
  } catch {
    return [];
  }
}
