/** Makes the index of large tracks, a few per message, so that the page never blocks for it. */
import { makeIndex } from '../track-index.js';
import '../../run/workers/realm.js';

/** @typedef {import('../running-sums.js').Spans} Spans */

self.onmessage = (/** @type {MessageEvent<Spans[]>} */ { data }) => {
  const indexes = data.map(makeIndex);
  const columns = indexes.flatMap(({ sums, lengths }) =>
    [...Object.values(sums), ...Object.values(lengths)].filter((one) => ArrayBuffer.isView(one)),
  );
  self.postMessage(indexes, { transfer: columns.map(({ buffer }) => buffer) });
};
