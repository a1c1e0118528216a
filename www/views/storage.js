/** The browser's store of texts. It may refuse (a frame of another site, a private window, no room): then nothing is kept. */

/** @param {string} key @returns {string|null} */
export function storedText(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string|null} text null: none any more */
export function storeText(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The page works as well without a memory.
  }
}
