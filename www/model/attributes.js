/**
 * What `<interleave-lab>` can be told in its markup: one list for the tag that a blog loads, the page's own element and
 * the address of a frame. A name is the same in all three, and every value is a text.
 *
 * `SETTINGS` say what is run, by the names that the page's address has for them; `LOOKS` say how it is shown.
 */

/** A test holds this to the catalogue, which would be too large for the tag. */
export const SETTINGS = ['workload', 'models', 'workers', 'rounds', 'budget_ms', 'flavour', 'interval_ms', 'release_during_waits',
  'tasks', 'delay_ms', 'size_bytes', 'io', 'n', 'passes', 'return_list', 'megapixels', 'width_px', 'seed', 'pieces', 'wait_ms', 'copy_kib',
  'compute_ms', 'requests', 'waits', 'increments', 'how'];

export const LOOKS = ['show', 'locked', 'question', 'moment', 'theme', 'height', 'title'];

export const NAMES = [...SETTINGS, ...LOOKS];

/** What a frame shows where its author does not say. */
export const FRAME_SHOWS = 'table trace';

/** @typedef {{from_px: number, to_px: number}} Height */

/** However much is asked for: less cannot be read, and more is no part of a page any more. */
const LEAST_PX = 160;
const MOST_PX = 6000;
/** What `auto` is. */
export const AUTO = { from_px: LEAST_PX, to_px: 3000 };

/** @param {number} px @param {Height} [within] */
export const clampHeight = (px, { from_px, to_px } = { from_px: LEAST_PX, to_px: MOST_PX }) => Math.min(to_px, Math.max(from_px, Math.ceil(px)));

/** "auto", "480", "300-900"; null for anything else. @param {string|null} text @returns {Height|null} */
export const readHeight = (text) => {
  if (text === null || /^(auto)?$/.test(text.trim())) return AUTO;
  const [, from, to = from] = /^\s*(\d{1,5})(?:px)?\s*(?:-\s*(\d{1,5})(?:px)?\s*)?$/.exec(text) ?? [];
  if (from === undefined) return null;
  const [from_px, to_px] = [clampHeight(Number(from)), clampHeight(Number(to))];
  return from_px <= to_px ? { from_px, to_px } : null;
};
