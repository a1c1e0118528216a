/**
 * Where the settings of a lab come from, and where they are stored: the page's address, the element's attributes, and
 * the browser's memory of the last visit. Without the attribute `address` the page's address and that memory are not
 * used.
 */
import { catalogue } from '../../generated/catalogue.js';
import { hasSettings, readAddress, writeAddress } from '../address.js';
import { SETTINGS } from '../attributes.js';
import { isFragment } from '../../link/fragment.js';
import { keyOf, placeOfRuns, readRemembered, writeRemembered } from '../remembered.js';
import { storeText, storedText, tabOf } from '../../browser/storage.js';

/** @typedef {import('../state.js').LabState} LabState */

export class LabSettings {
  #element;
  #device;

  /** @param {HTMLElement} element @param {import('../state.js').Device} device */
  constructor(element, device) {
    this.#element = element;
    this.#device = device;
  }

  /** The page's query, if it has anything that is meant for the lab. */
  get #query() {
    return this.#addressed && hasSettings(location.search) ? location.search : '';
  }

  get #addressed() {
    return this.#element.hasAttribute('address');
  }

  /** The attributes as a query, read in the same way as an address. */
  get #attributes() {
    const query = new URLSearchParams();
    for (const name of SETTINGS) {
      const value = this.#element.getAttribute(name);
      if (value !== null) query.set(name, value);
    }
    return `?${query}`;
  }

  /** @returns {import('../address.js').Address} */
  get now() {
    return readAddress(this.#query || this.#attributes, catalogue, this.#device);
  }

  /** The settings where neither the address nor the last visit gives any. */
  get usual() {
    return readAddress(this.#attributes, catalogue, this.#device).state;
  }

  /** The reader's settings of the last visit, if neither a link nor an attribute gives any. @returns {LabState|null} */
  get recalled() {
    if (!this.#addressed || this.#query || this.#attributes !== '?') return null;
    return readRemembered(storedText(keyOf(location.pathname)), catalogue, this.#device);
  }

  /** A run and a moment of it, as a link holds them; '' for none. */
  get fragment() {
    const text =
      this.#addressed && isFragment(location.hash) ? location.hash : (this.#element.getAttribute('moment') ?? '');
    return isFragment(text) ? text : '';
  }

  /** Whether the page was reloaded, or returned to, in a tab that has run something. A link's run takes precedence. */
  get returned() {
    if (!this.#addressed || this.fragment || tabOf(placeOfRuns(location.pathname)) === null) return false;
    const [arrival] = performance.getEntriesByType('navigation');
    return /** @type {PerformanceNavigationTiming|undefined} */ (arrival)?.type !== 'navigate';
  }

  /**
   * Writes the state into the address. A change by the reader is a step that Back undoes; a run is not.
   * @param {LabState} state
   * @param {'pushState'|'replaceState'} [how]
   */
  keep(state, how = 'pushState') {
    if (!this.#addressed) return;
    const [query, hash] = [writeAddress(state), isFragment(location.hash) ? '' : location.hash];
    if (query + hash !== location.search + location.hash) history[how](null, '', query + hash);
  }

  /** Default settings are not stored, since the defaults may be different on another day. @param {LabState} state */
  remember(state) {
    if (!this.#addressed) return;
    const usual = writeAddress(state) === writeAddress(this.usual);
    storeText(keyOf(location.pathname), usual ? null : writeRemembered(state));
  }
}
