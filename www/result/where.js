/** Where the tasks of a reader's program were: at which lines, and in which functions. */

import { firstAbove } from '../base/search-sorted.js';

/** @import { Where } from '../base/recorded-trace.js' */
/** The lines that a task came to, and when, in order of time. @typedef {{us: number[], line: number[]}} Came */

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
 * @param {Came} came
 * @param {number} from_us
 * @param {number} to_us
 * @param {(string|null)[]} functions  by line, from 0
 * @returns {Where|undefined}
 */
export const whereBetween = ({ us, line }, from_us, to_us, functions) => {
  // Long runs have thousands of both, and are looked at several times a second: nothing here may go through all lines.
  const after = firstAbove(us, from_us);
  const found = new Set(line.slice(Math.max(0, after - 1), after));
  for (let at = after; at < us.length && us[at] < to_us && found.size <= MOST_LINES; at += 1) found.add(line[at]);
  if (found.size === 0 || found.size > MOST_LINES) return undefined;
  const distinct = [...found].sort((a, b) => a - b);
  const names = new Set(distinct.map((one) => functions[one - 1] ?? null));
  const [name] = names;
  return { lines: distinct, function: names.size === 1 ? name : null };
};
