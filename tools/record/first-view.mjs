/** The first view: two threads that take turns, and two processes that do not. */

import { inPage } from './browser.mjs';
import { shortEvent } from './shorten.mjs';
import { writeModule } from './write.mjs';

/** @import { RunOptions } from '../../www/interface.js' */
/** @import { Recorder } from './browser.mjs' */

/** @type {RunOptions} */
const OPTIONS = {
  workload: 'squares',
  params: { n: [1_000_000, 1_000_000], passes: 250, return_list: false },
  models: ['threads-gil', 'processes'],
  lock: { flavour: 'cpython-3.2', interval_ms: 5 },
};
/** The first turn is discarded, because the browser compiles during it. The median of the others is kept. */
const TURNS = 6;

/**
 * Runs in the page: takes as many turns as asked for, and keeps for each model the turn with the median time.
 * @param {RunOptions} options
 * @param {number} turns
 */
const median = async (options, turns) => {
  const lab = /** @type {import('../../www/lab/element/interleave-lab-element.js').InterleaveLabElement} */ (
    document.querySelector('interleave-lab')
  );
  /** @type {import('../../www/interface.js').RunResult[]} */
  const results = [];
  for (let turn = 0; turn < turns; turn += 1) results.push(await lab.run(options));
  return (
    options.models?.map((name) => {
      const all = results
        .slice(1)
        .flatMap(({ models }) => models.filter(({ model }) => model === name))
        .sort((a, b) => Number(a.wall_ms) - Number(b.wall_ms));
      const { model, wall_ms, trace, error } = all[all.length >> 1];
      if (error) throw new Error(error.message);
      return { model, wall_ms: Number(wall_ms), events: trace.traceEvents };
    }) ?? []
  );
};

/** @param {Recorder} recorder */
export const recordFirstView = async ({ driver, about, cores }) => {
  const models = (await inPage(driver, median, OPTIONS, TURNS)).map(({ model, wall_ms, events }) => ({
    model,
    wall_ms: Number(wall_ms.toFixed(1)),
    events: events.map(shortEvent),
  }));
  writeModule('first-view', 'firstView', 'stand-in/recording.js', 'Recording', {
    about,
    cores,
    options: OPTIONS,
    models,
  });
  console.log(`first view: ${models.map(({ model, wall_ms }) => `${model} ${wall_ms} ms`).join(', ')}`);
};
