/** Why a step failed, in a few lines, for the end of the report: often only the end of a long log is kept. */

const NODE_SUMMARY = '✖ failing tests:';
const MOST_LINES = 40;
const LINES_OF_ONE = 6;

/** node's own summary of the failed tests: each name, and the error's first lines, before its stack. @param {string} summary */
const named = (summary) =>
  summary.split(/^(?=✖ )/m).flatMap((one) => {
    if (!one.startsWith('✖ ')) return [];
    const [name, ...below] = one.split('\n').filter((line) => line.trim() !== '');
    const stack = below.findIndex((line) => /^\s+at |^test at /.test(line));
    return [name, ...below.slice(0, stack < 0 ? undefined : stack).slice(0, LINES_OF_ONE)];
  });

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
