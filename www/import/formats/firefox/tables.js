/**
 * The tables of a Firefox profile in the processed format (profiler.firefox.com, docs-developer/CHANGELOG-formats.md;
 * up to version 70, and back as far as the names are the same). Up to version 59 each thread has its own tables; later
 * all threads share them. A stack refers to its parent by index; from version 66 on, by distance.
 */
import { refuse } from '../../checks/import-error.js';
import { checkCount } from '../../checks/limits.js';
import { index, list, name, number, object } from '../../checks/read.js';
import { Stacks } from '../../tracks/sampled-calls.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../checks/limits.js').Steps} Steps */

/**
 * Checks that a table's columns are lists of equal length.
 * @param {Fields} table
 * @param {string[]} columns
 * @param {string} place
 */
export function columns(table, columns, place) {
  const read = columns.map((column) => list(table[column], `${place}.${column}`));
  if (read.some(({ length }) => length !== read[0].length))
    refuse(`The columns of ${place} differ in length: the file is damaged.`);
  checkCount(read[0].length, `rows in ${place}`);
  return read;
}

/**
 * Times in milliseconds: absolute, or as differences to the previous row.
 * @param {Fields} table
 * @param {number} count of rows
 * @param {string} place
 * @returns {number[]}
 */
export function timesOf(table, count, place) {
  const apart = table.time === undefined && table.timeDeltas !== undefined;
  const column = apart ? 'timeDeltas' : 'time';
  const times = list(table[column], `${place}.${column}`);
  if (times.length !== count) refuse(`The columns of ${place} differ in length: the file is damaged.`);
  let ms = 0;
  return times.map((time, at) => {
    const read = number(time, `${place}.${column}[${at}]`);
    ms = apart ? ms + read : read;
    return ms;
  });
}

/**
 * The parent of a stack; it must be an earlier stack, so there is no cycle.
 * @param {Fields} table
 * @param {string} place
 * @param {number} count
 * @returns {(at: number) => number} −1 for none
 */
function aroundOf(table, place, count) {
  const back = table.prefix === undefined && table.prefixOffset !== undefined;
  const column = back ? 'prefixOffset' : 'prefix';
  const around = list(table[column], `${place}.${column}`);
  if (around.length !== count) refuse(`The columns of ${place} differ in length: the file is damaged.`);
  return (at) => {
    const value = around[at];
    const row = `${place}.${column}[${at}]`;
    if (back) return value === 0 ? -1 : at - index(value, at + 1, row);
    return value === null || value === -1 ? -1 : index(value, at, row);
  };
}

export class Tables {
  #shared;
  #steps;
  /** Caches tables, since threads share them. @type {Map<unknown, {strings: unknown[], stacks: Stacks}>} */
  #known = new Map();

  /** @param {Fields} shared @param {Steps} steps */
  constructor(shared, steps) {
    this.#shared = shared;
    this.#steps = steps;
  }

  /** @param {Fields} thread @param {string} place */
  stringsOf(thread, place) {
    return list(thread.stringArray ?? thread.stringTable ?? this.#shared.stringArray, `${place}.stringArray`);
  }

  /** @param {Fields} thread @param {string} place @returns {Stacks} */
  stacksOf(thread, place) {
    const strings = this.stringsOf(thread, place);
    const table = object(thread.stackTable ?? this.#shared.stackTable, `${place}.stackTable`);
    const known = this.#known.get(table);
    if (known?.strings === strings) return known.stacks;
    const stacks = this.#read(thread, table, strings, place);
    this.#known.set(table, { strings, stacks });
    return stacks;
  }

  /** @param {Fields} thread @param {Fields} stackTable @param {unknown[]} strings @param {string} place */
  #read(thread, stackTable, strings, place) {
    const table = (/** @type {string} */ column) =>
      object(thread[column] ?? this.#shared[column], `${place}.${column}`);
    const [frames] = columns(stackTable, ['frame'], `${place}.stackTable`);
    const [funcs] = columns(table('frameTable'), ['func'], `${place}.frameTable`);
    const [names] = columns(table('funcTable'), ['name'], `${place}.funcTable`);
    const around = aroundOf(stackTable, `${place}.stackTable`, frames.length);
    const stacks = new Stacks();
    frames.forEach((frame, at) => {
      this.#steps.take();
      const row = `${place}.stackTable.frame[${at}]`;
      const func = index(funcs[index(frame, funcs.length, row)], names.length, `the function of ${row}`);
      stacks.add(
        name(strings[index(names[func], strings.length, `the name of ${row}`)], `the name of ${row}`),
        func,
        around(at),
      );
    });
    return stacks;
  }
}

/**
 * @param {Fields} thread
 * @param {string} place
 * @param {number} stacks number of stacks
 * @param {Steps} steps
 * @returns {{us: number, stack: number}[]} sorted by time
 */
export function samplesOf(thread, place, stacks, steps) {
  const table = object(thread.samples, `${place}.samples`);
  const [stack] = columns(table, ['stack'], `${place}.samples`);
  const times = timesOf(table, stack.length, `${place}.samples`);
  return stack
    .map((value, at) => {
      steps.take();
      return {
        us: times[at] * 1000,
        stack: value === null ? -1 : index(value, stacks, `${place}.samples.stack[${at}]`),
      };
    })
    .sort((a, b) => a.us - b.us);
}
