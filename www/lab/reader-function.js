/** Which function of a reader's program runs, as far as its text says (crates/python/src/function/driver.py decides). */

/** @typedef {{name: string, asynchronous: boolean}} ReaderFunction */

/** The function named `work`, or else the last one on top level; null if there is none. @param {string} source */
export const functionOf = (source) => {
  /** @type {ReaderFunction[]} */
  const all = Array.from(source.matchAll(/^(async[ \t]+)?def[ \t]+(\w+)/gm), ([, asynchronous, name]) => ({
    name,
    asynchronous: asynchronous !== undefined,
  }));
  return all.find(({ name }) => name === 'work') ?? all.at(-1) ?? null;
};
