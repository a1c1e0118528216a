/**
 * Our own files (model/export/run-json.js), of every version ever written, and a bare `RunResult` as `run` resolves
 * to. A version is read by the function that stands beside its number, for ever.
 */
import { readChromeEvents } from './chrome-events.js';
import { catalogue } from '../catalogue.js';
import { aboutShape, runShape } from './run-shape.js';
import { ImportError, refuse } from './import-error.js';
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

/** The figures of a run, to compare with, where they are whole; its traces are tracks by now. @param {unknown} json @returns {import('../origin.js').Recorded|null} */
export function figuresOf(json) {
  if (!isObject(json) || !isRun(json)) return null;
  try {
    const run = json.format === FORMAT ? json.run : json;
    const result = runShape(catalogue.workloads.map(({ name: workload }) => workload), catalogue.models.map(({ name: model }) => model))(run, 'run');
    const about = json.about === undefined ? { day: '', browser: '' } : aboutShape(json.about, 'about');
    return { about, result: { ...result, models: result.models.map((model) => ({ ...model, trace: { traceEvents: [] } })) } };
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
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
