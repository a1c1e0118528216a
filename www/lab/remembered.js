/** A state as a text that the browser keeps between visits. A text that cannot be read in full is ignored. */
import { readAddress, writeAddress } from './address.js';

/** @typedef {import('./state.js').LabState} LabState */

/** The version of the form, not of the page: the state is written as an address, which has its own rules. */
const VERSION = 1;

/** Each page has its own settings: two labs of one origin do not share them. @param {string} path of the page */
export const keyOf = (path) => `interleave ${path} settings`;

/** The store of a page's last runs, one for each tab (kept-run.js). @param {string} path of the page */
export const placeOfRuns = (path) => `interleave ${path} run`;

/** @param {LabState} state @returns {string} */
export const writeRemembered = (state) => JSON.stringify({ version: VERSION, address: writeAddress(state) });

/**
 * @param {string|null} text
 * @param {import('../base/catalogue.js').Catalogue} catalogue
 * @param {import('./state.js').Device} device
 * @returns {LabState|null}
 */
export function readRemembered(text, catalogue, device) {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text);
    if (kept?.version !== VERSION || typeof kept.address !== 'string') return null;
    const { state, problems } = readAddress(kept.address, catalogue, device);
    return problems.length === 0 ? state : null;
  } catch {
    return null;
  }
}
