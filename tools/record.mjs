/**
 * `make recordings`: runs what the page shows as recorded, on this computer, and writes it down with where and when.
 * `ONLY=convoy,race` records only these. It needs the tests' set-up, and a computer that does nothing else, because
 * readers see what is written here. A recording is never written by hand.
 */

import { catalogue } from '../www/generated/catalogue.js';
import { IDEAS } from '../www/ideas/ideas.js';
import { inBrowser } from './record/browser.mjs';
import { recordFirstView } from './record/first-view.mjs';
import { recordIdea } from './record/ideas.mjs';
import { writePosters } from './record/posters.mjs';
import { recordStaticPicture } from './record/static-picture.mjs';
import { recordWorkload } from './record/workloads.mjs';

/** @import { Recorder } from './record/browser.mjs' */

/** @type {Record<string, (recorder: Recorder) => Promise<void>>} */
const RECORDINGS = {
  'first-view': recordFirstView,
  // Made from the recording before it.
  'static-picture': recordStaticPicture,
  ...Object.fromEntries(
    catalogue.workloads.map(({ name }) => [name, (/** @type {Recorder} */ recorder) => recordWorkload(recorder, name)]),
  ),
  ...Object.fromEntries(
    IDEAS.map((idea) => [`idea-${idea.name}`, (/** @type {Recorder} */ recorder) => recordIdea(recorder, idea)]),
  ),
  // Made from the recordings of all workloads, which are new by then.
  posters: writePosters,
};

const wanted = process.env.ONLY?.split(',') ?? Object.keys(RECORDINGS);
const unknown = wanted.find((name) => !RECORDINGS[name]);
if (unknown !== undefined)
  throw new Error(`there is no recording ${unknown}: choose of ${Object.keys(RECORDINGS).join(', ')}`);

await inBrowser(async (recorder) => {
  for (const name of wanted) await RECORDINGS[name](recorder);
});
