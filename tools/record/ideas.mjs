/**
 * Records each idea of the way through with the settings of its experiment. The recording is shown if a reader's
 * browser cannot run all of it.
 */

import { withFewLanes } from '../../www/ideas/idea-picture.js';
import { inPage } from './browser.mjs';
import { shortResult, thinned } from './shorten.mjs';
import { writeModule } from './write.mjs';

/** @import { ModelResult, RunOptions } from '../../www/interface.js' */
/** @import { Idea } from '../../www/ideas/ideas.js' */
/** @import { KeptResult } from '../../www/stand-in/recording.js' */
/** @import { Recorder } from './browser.mjs' */

/** Runs in the page. @param {RunOptions} options @returns {Promise<ModelResult[]>} */
const run = async (options) =>
  (
    await /** @type {import('../../www/lab/element/interleave-lab-element.js').InterleaveLabElement} */ (
      document.querySelector('interleave-lab')
    ).run(options)
  ).models;

/**
 * Drops what the picture does not draw, except the rounds, because the page says whether they agree.
 * @param {ModelResult} result
 * @returns {KeptResult}
 */
const kept = (result) => {
  const { tasks, trace, ...rest } = shortResult(result);
  const { payload } = result.tasks[0];
  return {
    ...rest,
    output: [],
    samples: result.samples,
    task: { ...tasks[0], payload: payload && { bytes: payload.bytes } },
    task_count: tasks.length,
    trace: { traceEvents: thinned(withFewLanes(trace.traceEvents)) },
  };
};

/** @param {Recorder} recorder @param {Idea} idea */
export const recordIdea = async ({ driver, about, cores }, { name, runs }) => {
  const results = [];
  for (const options of runs) results.push(await inPage(driver, run, options));
  const failed = results.flat().find(({ error }) => error);
  if (failed) throw new Error(`no recording: ${name} on ${failed.model}: ${JSON.stringify(failed.error)}`);
  writeModule(`idea-${name}`, 'recording', 'stand-in/recording.js', 'RecordedIdea', {
    about,
    cores,
    runs,
    results: results.map((models) => models.map(kept)),
  });
  console.log(
    `${name}: ${results
      .flat()
      .map(({ model, wall_ms }) => `${model} ${wall_ms} ms`)
      .join(', ')}`,
  );
};
