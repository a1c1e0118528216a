/** Names of saved files: what was run, on which day, and what it is. */

import { dayOf } from '../format.js';

/** @param {string} workload @param {Date} day @param {string} ending "json.gz" */
export function fileName(workload, day, ending) {
  const plain = workload.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'run';
  return `interleave-${plain}-${dayOf(day)}.${ending}`;
}
