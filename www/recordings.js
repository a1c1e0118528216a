/**
 * The recorded runs (`make recordings`), each workload as it is set at first, on every model: loaded when it is asked for. Loaded itself only where something cannot
 * run. Null where there is no recording, or it could not be loaded: then what is missing says why it cannot run.
 */
import { catalogue } from './model/catalogue.js';
import { recordedAlone, standIn } from './model/stand-in.js';

/** @import { LabState } from './model/state.js' */
/** @import { RunResult } from './protocol.js' */
/** @import { Recorded } from './model/origin.js' */

/** @type {Record<string, () => Promise<{recording: Recorded}>>} */
export const RECORDINGS = {
  download: () => import('./recorded/download.js'),
  scrape: () => import('./recorded/scrape.js'),
  squares: () => import('./recorded/squares.js'),
  image: () => import('./recorded/image.js'),
  mix: () => import('./recorded/mix.js'),
  convoy: () => import('./recorded/convoy.js'),
  race: () => import('./recorded/race.js'),
};

/** @param {string} workload @returns {Promise<Recorded|null>} */
const recordingOf = async (workload) => {
  try {
    return (await RECORDINGS[workload]?.())?.recording ?? null;
  } catch {
    return null;
  }
};

/** Beside what ran here. @param {RunResult} result */
export const standInFor = async (result) => {
  const recording = await recordingOf(result.workload);
  return recording && standIn(result, recording, catalogue);
};

/** Where nothing runs. @param {LabState} state of the screen */
export const recordedFor = async (state) => {
  const recording = await recordingOf(state.workload);
  return recording && recordedAlone(recording, state, catalogue);
};
