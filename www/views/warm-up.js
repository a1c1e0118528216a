/**
 * Frames that nobody sees, drawn in the time that the browser has left over. What it has not run it has not compiled:
 * the first frames of a hand's first move would take twice what they take later.
 */

/** One more each idle moment, until there are enough of them; a browser that does not tell of idle moments has none. @param {number} count @param {() => void} draw */
export function warmUp(count, draw) {
  if (count === 0 || typeof requestIdleCallback === 'undefined') return;
  requestIdleCallback(() => {
    draw();
    warmUp(count - 1, draw);
  });
}
