/** The colours for drawing. A view reads them from the page's custom properties and passes them as a value. */

/** @typedef {import('../../trace/tracks.js').SliceKind} SliceKind */
/** @typedef {'plain'|'diagonal'|'back-diagonal'|'cross'|'dots'|'upright'|'edge'} Pattern */
/**
 * @typedef {{fill: string, mark: string, ink: string}} SliceColours mark: colour of the pattern; ink: colour of text on
 *   the fill
 */
/**
 * @typedef {{ground: string, band: string, ink: string, soft: string, line: string, focus: string, lost: string,
 *   font: string, strong: string, kinds: Record<SliceKind, SliceColours>}} Palette
 */

/**
 * A kind has the same pattern in every theme, since not every reader can tell the colours apart.
 * @type {Record<SliceKind, Pattern>}
 */
export const PATTERNS = {
  start: 'upright',
  task: 'plain',
  run: 'plain',
  wait: 'diagonal',
  'busy-wait': 'cross',
  carry: 'dots',
  'has-gil': 'plain',
  'waits-gil': 'back-diagonal',
  'no-gil': 'dots',
  call: 'edge',
};
