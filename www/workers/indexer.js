/** Makes the index of large tracks, a handful a message, so that the page that draws them never stands still for it. */
import { makeIndex } from '../model/track-index.js';
import './realm.js';

/** @typedef {import('../model/running-sums.js').Spans} Spans */

self.onmessage = (/** @type {MessageEvent<Spans[]>} */ { data }) => {
  const indexes = data.map(makeIndex);
  const columns = indexes.flatMap(({ sums, lengths }) => [...Object.values(sums), ...Object.values(lengths)].filter((one) => ArrayBuffer.isView(one)));
  self.postMessage(indexes, { transfer: columns.map(({ buffer }) => buffer) });
};
