/**
 * The convoy: requests answered per second beside a thread that computes. Each of a request's k waits drops the lock
 * and gets it back one switch interval later, so the rate is at most 1 / (k · interval) (bpo-7946).
 */

import { inTurns } from '../rounds.mjs';
import { nearRow, said } from '../row.mjs';
import { undisturbed } from './undisturbed.mjs';

/** @import { Params } from '../../www/interface.js' */
/** @import { Watched } from './cpython.mjs' */
/** @import { Lab } from './ratios.mjs' */

const ROUNDS = 7;
const TOLERANCE = 0.15;
const WAITS = 2;
const COMPUTE_MS = 1500;
/** This many fit into the page's trace, from which the rate is read. */
const MOST_REQUESTS = 2000;
/**
 * These intervals have a target. The shorter ones below have none: there the waits themselves and the sleeping threads'
 * timers weigh too much.
 */
const INTERVALS_MS = [20, 10, 5, 2];
const SHORT_INTERVALS_MS = [1, 0.5, 0.1];

const predicted = (/** @type {number} */ interval_ms) => 1000 / (WAITS * interval_ms);

/**
 * More requests than can be answered in that time, so that both threads run as long as the computing takes.
 * @param {number} interval_ms
 * @returns {Params}
 */
const params = (interval_ms) => ({
  compute_ms: COMPUTE_MS,
  waits: WAITS,
  wait_ms: 0.1,
  requests: Math.min(MOST_REQUESTS, Math.ceil((1.5 * predicted(interval_ms) * COMPUTE_MS) / 1000)),
});

/** As the page computes it: over the time in which both threads run. @param {Watched} watched */
const rate = ({ threads, woken_ms }) => {
  const begin_ms = Math.max(...threads.map((thread) => thread.begin_ms));
  const end_ms = Math.min(...threads.map((thread) => thread.end_ms));
  return (
    (woken_ms.filter((moment_ms) => moment_ms > begin_ms && moment_ms <= end_ms).length / WAITS / (end_ms - begin_ms)) *
    1000
  );
};

/** @param {Lab} lab */
export const convoy = async (lab) => {
  const intervals = [...INTERVALS_MS, ...SHORT_INTERVALS_MS];
  const turn = (/** @type {number} */ interval_ms) => ({
    workload: 'convoy',
    params: params(interval_ms),
    model: /** @type {const} */ ('threads-gil'),
    workers: 2,
    interval_ms,
  });
  const ours = (/** @type {number} */ interval_ms) =>
    undisturbed(1, async () => {
      const { requests_per_s } = await lab.playground.run(turn(interval_ms));
      if (requests_per_s === null) throw new Error(`the page's trace was not complete at ${interval_ms} ms`);
      return requests_per_s;
    });
  const peer = (/** @type {number} */ interval_ms) =>
    undisturbed(1, async () => rate(await lab.cpython.run(turn(interval_ms))));
  const figures = await inTurns(
    ROUNDS,
    Object.fromEntries(
      intervals.flatMap((ms) => [
        [`ours ${ms}`, ours(ms)],
        [`peer ${ms}`, peer(ms)],
      ]),
    ),
  );
  return intervals.map((ms) => {
    const rates = figures[`ours ${ms}`];
    return nearRow({
      name: `convoy_${ms}_ms`,
      unit: `times 1 / (k · interval), here ${predicted(ms)} requests a second`,
      target: INTERVALS_MS.includes(ms) ? 1 : null,
      tolerance: TOLERANCE,
      values: rates.map((value) => value / predicted(ms)),
      ours: said(rates, '/s'),
      peer: said(figures[`peer ${ms}`], '/s'),
    });
  });
};
