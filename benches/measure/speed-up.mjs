/** How much sooner two equal tasks end on a pool of two than in sequence, compared with the same on native rayon. */

import { inTurns } from '../rounds.mjs';
import { row } from '../row.mjs';

/** @import { ModelName } from '../../www/interface.js' */

const ROUNDS = 9;
const WORKERS = 2;
/** At least 500 ms for each task on the reference computer. */
const JOB = { workload: 'squares', params: { n: [1_000_000, 1_000_000], passes: 600 } };

/** @param {{page: import('../page.mjs').Page, native: import('../native.mjs').Native}} lab */
export const speedUp = async ({ page, native }) => {
  const wall = (/** @type {ModelName} */ model) => async () =>
    (await page.ask('run', { ...JOB, models: [model], workers: WORKERS }))[0].wall_ms;
  const nativeWall = (/** @type {number} */ threads) => async () => (await native.ask({ ...JOB, threads })).wall_ms;
  const runners = {
    sequential: wall('sequential'),
    threadPool: wall('thread-pool'),
    processPool: wall('process-pool'),
    nativeSequential: nativeWall(0),
    rayon: nativeWall(WORKERS),
  };
  await inTurns(1, runners);
  const figures = await inTurns(ROUNDS, runners);
  const over = (/** @type {number[]} */ slow, /** @type {number[]} */ fast) =>
    slow.map((ms, round) => ms / fast[round]);
  const peer = over(figures.nativeSequential, figures.rayon);
  const line = (/** @type {string} */ name, /** @type {number[]} */ walls) =>
    row({
      name,
      against: 'the speed-up of native rayon',
      target: 0.9,
      at: 'least',
      ours: over(figures.sequential, walls),
      peer,
      unit: 'times',
    });
  return [line('thread_pool_speedup', figures.threadPool), line('process_pool_speedup', figures.processPool)];
};
