/** Slices, shared counters and whether results agree, in plain words. */
import { counted, listed } from './format.js';
import { KIND_WORDS } from './kind-words.js';

/** @typedef {import('./tracks.js').Slice} Slice */
/** @typedef {import('./tracks.js').SliceKind} SliceKind */
/** @typedef {import('../protocol.js').ModelResult} ModelResult */

/** What the trace calls a wait that it has nothing to add to. */
const NAMELESS = /** @type {Partial<Record<SliceKind, string>>} */ ({ wait: 'wait', 'busy-wait': 'busy wait' });

/** The task that a slice belongs to: itself, or the one around it. @param {Slice} slice @returns {string|null} */
export function taskOf(slice) {
  for (let one = /** @type {Slice|null} */ (slice); one; one = one.parent) {
    if (one.kind === 'task' || one.kind === 'run') return one.name;
  }
  return null;
}

/** What a slice is waiting for, or is doing. @param {Slice} slice */
export function describeSlice(slice) {
  const task = taskOf(slice);
  const { meaning } = KIND_WORDS[slice.kind];
  const still = slice.open ? ', still going on' : '';
  if (slice.kind === 'wait' || slice.kind === 'busy-wait') return `${meaning}${[task, NAMELESS[slice.kind]].includes(slice.name) ? '' : ` (for: ${slice.name})`}${still}`;
  return `${meaning}${still}`;
}

/** How far each memory's counter came, in the order of workers. @param {ModelResult} result @returns {number[]} */
export function countersOf(result) {
  const counted = result.tasks.filter((task) => task.counter !== null);
  const memories = counted.filter((task) => task.counter === 1).length;
  if (memories <= 1) return counted.length === 0 ? [] : [Math.max(...counted.map((task) => Number(task.counter)))];
  /** @type {Map<number|null, number>} */
  const byWorker = new Map();
  for (const { worker, counter } of counted) byWorker.set(worker, Math.max(byWorker.get(worker) ?? 0, Number(counter)));
  return [...byWorker.values()];
}

/** "one counter for all, it reached 4" / "4 counters, each reached 1". @param {ModelResult} result @returns {string|null} */
export function describeCounters(result) {
  const reached = countersOf(result);
  if (reached.length === 0) return null;
  if (reached.length === 1) return `one counter for all tasks, and it reached ${reached[0]}`;
  if (reached.every((value) => value === reached[0])) return `${reached.length} counters, one in each memory, and each reached ${reached[0]}`;
  return `${reached.length} counters, one in each memory, and they reached ${listed(reached.map(String))}`;
}

/** @typedef {{agree: boolean, text: string}} Agreement */

/** Whether every model that finished computed the same. Null where there is nothing to compare. @param {ModelResult[]} results @returns {Agreement|null} */
export function agreement(results) {
  const finished = results.filter((result) => result.tasks.length > 0 && result.tasks.every((task) => task.checksum !== null));
  if (finished.length < 2) return null;
  const sums = new Set(finished.map((result) => result.tasks.map((task) => task.checksum).join(' ')));
  const agree = sums.size === 1;
  const models = counted(finished.length, 'model');
  return { agree, text: agree ? `All ${models} came to the same results (equal checksums).` : `The ${models} came to different results: their checksums differ.` };
}
