/** Where the tasks of a reader's program were: at which lines, and in which functions. */

/** @import { RecordedLine, Where } from '../base/recorded-trace.js' */

/** The most lines that are named for one slice. */
const MOST_LINES = 4;
const HEAD = /^(?:async\s+)?(def|class)\s+(\w+)/;

/**
 * For each line of a program the function that it is in, as far as its indentation tells; null on top level.
 * @param {string} source
 * @returns {(string|null)[]}
 */
export const functionsOf = (source) => {
  /** @type {{indent: number, name: string, isFunction: boolean}[]} */
  const around = [];
  return source.split('\n').map((line) => {
    const text = line.trim();
    const indent = line.length - line.trimStart().length;
    if (text !== '' && !text.startsWith('#'))
      while (around.length > 0 && around[around.length - 1].indent >= indent) around.pop();
    const [, kind, name] = HEAD.exec(text) ?? [];
    if (name) around.push({ indent, name, isFunction: kind === 'def' });
    return around.some(({ isFunction }) => isFunction) ? around.map((one) => one.name).join('.') : null;
  });
};

/**
 * Where a task was in an interval: at the line of its begin, and at those that it came to.
 * @param {Pick<RecordedLine, 'us'|'line'>[]} lines  in order of time
 * @param {number} from_us
 * @param {number} to_us
 * @param {(string|null)[]} functions  by line, from 0
 * @returns {Where|undefined}
 */
export const whereBetween = (lines, from_us, to_us, functions) => {
  const first = lines.findLastIndex(({ us }) => us <= from_us);
  const here = lines.slice(Math.max(0, first)).filter(({ us }, at) => us < to_us || (at === 0 && us <= from_us));
  const distinct = [...new Set(here.map(({ line }) => line))].sort((a, b) => a - b);
  if (distinct.length === 0 || distinct.length > MOST_LINES) return undefined;
  const names = new Set(distinct.map((line) => functions[line - 1] ?? null));
  const [name] = names;
  return { lines: distinct, function: names.size === 1 ? name : null };
};
