/** Measured by `make python-pace` (benches/compare-cpython/pace.mjs); not to be edited. Null means not measured. */

/** @type {import('./cost.js').Pace} */
export const PACE = {
  about: {
    python: 'CPython 3.11.7',
    machine: 'Intel Xeon Processor',
    day: '2026-11-29',
  },
  square_ns: 97.4,
  turn_ns: 47,
  listed_ns: 49.5,
  plain_ns: 155,
  mutex_ns: 422,
  atomic_ns: 388,
  drawn_ns: 72,
  resized_ns: 26,
};
