/** The ruler's ticks: round times, spaced 1, 2 or 5 times a power of ten, labelled in one unit. */

/** @typedef {import('../trace/scale.js').Scale} Scale */
/** @typedef {{us: number, label: string}} Tick */

/** @param {number} least_us @returns {number} the smallest round step that is not shorter */
export function roundStep(least_us) {
  const power = 10 ** Math.floor(Math.log10(least_us));
  for (const factor of [1, 2, 5]) {
    if (factor * power >= least_us * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

/**
 * The step decides the unit, so that 0.5 ms never appears beside 1500 µs.
 * @param {number} us
 * @param {number} step_us
 * @param {number} [unit_us] the step that decides the unit, if it differs from the step of the last digit
 */
function timeLabel(us, step_us, unit_us = step_us) {
  const [size, unit] = unit_us >= 100_000 ? [1e6, 's'] : unit_us >= 100 ? [1000, 'ms'] : [1, 'µs'];
  const places = Math.max(0, Math.ceil(-Math.log10(step_us / size) - 1e-9));
  return `${(us / size).toFixed(places)} ${unit}`;
}

/** @param {Scale} scale @param {number} gap_px the least space between two labels @returns {Tick[]} */
export function ticks(scale, gap_px) {
  const span_us = scale.to_us - scale.from_us;
  const step_us = roundStep((span_us * gap_px) / scale.width_px);
  const first = Math.ceil(scale.from_us / step_us - 1e-9);
  const last = Math.floor(scale.to_us / step_us + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const us = (first + i) * step_us;
    return { us, label: timeLabel(us, step_us) };
  });
}

/** A moment with the precision of a pixel, in about the ruler's unit. @param {number} us @param {Scale} scale */
export function momentLabel(us, scale) {
  const span_us = scale.to_us - scale.from_us;
  return timeLabel(us, roundStep(span_us / scale.width_px), span_us / 10);
}
