/** The smallest edit that makes one text of another, so that a cursor outside of it stays where it is. */

/** @typedef {{from: number, to: number, insert: string}} Edit */

/** @param {string} before @param {string} after @returns {Edit|null} null if the texts are equal */
export function editBetween(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/**
 * Where a line begins and ends in a text. A line that is not there is the nearest one.
 * @param {string} text
 * @param {number} line counted from 1
 */
export function extentOfLine(text, line) {
  const lines = text.split('\n');
  const at = Math.min(Math.max(line, 1), lines.length) - 1;
  const from = lines.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0);
  return { from, to: from + lines[at].length };
}
