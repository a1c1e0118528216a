/**
 * Reads our own files (export/run-json.js) of every version ever written, and a bare `RunResult` as `run` resolves to
 * it. Each version has its own reader in `VERSIONS`, which is never removed.
 */
import { readChromeEvents } from './chrome/events.js';
import { aboutShape } from './run-shape.js';
import { ImportError, refuse, UnfitError } from '../checks/import-error.js';
import { isObject, list, name, object } from '../checks/read.js';
import { FORMAT } from '../../export/run-json.js';
import { missingWords, wholeRun } from './whole-run.js';

/** @typedef {import('../checks/limits.js').Steps} Steps */
/**
 * @typedef {{title: string, tracks: import('../../trace/tracks.js').Track[],
 *   flows: import('../../trace/flows.js').Flow[], counters?: import('../../trace/counters.js').Counter[], notes:
 *   string[], fit?: import('../../trace/scale.js').Extent|null}} Part
 */

/** @param {unknown} json */
export const isRun = (json) =>
  isObject(json) && (json.format === FORMAT || (json.version === 1 && Array.isArray(json.models)));

/** @param {unknown} run @param {Steps} steps @param {(model: string) => string} titles @returns {Part[]} */
function readRun(run, steps, titles) {
  const models = list(object(run, 'run').models, 'run.models');
  if (models.length === 0) refuse('The run in the file has no models: choose another.');
  return models.map((raw, at) => {
    const model = object(raw, `run.models[${at}]`);
    const place = `run.models[${at}].trace`;
    // An older file may have no events; its figures are still shown.
    const events =
      model.trace === undefined ? [] : list(object(model.trace, place).traceEvents, `${place}.traceEvents`);
    return { title: titles(name(model.model, `run.models[${at}].model`)), ...readChromeEvents(events, steps) };
  });
}

/**
 * The run itself, if it is complete, to show it and compare with it.
 * @param {unknown} json
 * @returns {{run: import('../../result/origin.js').Recorded|null, notes: string[]}} `notes`: what is missing, or why it
 *   cannot be shown
 */
export function recordedOf(json) {
  if (!isObject(json) || !isRun(json)) return { run: null, notes: [] };
  try {
    const { result, missing } = wholeRun(json.format === FORMAT ? json.run : json);
    const about = json.about === undefined ? { day: '', browser: '' } : aboutShape(json.about, 'about');
    return {
      run: { about, result },
      notes: [
        missingWords([...(json.about === undefined ? ['where and when it was measured'] : []), ...missing], 'The file'),
      ].filter((text) => text !== ''),
    };
  } catch (error) {
    if (error instanceof UnfitError)
      return {
        run: null,
        notes: [`Only its timeline is shown, and not its times: in the file ${error.place} is no ${error.what}.`],
      };
    if (error instanceof ImportError) return { run: null, notes: [error.message] };
    throw error;
  }
}

/**
 * @type {Map<unknown, (file: import('../checks/read.js').Fields, steps: Steps, titles: (model: string) => string) =>
 *   Part[]>}
 */
const VERSIONS = new Map([[1, (file, steps, titles) => readRun(file.run, steps, titles)]]);

/** @param {import('../checks/read.js').Fields} file @param {Steps} steps @param {(model: string) => string} titles */
export function readInterleaveRun(file, steps, titles) {
  if (file.format !== FORMAT) return readRun(file, steps, titles);
  const read = VERSIONS.get(file.version);
  if (!read)
    return refuse(
      'The run was saved by a newer Interleave than this page: load the page again, or open the file where it was saved.',
    );
  return read(file, steps, titles);
}
