/** Texts in the room that there is. Widths are kept: the same few names are measured in every frame. */

const KEPT = 5000;

/** By font, then by text. @type {Map<string, Map<string, number>>} */
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

/** As much of a text as fits, or ''. @param {CanvasRenderingContext2D} context @param {string} font @param {string} text @param {number} width_px */
export function fitText(context, font, text, width_px) {
  if (widthOf(context, font, text) <= width_px) return text;
  let [fits, over] = [1, text.length];
  while (fits + 1 < over) {
    const length = (fits + over) >> 1;
    if (widthOf(context, font, `${text.slice(0, length)}…`) <= width_px) fits = length;
    else over = length;
  }
  return fits > 1 ? `${text.slice(0, fits)}…` : '';
}
