/**
 * The stacks of one thread's samples. A profile has them as rows, each resting on an earlier one. What is too deep to be
 * shown is left out, but first the outermost calls that every sample is inside of: three of a Python thread's are
 * `threading`'s own, and a program's begin below them.
 */
import { refuse } from './import-error.js';
import { checkCount, LIMITS } from './limits.js';
import { index, list, name, object } from './read.js';

/** @typedef {import('./read.js').Fields} Fields */
/** @typedef {import('./limits.js').Steps} Steps */
/** By the stack's number: the innermost function's name, the stack below, how many are below. @typedef {{names: string[], prefix: (number|null)[], depth: number[]}} Stacks */

/** A table's columns are lists of one length, whatever it claims. @param {Fields} table @param {string[]} columns @param {string} place */
export function columns(table, columns, place) {
  const read = columns.map((column) => list(table[column], `${place}.${column}`));
  if (read.some(({ length }) => length !== read[0].length)) refuse(`The columns of ${place} differ in length: the file is damaged.`);
  checkCount(read[0].length, `rows in ${place}`);
  return read;
}

/** @param {Fields} thread @param {Fields} shared @param {string} column @param {string} place */
const table = (thread, shared, column, place) => object(thread[column] ?? shared[column], `${place}.${column}`);

/** @param {Fields} thread @param {Fields} shared @param {unknown[]} strings @param {string} place @param {Steps} steps @returns {Stacks} */
export function readStacks(thread, shared, strings, place, steps) {
  const [frames, prefixes] = columns(table(thread, shared, 'stackTable', place), ['frame', 'prefix'], `${place}.stackTable`);
  const [funcs] = columns(table(thread, shared, 'frameTable', place), ['func'], `${place}.frameTable`);
  const [names] = columns(table(thread, shared, 'funcTable', place), ['name'], `${place}.funcTable`);
  /** @type {Stacks} */
  const stacks = { names: [], prefix: [], depth: [] };
  frames.forEach((frame, at) => {
    steps.take();
    const row = `${place}.stackTable.frame[${at}]`;
    const func = index(funcs[index(frame, funcs.length, row)], names.length, `the function of ${row}`);
    stacks.names.push(name(strings[index(names[func], strings.length, `the name of ${row}`)], `the name of ${row}`));
    // A stack rests on an earlier one: so there is no circle.
    const prefix = prefixes[at] === null ? null : index(prefixes[at], at, `${place}.stackTable.prefix[${at}]`);
    stacks.prefix.push(prefix);
    stacks.depth.push(prefix === null ? 0 : stacks.depth[prefix] + 1);
  });
  return stacks;
}

/** How many of the outermost calls all samples are inside of; none has ended in one of them. @param {Stacks} stacks @param {Set<number>} used @param {Steps} steps */
function sharedBy({ prefix }, used, steps) {
  /** The stacks that rest on each one, as far as samples are in them; −1: those that rest on none. @type {Map<number, Set<number>>} */
  const above = new Map();
  for (const stack of used) {
    for (let at = stack, known = false; at >= 0 && !known;) {
      steps.take();
      const below = prefix[at] ?? -1;
      const siblings = above.get(below);
      known = siblings !== undefined;
      above.set(below, (siblings ?? new Set()).add(at));
      at = below;
    }
  }
  let shared = 0;
  for (let next = above.get(-1); next?.size === 1; shared += 1) {
    const [only] = next;
    if (used.has(only)) break;
    next = above.get(only);
  }
  return shared;
}

/**
 * Each stack's names from the outermost call on, as far as they are shown.
 * @param {Stacks} stacks @param {(number|null)[]} samples @param {Steps} steps @returns {{pathOf: (stack: number|null) => string[], shared: number, deeper: number}} how many calls are left out: around all of a thread's samples, and inside of others
 */
export function pathsOf(stacks, samples, steps) {
  const used = new Set(samples.filter((stack) => stack !== null));
  let deepest = 0;
  for (const stack of used) deepest = Math.max(deepest, stacks.depth[stack]);
  const shared = Math.min(sharedBy(stacks, used, steps), Math.max(0, deepest + 1 - LIMITS.depth));
  const tooDeep = (/** @type {number} */ depth) => depth >= shared + LIMITS.depth;
  /** The nearest that is not too deep. @type {(number|null)[]} */
  const capped = [];
  stacks.depth.forEach((depth, at) => capped.push(tooDeep(depth) ? capped[Number(stacks.prefix[at])] : at));
  const pathOf = (/** @type {number|null} */ stack) => {
    const path = [];
    for (let at = stack === null ? null : capped[stack]; at !== null && stacks.depth[at] >= shared; at = stacks.prefix[at]) path.push(stacks.names[at]);
    return path.reverse();
  };
  return { pathOf, shared, deeper: stacks.depth.filter(tooDeep).length };
}
