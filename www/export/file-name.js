/** Names of saved files: the workload, the day and the file type. */

import { dayOf } from '../base/format.js';

/** @param {string} workload @param {Date} day @param {string} ending "json.gz" */
export function fileName(workload, day, ending) {
  const plain =
    workload
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'run';
  return `interleave-${plain}-${dayOf(day)}.${ending}`;
}
