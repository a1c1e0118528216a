/**
 * Draws invisible frames while the browser is idle. The browser compiles only code that has run, so without this the
 * first frames of the reader's first movement would take twice as long.
 */

/**
 * Draws one frame per idle callback, until there are `count`. A browser without idle callbacks draws none.
 * @param {number} count
 * @param {() => void} draw
 */
export function warmUp(count, draw) {
  if (count === 0 || typeof requestIdleCallback === 'undefined') return;
  requestIdleCallback(() => {
    draw();
    warmUp(count - 1, draw);
  });
}
