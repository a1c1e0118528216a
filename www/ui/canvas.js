/** A canvas sized in CSS pixels for any screen, whether drawings may move, and an event for changed colours. */

/** A higher pixel ratio is not visible and costs memory. */
const MAX_RATIO = 3;

/** The reader's text size relative to the usual one: 1 if the root's font has 16 px. Drawings grow with it. */
export const textScale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/**
 * Resizes the canvas if needed.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width_px
 * @param {number} height_px
 * @param {number} [scale] the text scale, for drawings that grow with the text
 * @returns {CanvasRenderingContext2D|null} scaled to CSS pixels
 */
export function contextOf(canvas, width_px, height_px, scale) {
  const length = (/** @type {number} */ px) => (scale ? `${px / 16}rem` : `${px}px`);
  const ratio = (scale ?? 1) * Math.min(devicePixelRatio || 1, MAX_RATIO);
  const width = Math.max(1, Math.round(width_px * ratio));
  const height = Math.max(1, Math.round(height_px * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = length(width_px);
    canvas.style.height = length(height_px);
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** Whether the reader wants nothing to move by itself; `matches` is always current. */
export const still = matchMedia('(prefers-reduced-motion: reduce)');

/** The event that the document's theme has changed from the reader's to an author's, or back (theme.js). */
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
