/** What can be marked in a program. Lines are counted from 1, as Python counts them. */

/** What keeps a program from being run, in the text from `from` to `to`. @typedef {{from: number, to: number, message: string}} Fault */
/** An error at a line. @typedef {{line: number, message: string}} Problem */
/** A line at which tracks are in a played run; `label`: their names. @typedef {{line: number, label: string}} LineMark */
/**
 * The text of a program, as other parts of the page mark it. `setProblems` and `markLines` replace all earlier marks of
 * their kind. `showLine` opens the editor, goes to the line and selects it.
 * @typedef {{setProblems: (problems: Problem[]) => void, markLines: (marks: LineMark[]) => void, showLine: (line:
 *   number) => Promise<void>}} MarkedProgram
 */

/** The labels of each line, joined. @param {LineMark[]} marks @returns {Map<number, string>} */
export function labelsByLine(marks) {
  /** @type {Map<number, string[]>} */
  const labels = new Map();
  for (const { line, label } of marks) labels.set(line, [...(labels.get(line) ?? []), label]);
  return new Map(Array.from(labels, ([line, all]) => [line, all.filter((label) => label !== '').join(', ')]));
}
