/** Recognizes an address's fragment that holds a moment (moment.js), without parsing it. */

/** @param {string} text with or without its # */
export const isFragment = (text) => /^#?moment=/.test(text);
