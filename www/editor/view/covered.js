/**
 * Keeps the line that is written out from under the bars that the page pins to an edge of the screen. The page tells
 * their height by its scroll padding.
 */
import { EditorView } from '@codemirror/view';

/** A part of the text's height that is under a bar. @param {number} bar_px @param {number} over_px beyond the bar's edge */
const under_px = (bar_px, over_px) => Math.min(Math.max(over_px, 0), bar_px);

export const notCovered = EditorView.scrollMargins.of(({ scrollDOM }) => {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const [above_px, below_px] = [scrollPaddingTop, scrollPaddingBottom].map((text) => parseFloat(text) || 0);
  const { top, bottom } = scrollDOM.getBoundingClientRect();
  return { top: under_px(above_px, above_px - top), bottom: under_px(below_px, bottom - innerHeight + below_px) };
});
