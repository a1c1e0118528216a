/**
 * The last run of our own page's lab, kept over a reload: the browser stores one for each tab. Embeds keep none, since
 * a run in one person's post has no place in another's. Loaded with the first run, and on a reload after one.
 */
import { keptOf, readKept } from '../kept-run.js';
import { placeOfRuns } from '../remembered.js';
import { dropRun, putRun, storedRun } from '../../browser/run-store.js';
import { tabOf } from '../../browser/storage.js';

/** @import { Recorded } from '../../result/origin.js' */

const place = placeOfRuns(location.pathname);

/** Resolves when the browser is idle, for work that is not urgent. */
const idle = () =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: 1000 });
    else setTimeout(resolve);
  });

/** Counts the requests to keep or forget a run. A slow one is dropped when a later one was made meanwhile. */
let asked = 0;

/** @param {Recorded} recorded */
export async function keepRun(recorded) {
  const mine = (asked += 1);
  await idle();
  const tab = tabOf(place, true);
  if (mine === asked && tab !== null) await putRun(place, tab, keptOf(recorded, Date.now()));
}

export async function forgetRun() {
  asked += 1;
  const tab = tabOf(place);
  if (tab !== null) await dropRun(place, tab);
}

/** This tab's last run as the browser stored it. A run that cannot be read is dropped. */
export async function keptRun() {
  const tab = tabOf(place);
  const value = tab === null ? null : await storedRun(place, tab);
  if (!value) return null;
  const kept = readKept(value);
  if (!kept) await forgetRun();
  return kept;
}
