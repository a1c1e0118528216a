/** Makes the index of large tracks, one after another, so that the page that draws them never stands still for it. */
import { makeIndex } from '../model/track-index.js';
import './realm.js';

/** @typedef {{id: number, spans: import('../model/running-sums.js').Spans}} Asked */

self.onmessage = (/** @type {MessageEvent<Asked>} */ { data: { id, spans } }) => {
  const index = makeIndex(spans);
  const { sums, lengths } = index;
  self.postMessage({ id, index }, { transfer: [sums.start_us.buffer, sums.kind.buffer, sums.kept_us.buffer, lengths.order.buffer, lengths.first.buffer] });
};
