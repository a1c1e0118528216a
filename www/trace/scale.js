/**
 * Converts time to pixels and back. Times are microseconds since the model's start; `_px` are CSS pixels from the
 * canvas's left edge. A scale is a value: zooming and panning return a new one, always inside the extent.
 */

/** The whole time that can be shown. @typedef {{from_us: number, to_us: number}} Extent */
/** @typedef {{from_us: number, to_us: number, left_px: number, width_px: number}} Scale */

/** The limit of zooming in. There is no detail below it: clocks tick in 5 to 1000 µs. */
export const SHORTEST_SPAN_US = 10;

/** @param {Extent} extent @param {number} left_px @param {number} width_px @returns {Scale} */
export function fit(extent, left_px, width_px) {
  const to_us = Math.max(extent.to_us, extent.from_us + SHORTEST_SPAN_US);
  return { from_us: extent.from_us, to_us, left_px, width_px: Math.max(1, width_px) };
}

/** @param {Scale} scale @param {number} us */
export const toPx = (scale, us) =>
  scale.left_px + ((us - scale.from_us) / (scale.to_us - scale.from_us)) * scale.width_px;

/** @param {Scale} scale @param {number} px */
export const toUs = (scale, px) =>
  scale.from_us + ((px - scale.left_px) / scale.width_px) * (scale.to_us - scale.from_us);

/**
 * The same span, moved and shortened as little as necessary to lie inside the extent.
 * @param {Scale} scale
 * @param {Extent} extent
 * @returns {Scale}
 */
export function clamp(scale, extent) {
  const all = fit(extent, scale.left_px, scale.width_px);
  const longest = all.to_us - all.from_us;
  const span = Math.min(Math.max(scale.to_us - scale.from_us, SHORTEST_SPAN_US), longest);
  const from_us = Math.min(Math.max(scale.from_us, all.from_us), all.to_us - span);
  return { ...scale, from_us, to_us: from_us + span };
}

/**
 * Zooms around `px`: the time at `px` stays there.
 * @param {Scale} scale
 * @param {number} factor above 1 zooms in
 * @param {number} px
 * @param {Extent} extent
 */
export function zoomAt(scale, factor, px, extent) {
  const anchor_us = toUs(scale, px);
  const longest = Math.max(extent.to_us - extent.from_us, SHORTEST_SPAN_US);
  const span = Math.min(Math.max((scale.to_us - scale.from_us) / factor, SHORTEST_SPAN_US), longest);
  const from_us = anchor_us - ((px - scale.left_px) / scale.width_px) * span;
  return clamp({ ...scale, from_us, to_us: from_us + span }, extent);
}

/** @param {Scale} scale @param {number} px above 0 moves to later times @param {Extent} extent */
export function pan(scale, px, extent) {
  const by_us = (px / scale.width_px) * (scale.to_us - scale.from_us);
  return clamp({ ...scale, from_us: scale.from_us + by_us, to_us: scale.to_us + by_us }, extent);
}

/**
 * Moves only as far as needed to see a span; zooms out only if it is longer than the view.
 * @param {Scale} scale
 * @param {Extent} span
 * @param {Extent} extent
 */
export function reveal(scale, span, extent) {
  const width_us = scale.to_us - scale.from_us;
  if (span.to_us - span.from_us > width_us) return clamp({ ...scale, ...span }, extent);
  if (span.from_us < scale.from_us)
    return clamp({ ...scale, from_us: span.from_us, to_us: span.from_us + width_us }, extent);
  if (span.to_us > scale.to_us) return clamp({ ...scale, from_us: span.to_us - width_us, to_us: span.to_us }, extent);
  return scale;
}

/**
 * Fits the span into the view, with a small margin on both sides.
 * @param {Scale} scale
 * @param {Extent} span
 * @param {Extent} extent
 */
export function fitSpan(scale, span, extent) {
  const room_us = Math.max((span.to_us - span.from_us) * 0.05, SHORTEST_SPAN_US / 4);
  return clamp({ ...scale, from_us: span.from_us - room_us, to_us: span.to_us + room_us }, extent);
}
