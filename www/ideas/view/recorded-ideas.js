/**
 * The recorded runs of the ideas (`make recordings`). Each is loaded on demand, and this module only where some model
 * cannot run.
 */
import { listed } from '../../base/format.js';
import { recordingOf } from '../../stand-in/recordings.js';
import { build } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';
import { styled } from '../../ui/on-demand.js';

/** @import { Idea } from '../ideas.js' */
/** @import { RecordedIdea } from '../../stand-in/recording.js' */

/** By the idea's name. @type {Record<string, () => Promise<{recording: RecordedIdea}>>} */
export const RECORDED_IDEAS = {
  waiting: () => import('../../recorded/idea-waiting.js'),
  computing: () => import('../../recorded/idea-computing.js'),
  processes: () => import('../../recorded/idea-processes.js'),
  copying: () => import('../../recorded/idea-copying.js'),
  pools: () => import('../../recorded/idea-pools.js'),
  juggling: () => import('../../recorded/idea-juggling.js'),
};

/**
 * The note in an idea whose thread models cannot run. It does not give the reason, since the page may learn it later:
 * the reason stands in one place only.
 * @param {string[]} labels
 */
export const missingNote = (labels) =>
  build(
    'p',
    { class: 'idea-missing', 'data-part': 'idea-missing' },
    `Missing here: ${listed(labels)}. They need shared memory, and this page has none: the line above the workbench says why. Run the rest, and their recorded times come below it.`,
  );

/**
 * Loads an idea's recorded figures as an element.
 * @param {Idea} idea
 * @param {string[]|null} missing what could not run here; null: nothing could
 */
export const recordedIdea = async (idea, missing) => {
  const [recording, view] = await Promise.all([
    recordingOf(RECORDED_IDEAS, idea.name),
    part(import('./recorded-idea-view.js')),
    styled(new URL('../../styles/recorded-idea.css', import.meta.url).href),
  ]);
  return recording && view.recordedIdea(idea, recording, missing);
};
