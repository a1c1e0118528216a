/** Numbers names in the order in which they first appear. Many slices share few names. */
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

  get list() {
    return [...this.#places.keys()];
  }
}
