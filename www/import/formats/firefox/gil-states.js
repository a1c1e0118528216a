/**
 * Reads the states of a thread and its GIL from the markers of CPython's sampling profiler (`python -m
 * profiling.sampling run --gecko`, Lib/profiling/sampling/gecko_collector.py).
 */

/** @typedef {import('../../../trace/scale.js').Extent} Extent */
/** @typedef {import('./markers.js').Markers} Markers */
/** @typedef {import('../../tracks/rows.js').Rows} Rows */
/** @typedef {import('../../tracks/rows.js').Draft} Track */

const STATES = ['Has GIL', 'Waiting for GIL', 'No GIL', 'Native Code'];
/**
 * Markers whose start is shown as a sign. Nothing else shows an exception, and frames show the garbage collector only
 * if the profiler was told to.
 */
const SIGNS = ['GC Collecting', 'Has Exception'];

/** Whether the profile is from a Python program. @param {Markers[]} threads */
export const tellsOfGil = (threads) =>
  threads.some(({ spans }) => spans.some(({ name }) => name === 'Has GIL' || name === 'Waiting for GIL'));

/**
 * The parts of some spans outside of other spans.
 * @param {Extent[]} spans
 * @param {Extent[]} others
 * @returns {Extent[]}
 */
function without(spans, others) {
  const sorted = others.toSorted((a, b) => a.from_us - b.from_us);
  /** @type {Extent[]} */
  const left = [];
  let next = 0;
  for (const { from_us, to_us } of spans.toSorted((a, b) => a.from_us - b.from_us)) {
    let at_us = from_us;
    while (next < sorted.length && sorted[next].from_us < to_us) {
      const other = sorted[next];
      if (other.from_us > at_us) left.push({ from_us: at_us, to_us: other.from_us });
      at_us = Math.max(at_us, other.to_us);
      next++;
    }
    if (to_us > at_us) left.push({ from_us: at_us, to_us });
  }
  return left;
}

/**
 * Gives a thread one state at a time: a thread that waits for the lock does not have it, and a thread that runs native
 * code waits for nothing. The profiler extends the last state of an ended thread to the profile's end, so states are
 * cut at the last sample.
 * @param {Rows} rows
 * @param {Track} track
 * @param {Markers} markers
 * @param {number} end_us time of the last sample
 * @returns {string[]} names of markers that are not shown
 */
export function lockOf(rows, track, { spans, signs }, end_us) {
  const of = (/** @type {string} */ state) =>
    spans
      .filter(({ name, from_us }) => name === state && from_us <= end_us)
      .map(({ from_us, to_us }) => ({ from_us, to_us: Math.min(to_us ?? end_us, end_us) }));
  const put = (
    /** @type {Extent[]} */ some,
    /** @type {string} */ name,
    /** @type {import('../../../trace/tracks.js').SliceKind} */ kind,
  ) => {
    for (const { from_us, to_us } of some) rows.slice(track, name, kind, from_us, to_us);
  };
  const waits = of('Waiting for GIL');
  const native = without(of('Native Code'), waits);
  put(of('Has GIL'), 'Has GIL', 'has-gil');
  put(waits, 'Waiting for GIL', 'waits-gil');
  put(native, 'Native Code, No GIL', 'call');
  put(without(of('No GIL'), [...waits, ...native]), 'No GIL', 'no-gil');
  const begun = [...spans.map(({ name, from_us }) => ({ name, us: from_us })), ...signs];
  for (const { name, us } of begun) if (SIGNS.includes(name) && us <= end_us) rows.instant(track, name, 'event', us);
  return begun.map(({ name }) => name).filter((name) => !STATES.includes(name) && !SIGNS.includes(name));
}
