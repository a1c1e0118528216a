/**
 * Posts the time, again and again: a page that is blocked reads it late, and knows for how long. A worker,
 * because a page's own timers and animation frames stand still with it.
 */
import './realm.js';

/** Seldom enough to take next to nothing from what is measured meanwhile: a tick costs its core some 0.2 ms. */
const EVERY_MS = 25;

setInterval(() => self.postMessage(performance.timeOrigin + performance.now()), EVERY_MS);
