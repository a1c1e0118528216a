/**
 * Stores texts in the browser. The browser may refuse (a frame of another site, a private window, no space); then
 * nothing is stored.
 */

/** @param {string} key @returns {string|null} */
export function storedText(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string|null} text null removes it */
export function storeText(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The page works without it.
  }
}

/**
 * The name of this tab, kept across reloads. Null when it has none or the browser refuses.
 * @param {string} key
 * @param {boolean} [make] create a name where there is none
 */
export function tabOf(key, make = false) {
  try {
    if (make && sessionStorage.getItem(key) === null) sessionStorage.setItem(key, String(Math.random()).slice(2));
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
