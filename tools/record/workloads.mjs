/** Every workload on every model, with its default settings or nearly so: shown if a reader's browser cannot run it. */

import { catalogue } from '../../www/generated/catalogue.js';
import { inPage } from './browser.mjs';
import { shortResult } from './shorten.mjs';
import { writeModule } from './write.mjs';

/** @import { Params, RunOptions, RunResult } from '../../www/interface.js' */
/** @import { Recorder } from './browser.mjs' */

const WORKERS = 2;
/** The median round is kept. */
const ROUNDS = 3;
/**
 * Parameters for workloads whose default parameters leave more events than a reader could look at, and would have to
 * load.
 * @type {Record<string, Params>}
 */
const PARAMS = { convoy: { compute_ms: 300, requests: 100 } };

/** Runs in the page. @param {RunOptions} options @returns {Promise<RunResult>} */
const run = (options) =>
  /** @type {import('../../www/lab/element/interleave-lab-element.js').InterleaveLabElement} */ (
    document.querySelector('interleave-lab')
  ).run(options);

/** @param {Recorder} recorder @param {string} workload */
export const recordWorkload = async ({ driver, about }, workload) => {
  const order = catalogue.models.map(({ name }) => name);
  const result = await inPage(driver, run, {
    workload,
    params: PARAMS[workload] ?? {},
    models: order,
    workers: WORKERS,
    rounds: ROUNDS,
    warm_up: 1,
    lock: catalogue.lock.default,
  });
  const failed = result.models.find(({ error, tasks }) => error || tasks.some((task) => task.error));
  if (failed) throw new Error(`no recording: ${workload} on ${failed.model}: ${JSON.stringify(failed.error)}`);
  const models = result.models.map(shortResult).sort((a, b) => order.indexOf(a.model) - order.indexOf(b.model));
  writeModule(workload, 'recording', 'result/origin.js', 'Recorded', { about, result: { ...result, models } });
  console.log(`${workload}: ${models.map(({ model, wall_ms }) => `${model} ${wall_ms} ms`).join(', ')}`);
};
