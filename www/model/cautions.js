/** Where a figure would mislead, a sentence says so. */
import { counted, formatTime } from './format.js';

/** @import { ModelResult } from '../protocol.js' */
/** What it was measured with. @typedef {{cores: number, clock_tick_us: number}} Machine */

/** A time of fewer ticks is known to a twentieth at best. */
const LEAST_TICKS = 20;

/** @param {ModelResult} result @param {Machine} machine @returns {string[]} */
export const cautionsOf = ({ wall_ms, frozen_ms, workers, run_ms, wait_ms, lock }, { cores, clock_tick_us }) => {
  if (wall_ms === null) return [];
  const computes = (run_ms ?? 0) > (wait_ms ?? 0);
  return [
    ...(frozen_ms === null ? ['The tab was hidden during this turn. Browsers slow hidden tabs down, so these times say little.'] : []),
    // Under the lock one computes at a time, on whatever core.
    ...(computes && !lock && cores > 0 && workers > cores ? [`${counted(workers, 'worker')} computed on ${counted(cores, 'core')}, and took turns there.`] : []),
    ...(wall_ms * 1000 < LEAST_TICKS * clock_tick_us ? [`Shorter than ${LEAST_TICKS} ticks of the clock (${formatTime(clock_tick_us / 1000)} each): these times are rough.`] : []),
  ];
};
