/** How many tests passed, failed and were skipped, read from the closing lines of the test runners. */

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/** The sum of a pattern's first group over all its matches. @param {string} text @param {RegExp} pattern */
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);

/** @type {Record<'cargo'|'node', (output: string) => Counts>} */
const readers = {
  cargo: (output) => ({
    passed: sum(output, /^test result: .*? (\d+) passed;/gm),
    failed: sum(output, /^test result: .* (\d+) failed;/gm),
    skipped: sum(output, /^test result: .* (\d+) ignored;/gm),
  }),
  node: (output) => ({
    passed: sum(output, /^ℹ pass (\d+)$/gm),
    failed: sum(output, /^ℹ (?:fail|cancelled) (\d+)$/gm),
    skipped: sum(output, /^ℹ (?:skipped|todo) (\d+)$/gm),
  }),
};

/**
 * @param {'cargo'|'node'|undefined} kind  undefined: the command itself is the only test
 * @param {string} output
 * @param {boolean} succeeded
 * @returns {Counts & {note: string}}
 */
export const count = (kind, output, succeeded) => {
  if (!kind) return { passed: Number(succeeded), failed: Number(!succeeded), skipped: 0, note: '' };
  const counts = readers[kind](output);
  const ran = counts.passed + counts.failed > 0;
  // A command that failed although its tests passed, or that ran no tests, counts as a failure.
  return {
    ...counts,
    failed: counts.failed || Number(!succeeded || !ran),
    note: succeeded && !ran ? 'nothing to run' : '',
  };
};
