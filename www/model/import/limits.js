/**
 * How much a file may ask for. A reader's page must not freeze and must not run out of memory, whatever is in the file;
 * so everything that can grow has an end here, and every loop over what a file says counts its steps.
 */
import { refuse } from './import-error.js';

export const LIMITS = {
  file_bytes: 100 * 1024 * 1024,
  /** Unpacked: a string of twice as many would not fit into every engine. */
  json_bytes: 256 * 1024 * 1024,
  /** JSON within JSON within JSON: no trace needs more, and engines that parse by recursion overflow. */
  nesting: 100,
  events: 1_000_000,
  rows: 10_000,
  name_characters: 200,
  /** As many as can be told apart in a track's height. */
  depth: 6,
  /** Some 115 days: what is longer was written in another unit. */
  span_us: 1e13,
  steps: 50_000_000,
};

/** Counts what an importer does. */
export class Steps {
  taken = 0;

  take(steps = 1) {
    this.taken += steps;
    if (this.taken > LIMITS.steps) refuse('The file takes too long to read: record a shorter time, or fewer functions.');
  }
}

/** @param {number} count @param {string} what */
export function checkCount(count, what) {
  if (count > LIMITS.events) refuse(`The file has ${count.toLocaleString('en')} ${what}, and at most ${LIMITS.events.toLocaleString('en')} can be shown: record a shorter time, or filter what is recorded.`);
}
