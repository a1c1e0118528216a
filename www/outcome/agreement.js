/** Shared counters, and whether the models' results agree, in words. */
import { few } from '../base/few.js';
import { counted } from '../base/format.js';
import { PROGRAM, hasMemoryEach } from '../result/model-properties.js';

/** @typedef {import('../interface.js').ModelResult} ModelResult */

/** The last value of each memory's counter, in the order of workers. @param {ModelResult} result @returns {number[]} */
export function countersOf(result) {
  const counted = result.tasks.filter((task) => task.counter !== null);
  const memories = counted.filter((task) => task.counter === 1).length;
  if (memories <= 1) return counted.length === 0 ? [] : [Math.max(...counted.map((task) => Number(task.counter)))];
  /** @type {Map<number|null, number>} */
  const byWorker = new Map();
  for (const { worker, counter } of counted) byWorker.set(worker, Math.max(byWorker.get(worker) ?? 0, Number(counter)));
  return [...byWorker.values()];
}

/**
 * "one counter for all, it reached 4" / "4 counters, each reached 1".
 * @param {ModelResult} result
 * @returns {string|null}
 */
export function describeCounters(result) {
  // A program's threads count nothing for us.
  if (result.model === PROGRAM) return null;
  const reached = countersOf(result);
  if (reached.length === 0) return null;
  if (reached.length === 1) return `one counter for all tasks, and it reached ${reached[0]}`;
  if (reached.every((value) => value === reached[0]))
    return `${reached.length} counters, one in each memory, and each reached ${reached[0]}`;
  return `${reached.length} counters, one in each memory, and they reached ${few(reached.map(String), 8)}`;
}

/** @typedef {{agree: boolean, text: string}} Agreement */

/**
 * The number that the tasks of a memory share, one entry for each memory: the value that the last task to end found.
 * Each process has its own memory; in every other model all tasks share one. Empty while a task has not ended.
 * @param {ModelResult} result
 * @returns {{tasks: number, number: number}[]}
 */
export function numbersLeft({ model, tasks }) {
  if (tasks.some(({ shared }) => shared === null)) return [];
  /** @type {Map<number|null, typeof tasks>} */
  const memories = new Map();
  for (const task of tasks) {
    const memory = hasMemoryEach(model) ? task.worker : null;
    memories.set(memory, [...(memories.get(memory) ?? []), task]);
  }
  return [...memories.values()].map((own) => {
    const last = own.reduce((latest, task) => (Number(task.end_ms) > Number(latest.end_ms) ? task : latest));
    return { tasks: own.length, number: Number(last.shared) };
  });
}

/** @param {ModelResult} result */
const numbersText = (result) => {
  const numbers = numbersLeft(result).map(({ number }) => number.toLocaleString('en'));
  if (numbers.length <= 1 || numbers.every((number) => number === '0')) return numbers[0] ?? '';
  const distinct = [...new Set(numbers)];
  return `${few(distinct)} in ${distinct.length === 1 ? 'each of ' : ''}${numbers.length} memories`;
};

/**
 * The lines of each task, in the order of tasks; null where lines may be missing.
 * @param {ModelResult} result
 * @returns {string[]|null}
 */
const linesOf = ({ tasks, output, dropped_events }) => {
  if (dropped_events > 0) return null;
  /** @type {string[][]} */
  const lines = tasks.map(() => []);
  for (const { task, text } of output) if (task !== null) lines[task]?.push(text);
  return lines.map((own) => own.join('\n'));
};

/**
 * Groups models by outcome, in the order in which an outcome first occurs.
 * @param {ModelResult[]} results
 * @param {(result: ModelResult) => string} outcome
 * @returns {[outcome: string, models: ModelResult[]][]}
 */
const byOutcome = (results, outcome) => {
  /** @type {Map<string, ModelResult[]>} */
  const groups = new Map();
  for (const result of results) groups.set(outcome(result), [...(groups.get(outcome(result)) ?? []), result]);
  return [...groups];
};

/**
 * The first line that differs between models, with the models that printed each version.
 * @param {ModelResult[]} results
 * @returns {[line: string, models: ModelResult[]][]}
 */
const otherLines = (results) => {
  const printed = results.map(linesOf);
  if (printed.includes(null)) return [];
  const [first, ...others] = /** @type {string[][]} */ (printed);
  const task = first.findIndex((lines, index) => others.some((other) => other[index] !== lines));
  if (task < 0) return [];
  const all = /** @type {string[][]} */ (printed).map((lines) => lines[task].split('\n'));
  const line = all[0].findIndex((text, index) => all.some((lines) => lines[index] !== text));
  const at = Math.max(0, line);
  return byOutcome(results, (result) => all[results.indexOf(result)][at] ?? 'nothing more');
};

/**
 * Whether all models that finished have the same result. A checksum covers what a task computed; the number that a
 * race's tasks share, and the lines that a task printed, are results as well. Null where there is nothing to compare.
 * @param {ModelResult[]} results
 * @param {(model: string) => string} titles
 * @returns {Agreement|null}
 */
export function agreement(results, titles) {
  const finished = results.filter(
    (result) => result.tasks.length > 0 && result.tasks.every((task) => task.checksum !== null),
  );
  if (finished.length < 2) return null;
  const models = counted(finished.length, 'model');
  const named = (/** @type {[string, ModelResult[]][]} */ groups, /** @type {(outcome: string) => string} */ say) =>
    few(
      groups.map(
        ([outcome, own]) =>
          `${say(outcome)} under ${few(
            own.map(({ model }) => titles(model)),
            7,
          )}`,
      ),
      7,
    );
  if (byOutcome(finished, ({ tasks }) => tasks.map(({ checksum }) => checksum).join(' ')).length > 1) {
    return { agree: false, text: `The ${models} came to different results: their checksums differ.` };
  }
  const numbers = byOutcome(finished, numbersText);
  if (numbers.length > 1)
    return {
      agree: false,
      text: `The ${models} did not come to the same: at the end the number said ${named(numbers, (number) => number || 'nothing')}.`,
    };
  const lines = otherLines(finished);
  if (lines.length > 1)
    return {
      agree: false,
      text: `The ${models} did not come to the same. They printed ${named(lines, (line) => `“${line}”`)}.`,
    };
  return { agree: true, text: `All ${models} came to the same results (equal checksums).` };
}
