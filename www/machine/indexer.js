/**
 * Has the index of large tracks made in a worker, which is there only while it has something to do. Where it cannot
 * be had, tracks stay as they are: drawn by the moment in the middle of each pixel, which is true too.
 */
import { columnsOf } from '../model/columns.js';
import { giveIndex, unindexed } from '../model/track-index.js';

/** @typedef {import('../model/tracks.js').Track} Track */
/** @typedef {import('../model/track-index.js').TrackIndex} TrackIndex */

/** Tracks a message: about as many as a screen holds, and so often the page is drawn anew. */
const BATCH = 16;

/** @param {Worker} worker @param {Track[]} tracks */
function ask(worker, tracks) {
  const spans = tracks.map((track) => {
    const { count, from_us, to_us, kind } = columnsOf(track);
    // Of its own: a column may be a view of a file with all the others in it, which would be copied whole.
    return { count, from_us: from_us.slice(), to_us: to_us.slice(), kind: kind.slice() };
  });
  worker.postMessage(spans, spans.flatMap(({ from_us, to_us, kind }) => [from_us.buffer, to_us.buffer, kind.buffer]));
}

/** @param {Worker} worker @param {Track[]} tracks @returns {Promise<TrackIndex[]>} */
const answered = (worker, tracks) => new Promise((resolve, reject) => {
  worker.onerror = (event) => { event.preventDefault(); reject(new Error(event.message)); };
  worker.onmessage = (/** @type {MessageEvent<TrackIndex[]>} */ { data }) => resolve(data);
  ask(worker, tracks);
});

/** @param {Track[]} tracks @param {(indexed: Track[]) => void} onIndex to draw what has come @returns {Promise<void>} when all have theirs, or cannot get it */
export async function indexTracks(tracks, onIndex) {
  const large = unindexed(tracks);
  if (large.length === 0) return;
  const worker = new Worker(new URL('../workers/indexer.js', import.meta.url), { type: 'module', name: 'interleave indexer' });
  try {
    for (let from = 0; from < large.length; from += BATCH) {
      const batch = large.slice(from, from + BATCH);
      (await answered(worker, batch)).forEach((index, at) => giveIndex(batch[at], index));
      onIndex(batch);
    }
  } catch {
    // What has come stays.
  } finally {
    worker.terminate();
  }
}
