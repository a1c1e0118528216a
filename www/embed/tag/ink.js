/**
 * Whether a post is dark, judged by its text colour at the place of the embed. The text colour follows both the post's
 * own style and its `color-scheme`.
 */

/** @param {string} color as getComputedStyle returns it: "rgb(18, 33, 29)", "oklch(0.9 0 0)", "color(srgb 1 1 1)" */
export const isLight = (color) => {
  const [r = 0, g = 0, b = 0] = Array.from(color.matchAll(/(?<![\w-])[\d.]+/g), Number);
  if (/^(ok)?l/.test(color)) return r > (color[0] === 'o' ? 0.5 : 50);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > (color[0] === 'r' ? 128 : 0.5);
};
