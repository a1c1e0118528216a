/** Names of saved files: what was run, on which day, and what it is. */

/** @param {string} workload @param {Date} day as the reader's own calendar has it @param {string} ending "json.gz" */
export function fileName(workload, day, ending) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const plain = workload.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'run';
  return `interleave-${plain}-${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.${ending}`;
}
