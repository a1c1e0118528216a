/** Reads the page's colours as values for drawing. */
import { SLICE_KINDS } from '../../trace/tracks.js';

/** @typedef {import('../draw/palette.js').Palette} Palette */

/** @param {Element} element @returns {Palette} */
export function readPalette(element) {
  const style = getComputedStyle(element);
  const value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const kinds = Object.fromEntries(
    SLICE_KINDS.map((kind) => [
      kind,
      { fill: value(`--${kind}`), mark: value(`--${kind}-mark`), ink: value(`--${kind}-ink`) },
    ]),
  );
  return {
    ground: value('--surface'),
    band: value('--band'),
    ink: value('--ink'),
    soft: value('--soft'),
    line: value('--line'),
    focus: value('--focus'),
    lost: value('--lost'),
    font: `12px ${value('--sans')}`,
    strong: `600 13px ${value('--sans')}`,
    kinds: /** @type {Palette['kinds']} */ (kinds),
  };
}
