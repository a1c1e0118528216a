/** The height of an embed, known from its attribute before anything of it is loaded. */

/**
 * `px`: the height that an embed reserves from the start. `most_px`: the largest height that the reader can open it to.
 * @typedef {{px: number, most_px: number}} Height
 */

/** Limits of every height: a lower embed cannot be read, and a taller one is out of proportion to a page. */
export const LEAST_PX = 160;
export const MOST_PX = 6000;
/**
 * The height of `auto`. It is one number at every width, so that an embed has its height before anything is measured.
 * @type {Height}
 */
export const AUTO = { px: 540, most_px: 3000 };

/** @param {number} px */
export const clampHeight = (px) => Math.min(MOST_PX, Math.max(LEAST_PX, Math.ceil(px)));

/**
 * Reads "auto", "480" or "300-900" (as near to auto as the range allows; the reader can change the height within it).
 * Null for anything else, and for heights beyond the limits.
 * @param {string|null} text
 * @returns {Height|null}
 */
export const readHeight = (text) => {
  if (text === null || /^(auto)?$/.test(text.trim())) return AUTO;
  const [, from, to = from] = /^\s*(\d{1,5})(?:px)?\s*(?:-\s*(\d{1,5})(?:px)?\s*)?$/.exec(text) ?? [];
  if (!(Number(from) >= LEAST_PX && Number(from) <= Number(to) && Number(to) <= MOST_PX)) return null;
  return { px: Math.min(Math.max(AUTO.px, Number(from)), Number(to)), most_px: Number(to) };
};

/** The message to an author whose height is not valid. @param {string} text quoted */
export const heightProblem = (text) =>
  `height: ${text} is neither auto, nor ${LEAST_PX} to ${MOST_PX} pixels as in 480, nor limits as in 300-900; using auto, ${AUTO.px} pixels.`;
