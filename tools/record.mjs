/**
 * `make recordings`: runs what the page shows as recorded, on this machine, and writes it down with where and when.
 * `ONLY=convoy,race` records these alone. Needs the tests' set-up, and a machine that does nothing else: what is
 * written here is what readers see. A recording is never written by hand.
 */

import { catalogue } from '../www/model/catalogue.js';
import { IDEAS } from '../www/model/ideas.js';
import { inBrowser } from './record/browser.mjs';
import { recordFirstView } from './record/first-view.mjs';
import { recordIdea } from './record/ideas.mjs';
import { recordStaticPicture } from './record/static-picture.mjs';
import { recordWorkload } from './record/workloads.mjs';

/** @import { Recorder } from './record/browser.mjs' */

/** @type {Record<string, (recorder: Recorder) => Promise<void>>} */
const RECORDINGS = {
  'first-view': recordFirstView,
  // Of the one before.
  'static-picture': recordStaticPicture,
  ...Object.fromEntries(catalogue.workloads.map(({ name }) => [name, (/** @type {Recorder} */ recorder) => recordWorkload(recorder, name)])),
  ...Object.fromEntries(IDEAS.map((idea) => [`idea-${idea.name}`, (/** @type {Recorder} */ recorder) => recordIdea(recorder, idea)])),
};

const wanted = process.env.ONLY?.split(',') ?? Object.keys(RECORDINGS);
const unknown = wanted.find((name) => !RECORDINGS[name]);
if (unknown !== undefined) throw new Error(`there is no recording ${unknown}: choose of ${Object.keys(RECORDINGS).join(', ')}`);

await inBrowser(async (recorder) => {
  for (const name of wanted) await RECORDINGS[name](recorder);
});
