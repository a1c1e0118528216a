/**
 * Fits texts into the available space. Widths are cached, since every frame measures the same few names and letters.
 */

const KEPT = 5000;

/** Widths by font, then by text. @type {Map<string, Map<string, number>>} */
const kept = new Map();

/** @param {CanvasRenderingContext2D} context @param {string} font @param {string} text */
export function widthOf(context, font, text) {
  const widths = kept.get(font) ?? new Map();
  kept.set(font, widths);
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (widths.size >= KEPT) widths.clear();
  context.font = font;
  const { width } = context.measureText(text);
  widths.set(text, width);
  return width;
}

/**
 * As much of a text as fits, or ''. It adds the widths of letters, since each zoom step cuts hundreds of names per
 * frame.
 * @param {CanvasRenderingContext2D} context
 * @param {string} font
 * @param {string} text
 * @param {number} width_px
 * @param {number} [least] the fewest letters to which a text is cut
 */
export function fitText(context, font, text, width_px, least = 2) {
  const dots_px = widthOf(context, font, '…');
  let used_px = 0;
  let fits = 0;
  let at = 0;
  for (const letter of text) {
    used_px += widthOf(context, font, letter);
    if (used_px > width_px) return fits >= least ? `${text.slice(0, fits)}…` : '';
    at += letter.length;
    if (used_px + dots_px <= width_px) fits = at;
  }
  return text;
}
