/**
 * Posts the time, again and again: a page that is blocked reads it late, and knows for how long. A worker,
 * because a page's own timers and animation frames stand still with it.
 */
import './realm.js';

const EVERY_MS = 10;

setInterval(() => self.postMessage(performance.timeOrigin + performance.now()), EVERY_MS);
