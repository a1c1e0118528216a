/**
 * A reader's Python on the models that run it in parallel: how much sooner two equal tasks end on two workers than on one,
 * and how long a process with Python in it takes to start, compared with an ordinary one.
 */

import { inTurns } from '../rounds.mjs';
import { plainRow, row } from '../row.mjs';

/** @import { ModelName } from '../../www/interface.js' */

const ROUNDS = 7;
/** Some hundred milliseconds for each task on the reference computer. */
const SOURCE = 'def work(n):\n    total = 0\n    for i in range(n):\n        total += i * i % 7\n    return total\n';
const COMPUTING = { workload: 'python', params: { source: SOURCE, inputs: '[4_000_000, 4_000_000]' } };
const EMPTY = { workload: 'python', params: { source: 'def work(n): pass\n', inputs: '[1]' } };
const ORDINARY = { workload: 'download', params: { tasks: 1, delay_ms: 0 } };

/** @param {{page: import('../page.mjs').Page}} lab */
export const pythonModels = async ({ page }) => {
  const ask = async (/** @type {object} */ job, /** @type {ModelName} */ model, workers = 1) =>
    (await page.ask('run', { ...job, models: [model], workers }))[0];
  // Without the start of workers.
  const computing = (/** @type {ModelName} */ model, /** @type {number} */ workers) => async () =>
    (await ask(COMPUTING, model, workers)).busy_ms;
  const start = (/** @type {object} */ job) => async () => (await ask(job, 'processes')).worker_start_ms;
  const runners = {
    oneThread: computing('thread-pool', 1),
    twoThreads: computing('thread-pool', 2),
    oneProcess: computing('process-pool', 1),
    twoProcesses: computing('process-pool', 2),
    python: start(EMPTY),
    ordinary: start(ORDINARY),
  };
  await inTurns(1, runners);
  const figures = await inTurns(ROUNDS, runners);
  const speedUp = (/** @type {string} */ name, /** @type {number[]} */ one, /** @type {number[]} */ two) =>
    plainRow({ name, target: 1.8, at: 'least', values: one.map((ms, round) => ms / two[round]), unit: 'times' });
  return [
    speedUp('python_two_threads', figures.oneThread, figures.twoThreads),
    speedUp('python_two_processes', figures.oneProcess, figures.twoProcesses),
    row({
      name: 'python_process_start',
      against: 'an ordinary process',
      target: 1.5,
      at: 'most',
      ours: figures.python,
      peer: figures.ordinary,
      unit: 'ms',
    }),
  ];
};
