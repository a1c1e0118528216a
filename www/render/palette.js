/** The colours that drawing needs. They arrive as a value, read by a view from the page's custom properties. */

/** @typedef {import('../model/tracks.js').SliceKind} SliceKind */
/** @typedef {'plain'|'diagonal'|'back-diagonal'|'cross'|'dots'|'upright'|'edge'} Pattern */
/** @typedef {{fill: string, mark: string, ink: string}} SliceColours mark: the pattern's; ink: of text on the fill */
/** @typedef {{ground: string, band: string, ink: string, soft: string, line: string, focus: string, lost: string, font: string, strong: string, kinds: Record<SliceKind, SliceColours>}} Palette */

/** A kind keeps its pattern in every theme: colour alone does not tell everyone. @type {Record<SliceKind, Pattern>} */
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
