/**
 * Reports progress as often as the page can show it. With ten thousand tasks one report takes the page longer than the
 * next one takes to arrive: without a rest, the page would answer its reader only between two of them.
 */

/** The rest after a report, in times of what the report took: a quarter of the page's time is for reports. */
const REST = 3;

/**
 * A report that comes during the rest is left out; the next one contains all that it had.
 * @template T
 * @param {(value: T) => void} report
 * @param {() => number} [now_ms]
 * @returns {(value: T) => void}
 */
export const paced = (report, now_ms = () => performance.now()) => {
  let rest_until_ms = -Infinity;
  return (value) => {
    const before_ms = now_ms();
    if (before_ms < rest_until_ms) return;
    report(value);
    const after_ms = now_ms();
    rest_until_ms = after_ms + REST * (after_ms - before_ms);
  };
};
