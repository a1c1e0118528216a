/**
 * The open slices of one thread or one id. An end without a name ends the slice that began last. An end with a name
 * ends the last slice of that name, even if others began after it.
 */

/** @template {{name: string}} T */
export class OpenSlices {
  /** @type {(T & {ended?: boolean})[]} */
  #stack = [];
  /**
   * The slices by name. It is made when an end first names a slice other than the last, which most files never do.
   * @type {Map<string, (T & {ended?: boolean})[]>|null}
   */
  #byName = null;

  /** @param {T} begun */
  push(begun) {
    this.#stack.push(begun);
    if (this.#byName) this.#file(begun);
  }

  /** @param {T} begun */
  #file(begun) {
    const same = this.#byName?.get(begun.name);
    if (same) same.push(begun);
    else this.#byName?.set(begun.name, [begun]);
  }

  /** @param {string|null} name @returns {T|undefined} the slice that ends */
  pop(name) {
    while (this.#stack.at(-1)?.ended) this.#stack.pop();
    const last = this.#stack.at(-1);
    if (last === undefined || name === null || last.name === name) return this.#end(last);
    if (!this.#byName) {
      this.#byName = new Map();
      for (const begun of this.#stack) this.#file(begun);
    }
    const same = this.#byName.get(name) ?? [];
    while (same.at(-1)?.ended) same.pop();
    return this.#end(same.at(-1));
  }

  /** @param {(T & {ended?: boolean})|undefined} begun */
  #end(begun) {
    if (begun) begun.ended = true;
    return begun;
  }

  get isEmpty() {
    while (this.#stack.at(-1)?.ended) this.#stack.pop();
    return this.#stack.length === 0;
  }

  /** The slices that have not ended. @returns {T[]} */
  get left() {
    return this.#stack.filter(({ ended }) => !ended);
  }
}
