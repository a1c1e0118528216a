/** Which ideas of the way a reader has run, as a text between two visits. What cannot be read in full is as good as none. */

const VERSION = 1;

/** A page's own, as its settings are. @param {string} path of the page */
export const keyOfIdeas = (path) => `interleave ${path} ideas`;

/** @param {string[]} done names */
export const writeDone = (done) => JSON.stringify({ version: VERSION, done });

/** @param {string|null} text @param {string[]} known the page's ideas: of others nothing is said @returns {string[]} each once, in the page's order */
export function readDone(text, known) {
  try {
    const kept = JSON.parse(text ?? 'null');
    if (kept?.version !== VERSION || !Array.isArray(kept.done)) return [];
    return known.filter((name) => kept.done.includes(name));
  } catch {
    return [];
  }
}
