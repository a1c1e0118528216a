/**
 * Limits for files. The page must not freeze or run out of memory, whatever a file contains. So everything that can
 * grow has a limit here, and every loop over a file's data counts its steps.
 */
import { refuse } from './import-error.js';

export const LIMITS = {
  /** For files held in memory as a whole: the timeline's own file, and JSON without a list of events. */
  file_bytes: 100 * 1024 * 1024,
  /** For unpacked JSON: a string twice as long would be too long for some engines. */
  json_bytes: 256 * 1024 * 1024,
  /** For a list of events, packed or not; only a part of it is in memory at a time. */
  streamed_bytes: 1024 * 1024 * 1024,
  /** For one event. */
  event_characters: 16 * 1024 * 1024,
  /** The nesting of JSON: no trace needs more, and engines that parse recursively overflow. */
  nesting: 100,
  /** Names and orders of tracks do not count. Further events are left out, and a note says so. */
  events: 3_000_000,
  rows: 10_000,
  /** For asynchronous slices: this many ids get their own lane; others share lanes. */
  lanes: 1000,
  name_characters: 200,
  /**
   * The nesting of slices: more than the deepest stacks of programs, and few enough to loop over. Deeper slices
   * continue in another track.
   */
  depth: 10_000,
  /** About 115 days: longer times were written in another unit. */
  span_us: 1e13,
  steps: 50_000_000,
};

/** Counts the steps of an importer. */
export class Steps {
  taken = 0;

  take(steps = 1) {
    this.taken += steps;
    if (this.taken > LIMITS.steps)
      refuse('The file takes too long to read: record a shorter time, or fewer functions.');
  }
}

/** @param {number} count @param {string} what */
export function checkCount(count, what) {
  if (count > LIMITS.events)
    refuse(
      `The file has ${count.toLocaleString('en')} ${what}, and at most ${LIMITS.events.toLocaleString('en')} can be shown: record a shorter time, or filter what is recorded.`,
    );
}
