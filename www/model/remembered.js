/** A state between two visits, as a text. What cannot be read in full is as good as none. */
import { readAddress, writeAddress } from './address.js';

/** @typedef {import('./state.js').LabState} LabState */

/** Of the form, not of the page: a state is written as its address, which has rules of its own. */
const VERSION = 1;

/** Settings are a page's own: two labs of one origin do not share them. @param {string} path of the page */
export const keyOf = (path) => `interleave ${path} settings`;

/** @param {LabState} state @returns {string} */
export const writeRemembered = (state) => JSON.stringify({ version: VERSION, address: writeAddress(state) });

/** @param {string|null} text @param {import('../protocol.js').Catalogue} catalogue @param {import('./state.js').Machine} machine @returns {LabState|null} */
export function readRemembered(text, catalogue, machine) {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text);
    if (kept?.version !== VERSION || typeof kept.address !== 'string') return null;
    const { state, problems } = readAddress(kept.address, catalogue, machine);
    return problems.length === 0 ? state : null;
  } catch {
    return null;
  }
}
