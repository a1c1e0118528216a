/** Names as numbers, in the order of their coming: many slices share a few. */
export class Names {
  /** @type {Map<string, number>} */
  #places = new Map();

  /** @param {string} name */
  place(name) {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#places.size);
    return this.#places.size - 1;
  }

  get list() { return [...this.#places.keys()]; }
}
