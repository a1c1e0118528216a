/** Slices, errors and shared counters in plain words. */
import { counted, listed } from './format.js';

/** @typedef {import('./tracks.js').Slice} Slice */
/** @typedef {import('./tracks.js').SliceKind} SliceKind */
/** @typedef {import('../protocol.js').ModelResult} ModelResult */

/** What each kind means; the legend, the panel and the table all say it with these. @type {Record<SliceKind, {label: string, meaning: string}>} */
export const KIND_WORDS = {
  start: { label: 'starting', meaning: 'the worker starts' },
  task: { label: 'task', meaning: 'the task is under way' },
  run: { label: 'running', meaning: 'the loop runs this task' },
  wait: { label: 'waiting', meaning: 'the task waits and uses no core' },
  'busy-wait': { label: 'busy waiting', meaning: 'the task waits by asking the clock again and again: the core is taken' },
  // The states of the lock keep the names that CPython's own profiler gives them.
  'has-gil': { label: 'Has GIL', meaning: 'the thread has the lock: it runs, or is ready to' },
  'waits-gil': { label: 'Waiting for GIL', meaning: 'the thread could run, and another one has the lock' },
  'no-gil': { label: 'No GIL', meaning: 'the thread has let go of the lock, since it waits for something else' },
  call: { label: 'named in the file', meaning: 'the file tells no more of it than its name' },
  carry: { label: 'carrying', meaning: 'arguments or a result are on their way' },
};

/** The same of signs, which have no length. @type {Record<import('./tracks.js').InstantKind, {label: string, meaning: string}>} */
export const SIGN_WORDS = {
  print: { label: 'printed a line', meaning: 'the task printed a line' },
  mark: { label: 'answered a request', meaning: 'the task answered a request' },
  event: { label: 'event', meaning: 'something that happened at one moment, as the opened file says' },
  lost: { label: 'updates lost', meaning: 'the task’s write undid what others had written' },
};

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

/** @param {import('../protocol.js').LabError} error @param {ModelResult} result */
export function describeError(error, result) {
  const task = error.task === null ? null : result.tasks[error.task]?.name ?? `task ${error.task}`;
  return task === null ? error.message : `${task}: ${error.message}`;
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
