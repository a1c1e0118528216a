/**
 * Frames that nobody sees, drawn in the time that the browser has left over. What it has not run it has not compiled:
 * the first frames of a hand's first move would take twice what they take later.
 */

/** One more each idle moment, until there are enough of them; a browser that does not tell of idle moments has none. @param {number} count @param {(frame: number) => void} draw @returns {() => void} ends it */
export function warmUp(count, draw) {
  if (typeof requestIdleCallback === 'undefined') return () => {};
  let frame = 0;
  let idle = 0;
  const next = () => { idle = requestIdleCallback(() => { draw(frame++); if (frame < count) next(); }); };
  next();
  return () => cancelIdleCallback(idle);
}
