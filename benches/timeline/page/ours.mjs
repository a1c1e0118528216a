/** Our own timeline, as the page shows it: its view, its worker, and either of the two files. */

import { indexTracks } from '../../../www/trace/worker/indexer-client.js';
import { decodeTimeline } from '../../../www/trace/timeline-file.js';
import { tracksOf, lastMoment } from '../../../www/trace/tracks.js';
import { TimelineView } from '../../../www/timeline/view/timeline-view.js';

/** @param {File} file */
async function read(file) {
  if (file.name.endsWith('.json')) {
    const { traceEvents } = JSON.parse(await file.text());
    return {
      groups: [{ title: 'Threads + GIL', tracks: tracksOf(traceEvents), flows: [] }],
      end_us: lastMoment(traceEvents),
    };
  }
  return decodeTimeline(await file.arrayBuffer());
}

const view = new TimelineView(() => {}, {
  button: document.createElement('button'),
  element: document.createElement('div'),
});
document.body.append(view.element);
view.connect();
/** The time until the timeline first shows the true trace; it is drawn with its shares soon after. */
let firstSeen_ms = NaN;

export const subject = {
  /** @param {File} file */
  async open(file) {
    const start_ms = performance.now();
    const { groups, end_us } = await read(file);
    view.show({ groups, end_us, tick_us: 5, coming: 0, running: false, recorded: false });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    firstSeen_ms = performance.now() - start_ms;
    await indexTracks(groups[0].tracks, (tracks) => view.refresh(tracks));
  },
  surface: () => /** @type {Element} */ (view.element.querySelector('[data-part=timeline]')),
  zoom: -101,
  ctrl: true,
};

export const firstSeen = () => firstSeen_ms;
