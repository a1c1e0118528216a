/** A canvas in CSS pixels on any screen, the page's colours as values that drawing takes, and whether it may move. */
import { SLICE_KINDS } from '../model/tracks.js';

/** @typedef {import('../render/palette.js').Palette} Palette */

/** Larger than this helps no eye and costs memory. */
const MAX_RATIO = 3;

/** Sizes the canvas where needed. @param {HTMLCanvasElement} canvas @param {number} width_px @param {number} height_px @returns {CanvasRenderingContext2D|null} scaled to CSS pixels */
export function contextOf(canvas, width_px, height_px) {
  const ratio = Math.min(devicePixelRatio || 1, MAX_RATIO);
  const width = Math.max(1, Math.round(width_px * ratio));
  const height = Math.max(1, Math.round(height_px * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${width_px}px`;
    canvas.style.height = `${height_px}px`;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** @param {Element} element @returns {Palette} */
export function readPalette(element) {
  const style = getComputedStyle(element);
  const value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const kinds = Object.fromEntries(SLICE_KINDS.map((kind) =>
    [kind, { fill: value(`--${kind}`), mark: value(`--${kind}-mark`), ink: value(`--${kind}-ink`) }]));
  return {
    ground: value('--surface'), band: value('--band'), ink: value('--ink'), soft: value('--soft'), line: value('--line'), focus: value('--focus'), lost: value('--lost'),
    font: `12px ${value('--sans')}`, strong: `600 13px ${value('--sans')}`,
    kinds: /** @type {Palette['kinds']} */ (kinds),
  };
}

/** Whether the reader wants nothing to move by itself; `matches` follows what is set meanwhile. */
export const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Told where the document's theme is no longer its reader's (theme.js). */
export const THEME_CHANGE = 'interleave-theme';

/** @param {() => void} changed @returns {() => void} stops listening */
export function onThemeChange(changed) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  document.addEventListener(THEME_CHANGE, changed);
  return () => {
    dark.removeEventListener('change', changed);
    document.removeEventListener(THEME_CHANGE, changed);
  };
}
