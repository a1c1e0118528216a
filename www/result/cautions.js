/** Sentences that warn about misleading figures. */
import { computeAtOnce, tooSoon } from './at-once.js';
import { counted, formatTime } from '../base/format.js';
import { BASELINE, isOneAtATime } from './model-properties.js';

/** @import { ModelResult } from '../interface.js' */
/**
 * The device that measured. `apart`: the page is in another site's frame, where browsers hide experiments of other
 * sites (lab/element/run-mutex.js).
 * @typedef {{cores: number, clock_tick_us: number, apart?: boolean}} Device
 */

/** A time of fewer ticks is accurate to a twentieth at best. */
const LEAST_TICKS = 20;

/** The number of workers that ran a task: a pool may have idle workers. @param {ModelResult} result */
const workersThatRan = ({ tasks }) =>
  new Set(tasks.map(({ worker }) => worker).filter((worker) => worker !== null)).size;

/**
 * The rounds during which the tab was hidden: their `frozen_ms` is null.
 * @param {ModelResult} result
 * @returns {string[]}
 */
const hiddenRounds = ({ samples, frozen_ms }) => {
  const rounds = samples.filter(({ wall_ms }) => wall_ms !== null);
  const hidden =
    rounds.length > 0 ? rounds.filter((round) => round.frozen_ms === null).length : Number(frozen_ms === null);
  const when = hidden >= rounds.length ? 'during this turn' : `in ${hidden} of ${rounds.length} rounds`;
  return hidden > 0 ? [`The tab was hidden ${when}. Browsers slow hidden tabs down, so these times say little.`] : [];
};

/** @param {ModelResult} result @param {number} at_once @param {number} cores */
const computing = ({ model, lock }, at_once, cores) => {
  if (lock) return 'the lock lets one task compute at a time';
  if (at_once > 1)
    return `${counted(at_once, 'task')} compute at a time${at_once === cores ? `, on the ${counted(cores, 'core')} that the browser reports` : ''}`;
  return cores === 1 && !isOneAtATime(model) ? 'the browser reports 1 core' : 'one task computes at a time';
};

/**
 * A gain that parallel running cannot explain: something else changed one of the two times.
 * @param {ModelResult} result
 * @param {number} cores
 * @param {ModelResult|null} sequential
 */
const impossible = (result, cores, sequential) => {
  if (!sequential?.run_ms || sequential.error || result.wall_ms === null || result.model === BASELINE) return [];
  const at_once = computeAtOnce(result, result.tasks.length, cores);
  const least_ms = sequential.run_ms / at_once;
  if (!tooSoon(result.wall_ms, least_ms)) return [];
  return [
    `Faster than running tasks side by side can make it: ${computing(result, at_once, cores)}, and Sequential computed for ${formatTime(sequential.run_ms)}, so ${formatTime(least_ms)} is the least. Something else slowed Sequential down, or sped this up: do not read the speed-up as a gain of this model. Run it again, in 6 rounds or more.`,
  ];
};

/**
 * @param {ModelResult} result
 * @param {Device} device
 * @param {ModelResult|null} [sequential] of the same run
 * @returns {string[]}
 */
export const cautionsOf = (result, device, sequential = null) => [
  ...ownCautions(result, device),
  ...impossible(result, device.cores, sequential),
];

/** @param {ModelResult} result @param {Device} device @returns {string[]} */
const ownCautions = (result, { cores, clock_tick_us, apart = false }) => {
  const { wall_ms, run_ms, wait_ms, lock } = result;
  if (wall_ms === null) return [];
  const computes = (run_ms ?? 0) > (wait_ms ?? 0);
  const workers = workersThatRan(result);
  return [
    ...hiddenRounds(result),
    ...(apart && hiddenRounds(result).length > 0
      ? [
          'Meanwhile an experiment in another site’s page may have run beside this one: browsers do not let the two know of each other.',
        ]
      : []),
    // Under the lock one task computes at a time, on any core.
    ...(computes && !lock && cores > 0 && workers > cores
      ? [`${counted(workers, 'worker')} computed on ${counted(cores, 'core')}, and took turns there.`]
      : []),
    ...(wall_ms * 1000 < LEAST_TICKS * clock_tick_us
      ? [
          `Shorter than ${LEAST_TICKS} ticks of the clock (${formatTime(clock_tick_us / 1000)} each): these times are rough.`,
        ]
      : []),
  ];
};
