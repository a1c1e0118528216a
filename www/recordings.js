/**
 * The recorded runs (`make recordings`), each workload as it is set at first, on every model: loaded when it is asked for. Loaded itself only where something cannot
 * run. Null where there is no recording, or it could not be loaded: then what is missing says why it cannot run.
 */
import { catalogue } from './model/catalogue.js';
import { listed } from './model/format.js';
import { recordedAlone, standIn } from './model/stand-in.js';
import { build } from './views/dom.js';
import { styled } from './views/on-demand.js';

/** @import { Idea } from './model/ideas.js' */
/** @import { LabState } from './model/state.js' */
/** @import { RunResult } from './protocol.js' */
/** @import { Recorded } from './model/origin.js' */
/** @import { RecordedIdea } from './model/recording.js' */

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

/** By the idea's name. @type {Record<string, () => Promise<{recording: RecordedIdea}>>} */
export const RECORDED_IDEAS = {
  waiting: () => import('./recorded/idea-waiting.js'),
  computing: () => import('./recorded/idea-computing.js'),
  processes: () => import('./recorded/idea-processes.js'),
  copying: () => import('./recorded/idea-copying.js'),
  pools: () => import('./recorded/idea-pools.js'),
  juggling: () => import('./recorded/idea-juggling.js'),
};

/** @template T @param {Record<string, () => Promise<{recording: T}>>} among @param {string} name @returns {Promise<T|null>} */
const recordingOf = async (among, name) => {
  try {
    return (await among[name]?.())?.recording ?? null;
  } catch {
    return null;
  }
};

/** In an idea, where memory cannot be shared. Why, the page may learn later: so it is said in one place only. @param {string[]} labels */
export const missingNote = (labels) => build('p', { class: 'idea-missing', 'data-part': 'idea-missing' },
  `Missing here: ${listed(labels)}. They need shared memory, and this page has none: the line above the workbench says why. Run the rest, and their recorded times come below it.`);

/** An idea's figures, to be put on the screen. @param {Idea} idea @param {string[]|null} missing what could not run here; null: nothing could */
export const recordedIdea = async (idea, missing) => {
  const [recording, view] = await Promise.all([recordingOf(RECORDED_IDEAS, idea.name), import('./views/recorded-idea.js'), styled(new URL('./styles/recorded-idea.css', import.meta.url).href)]);
  return recording && view.recordedIdea(idea, recording, missing);
};

/** Beside what ran here. @param {RunResult} result */
export const standInFor = async (result) => {
  const recording = await recordingOf(RECORDINGS, result.workload);
  return recording && standIn(result, recording, catalogue);
};

/** Where nothing runs. @param {LabState} state of the screen */
export const recordedFor = async (state) => {
  const recording = await recordingOf(RECORDINGS, state.workload);
  return recording && recordedAlone(recording, state, catalogue);
};
