/** Makes the index of large tracks, a handful a message, so that the page that draws them never stands still for it. */
import { makeIndex } from '../model/track-index.js';
import './realm.js';

/** @typedef {import('../model/running-sums.js').Spans} Spans */

self.onmessage = (/** @type {MessageEvent<Spans[]>} */ { data }) => {
  const indexes = data.map(makeIndex);
  const transfer = indexes.flatMap(({ sums, lengths }) => [sums.start_us.buffer, sums.kind.buffer, sums.kept_us.buffer, lengths.order.buffer, lengths.first.buffer]);
  self.postMessage(indexes, { transfer });
};
