/** The recorded runs (`make recordings`), each loaded when it is asked for. */

/** @import { RecordedRun } from './model/recording.js' */

/** @type {Record<string, () => Promise<{recording: RecordedRun}>>} */
export const RECORDINGS = {
  download: () => import('./recorded/download.js'),
  scrape: () => import('./recorded/scrape.js'),
  squares: () => import('./recorded/squares.js'),
  image: () => import('./recorded/image.js'),
  mix: () => import('./recorded/mix.js'),
  convoy: () => import('./recorded/convoy.js'),
  race: () => import('./recorded/race.js'),
};

/** Null where there is none, or it could not be loaded: then what is missing says why it cannot run. @param {string} workload @returns {Promise<RecordedRun|null>} */
export const recordingOf = async (workload) => {
  try {
    return (await RECORDINGS[workload]?.())?.recording ?? null;
  } catch {
    return null;
  }
};
