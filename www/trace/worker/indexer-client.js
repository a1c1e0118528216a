/**
 * Makes the index of large tracks in a worker, which exists only while it has work. If the worker is not available, a
 * track is drawn by sampling the middle of each pixel, which is correct too.
 */
import { columnsOf } from '../columns.js';
import { giveIndex, unindexed } from '../track-index.js';
import { startWorker } from '../../browser/script-address.js';

/** @typedef {import('../tracks.js').Track} Track */
/** @typedef {import('../track-index.js').TrackIndex} TrackIndex */

/** Tracks per message: about as many as a screen shows. The page is redrawn after each message. */
const BATCH = 16;

/** @param {Worker} worker @param {Track[]} tracks */
function ask(worker, tracks) {
  const spans = tracks.map((track) => {
    const { count, from_us, to_us, kind } = columnsOf(track);
    // Copies the columns: a column may be a view of a whole file, and posting it would copy that file.
    return { count, from_us: from_us.slice(), to_us: to_us.slice(), kind: kind.slice() };
  });
  worker.postMessage(
    spans,
    spans.flatMap(({ from_us, to_us, kind }) => [from_us.buffer, to_us.buffer, kind.buffer]),
  );
}

/** @param {Worker} worker @param {Track[]} tracks @returns {Promise<TrackIndex[]>} */
const answered = (worker, tracks) =>
  new Promise((resolve, reject) => {
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.onmessage = (/** @type {MessageEvent<TrackIndex[]>} */ { data }) => resolve(data);
    ask(worker, tracks);
  });

/**
 * @param {Track[]} tracks
 * @param {(indexed: Track[]) => void} onIndex called after each message, to redraw
 * @returns {Promise<void>} resolves when all tracks have an index or cannot get one
 */
export async function indexTracks(tracks, onIndex) {
  const large = unindexed(tracks);
  if (large.length === 0) return;
  const worker = startWorker(new URL('./indexer.js', import.meta.url), 'interleave indexer');
  try {
    for (let from = 0; from < large.length; from += BATCH) {
      const batch = large.slice(from, from + BATCH);
      (await answered(worker, batch)).forEach((index, at) => giveIndex(batch[at], index));
      onIndex(batch);
    }
  } catch {
    // The indexes received so far stay in use.
  } finally {
    worker.terminate();
  }
}
