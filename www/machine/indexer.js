/**
 * Has the index of large tracks made in a worker, which is there only while it has something to do. Where it cannot
 * be had, tracks stay as they are: drawn by the moment in the middle of each pixel, which is true too.
 */
import { columnsOf } from '../model/columns.js';
import { giveIndex, unindexed } from '../model/track-index.js';

/** @typedef {import('../model/tracks.js').Track} Track */
/** @typedef {{id: number, index: import('../model/track-index.js').TrackIndex}} Answer */

/** @param {Worker} worker @param {Track} track @param {number} id */
function ask(worker, track, id) {
  const { count, from_us, to_us, kind } = columnsOf(track);
  // Of its own: a column may be a view of a file with all the others in it, which would be copied whole.
  const spans = { count, from_us: from_us.slice(), to_us: to_us.slice(), kind: kind.slice() };
  worker.postMessage({ id, spans }, [spans.from_us.buffer, spans.to_us.buffer, spans.kind.buffer]);
}

/** @param {Track[]} tracks @param {() => void} onIndex after each, to draw it anew @returns {Promise<void>} when all have theirs, or cannot get it */
export async function indexTracks(tracks, onIndex) {
  const large = unindexed(tracks);
  if (large.length === 0) return;
  const worker = new Worker(new URL('../workers/indexer.js', import.meta.url), { type: 'module', name: 'interleave indexer' });
  try {
    await new Promise((resolve, reject) => {
      let left = large.length;
      worker.onerror = (event) => { event.preventDefault(); reject(event); };
      worker.onmessage = (/** @type {MessageEvent<Answer>} */ { data: { id, index } }) => {
        giveIndex(large[id], index);
        onIndex();
        left -= 1;
        if (left === 0) resolve(undefined);
        else if (id + 2 < large.length) ask(worker, large[id + 2], id + 2);
      };
      // Two on their way: the worker always has one to do, and few copies are there at once.
      for (let id = 0; id < Math.min(2, large.length); id += 1) ask(worker, large[id], id);
    });
  } catch {
    onIndex();
  } finally {
    worker.terminate();
  }
}
