/** Why a step failed, in a few lines, for the end of the report: often only the end of a long log is kept. */

const NODE_SUMMARY = '✖ failing tests:';
const MOST_LINES = 24;

/** node's own summary of the failed tests: each name, and the line with the error. @param {string} summary */
const named = (summary) => {
  const lines = summary.split('\n');
  return lines.flatMap((line, index) => {
    if (!line.startsWith('✖ ')) return [];
    const reason = lines.slice(index + 1).find((below) => below.trim() !== '');
    return [line, ...(reason ? [`    ${reason.trim()}`] : [])];
  });
};

/** @param {string} output  of a step that failed @returns {string[]} */
export const failures = (output) => {
  const summary = output.lastIndexOf(NODE_SUMMARY);
  const lines =
    summary < 0 ? output.trimEnd().split('\n').slice(-6) : named(output.slice(summary + NODE_SUMMARY.length));
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
};

/** The files of node's failed tests. @param {string} output @returns {string[]} */
export const failingFiles = (output) => [
  ...new Set([...output.matchAll(/^test at (\S+\.test\.js):\d+:\d+$/gm)].map(([, file]) => file)),
];
