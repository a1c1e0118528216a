/**
 * Loads the recorded runs (`make recordings`): each workload with its default parameters, on every model. A recording
 * is loaded when it is needed, and this module only where a model cannot run. The result is null where there is no
 * recording or it could not be loaded; then the page says why the model cannot run.
 */
import { catalogue } from '../generated/catalogue.js';
import { recordedAlone, standIn } from './stand-in.js';
import { part } from '../ui/missing-part.js';

/** @import { LabState } from '../lab/state.js' */
/** @import { RunResult } from '../interface.js' */
/** @import { Recorded } from '../result/origin.js' */

/** @type {Record<string, () => Promise<{recording: Recorded}>>} */
export const RECORDINGS = {
  download: () => import('../recorded/download.js'),
  scrape: () => import('../recorded/scrape.js'),
  squares: () => import('../recorded/squares.js'),
  image: () => import('../recorded/image.js'),
  mix: () => import('../recorded/mix.js'),
  convoy: () => import('../recorded/convoy.js'),
  race: () => import('../recorded/race.js'),
  python: () => import('../recorded/python.js'),
};

/**
 * @template T
 * @param {Record<string, () => Promise<{recording: T}>>} among
 * @param {string} name
 * @returns {Promise<T|null>}
 */
export const recordingOf = async (among, name) => {
  try {
    return (await part(Promise.resolve(among[name]?.())))?.recording ?? null;
  } catch {
    return null;
  }
};

/** Recorded results to show beside the measured ones. @param {RunResult} result */
export const standInFor = async (result) => {
  const recording = await recordingOf(RECORDINGS, result.workload);
  return recording && standIn(result, recording, catalogue);
};

/** The recorded run to show where nothing runs. @param {LabState} state of the screen */
export const recordedFor = async (state) => {
  const recording = await recordingOf(RECORDINGS, state.workload);
  return recording && recordedAlone(recording, state, catalogue);
};
