/** Which texts behind an address's # are moments (moment.js), known before anything of them is read. */

/** @param {string} text with or without its # */
export const isFragment = (text) => /^#?moment=/.test(text);
