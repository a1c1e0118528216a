/**
 * Where the settings of a lab come from, and where they go: the page's address, the element's attributes, and what the
 * browser keeps of the last visit. Without the attribute `address` the page's address and its memory are none of ours.
 */
import { catalogue } from './model/catalogue.js';
import { hasSettings, readAddress, writeAddress } from './model/address.js';
import { SETTINGS } from './model/attributes.js';
import { isFragment } from './model/link/fragment.js';
import { keyOf, readRemembered, writeRemembered } from './model/remembered.js';
import { storeText, storedText } from './views/storage.js';

/** @typedef {import('./model/state.js').LabState} LabState */

export class LabSettings {
  #element;
  #machine;

  /** @param {HTMLElement} element @param {import('./model/state.js').Machine} machine */
  constructor(element, machine) {
    this.#element = element;
    this.#machine = machine;
  }

  /** The page's own query, where it says anything of the lab. */
  get #query() { return this.#addressed && hasSettings(location.search) ? location.search : ''; }

  get #addressed() { return this.#element.hasAttribute('address'); }

  /** Attributes say what a bare address would. */
  get #attributes() {
    const query = new URLSearchParams();
    for (const name of SETTINGS) {
      const value = this.#element.getAttribute(name);
      if (value !== null) query.set(name, value);
    }
    return `?${query}`;
  }

  /** @returns {import('./model/address.js').Address} */
  get now() {
    return readAddress(this.#query || this.#attributes, catalogue, this.#machine);
  }

  /** What the screen is set to where nobody said anything else. */
  get usual() { return readAddress(this.#attributes, catalogue, this.#machine).state; }

  /** The reader's settings of the last visit, where no link and no attribute says which. @returns {LabState|null} */
  get recalled() {
    if (!this.#addressed || this.#query || this.#attributes !== '?') return null;
    return readRemembered(storedText(keyOf(location.pathname)), catalogue, this.#machine);
  }

  /** A run and a moment of it, as a link has them; '' for none. */
  get fragment() {
    const text = this.#addressed && isFragment(location.hash) ? location.hash : this.#element.getAttribute('moment') ?? '';
    return isFragment(text) ? text : '';
  }

  /** Puts the state into the address: a change is a step that Back undoes, a run is none. @param {LabState} state @param {'pushState'|'replaceState'} [how] */
  keep(state, how = 'pushState') {
    if (!this.#addressed) return;
    const [query, hash] = [writeAddress(state), isFragment(location.hash) ? '' : location.hash];
    if (query + hash !== location.search + location.hash) history[how](null, '', query + hash);
  }

  /** The usual settings need no memory: another day they may be others. @param {LabState} state */
  remember(state) {
    if (!this.#addressed) return;
    const usual = writeAddress(state) === writeAddress(this.usual);
    storeText(keyOf(location.pathname), usual ? null : writeRemembered(state));
  }
}
