/**
 * Our own files (model/export/run-json.js), of every version ever written, and a bare `RunResult` as `run` resolves
 * to. A version is read by the function that stands beside its number, for ever.
 */
import { readChromeEvents } from './chrome-events.js';
import { refuse } from './import-error.js';
import { isObject, list, name, object } from './read.js';
import { FORMAT } from '../export/run-json.js';

/** @typedef {import('./limits.js').Steps} Steps */
/** @typedef {{title: string, tracks: import('../tracks.js').Track[], flows: import('../flows.js').Flow[], notes: string[]}} Part */

/** @param {unknown} json */
export const isRun = (json) => isObject(json) && (json.format === FORMAT || (json.version === 1 && Array.isArray(json.models)));

/** @param {unknown} run @param {Steps} steps @param {(model: string) => string} titles @returns {Part[]} */
function readRun(run, steps, titles) {
  const models = list(object(run, 'run').models, 'run.models');
  if (models.length === 0) refuse('The run in the file has no models: choose another.');
  return models.map((raw, at) => {
    const model = object(raw, `run.models[${at}]`);
    const place = `run.models[${at}].trace`;
    const events = list(object(model.trace, place).traceEvents, `${place}.traceEvents`);
    return { title: titles(name(model.model, `run.models[${at}].model`)), ...readChromeEvents(events, steps, `${place}.traceEvents`) };
  });
}

/** @type {Map<unknown, (file: import('./read.js').Fields, steps: Steps, titles: (model: string) => string) => Part[]>} */
const VERSIONS = new Map([[1, (file, steps, titles) => readRun(file.run, steps, titles)]]);

/** @param {import('./read.js').Fields} file @param {Steps} steps @param {(model: string) => string} titles */
export function readInterleaveRun(file, steps, titles) {
  if (file.format !== FORMAT) return readRun(file, steps, titles);
  const read = VERSIONS.get(file.version);
  if (!read) return refuse('The run was saved by a newer Interleave than this page: load the page again, or open the file where it was saved.');
  return read(file, steps, titles);
}
