/** A typed array that grows as numbers are added: a million events as objects would take ten times the memory. */

/** @typedef {Float64Array|Uint32Array|Uint8Array} Numbers */

/** @template {Numbers} T */
export class Growing {
  length = 0;
  #array;

  /** @param {T} first an empty array of the wanted type */
  constructor(first) {
    this.#array = first;
  }

  /** @param {number} value */
  push(value) {
    if (this.length === this.#array.length) {
      const larger = /** @type {T} */ (new /** @type {any} */ (this.#array).constructor(Math.max(16, 2 * this.length)));
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  /** The numbers pushed so far, as a view that is valid until the next push. @returns {T} */
  get numbers() {
    return /** @type {T} */ (this.#array.subarray(0, this.length));
  }
}

export const floats = () => new Growing(new Float64Array(0));
export const counts = () => new Growing(new Uint32Array(0));
export const bytes = () => new Growing(new Uint8Array(0));
