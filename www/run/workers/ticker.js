/**
 * Posts the time repeatedly. A page that was blocked reads a message late, and so knows for how long. It is a worker
 * because the page's own timers and animation frames stop while the page is blocked.
 */
import './realm.js';

/** Rare enough to barely disturb what is measured: a tick costs its core about 0.2 ms. */
const EVERY_MS = 25;

setInterval(() => self.postMessage(performance.timeOrigin + performance.now()), EVERY_MS);
