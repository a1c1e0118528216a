/**
 * From asking for a worker until it is ready, compared with an empty module worker that a worker asks for too.
 */

import { inTurns } from '../rounds.mjs';
import { row } from '../row.mjs';

/** @import { ModelName } from '../../www/interface.js' */

const ROUNDS = 60;
const JOB = { workload: 'squares', params: { n: [0], passes: 1 } };

/** @param {{page: import('../page.mjs').Page}} lab */
export const start = async ({ page }) => {
  const started = (/** @type {ModelName} */ model) => async () =>
    (await page.ask('run', { ...JOB, models: [model] }))[0].worker_start_ms;
  const runners = { thread: started('threads'), process: started('processes'), empty: () => page.ask('startEmpty') };
  await inTurns(3, runners);
  const { thread, process, empty } = await inTurns(ROUNDS, runners);
  const line = (/** @type {string} */ name, /** @type {number[]} */ ours) =>
    row({ name, against: 'the start of an empty module worker', target: 1.8, ours, peer: empty, unit: 'ms' });
  return [line('thread_start', thread), line('process_start', process)];
};
