/** Starts a process, prepares it for a turn and posts tasks to it. All models with processes use this. */

import { TraceReader, joinParts } from '../../result/trace-buffer.js';
import { LATER_PATIENCE_MS, sampleClock } from './clock.js';
import { spawn } from './spawn.js';

/** @import { Runtime } from './runtime.js' */
/** @import { Child } from './child.js' */
/** @import { Turn, TurnWorker } from './turn.js' */
/** @import { Places, TracePart } from '../../result/raw-turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */
/** @import { FromWorker } from '../worker-wire.js' */

/**
 * The coordinator's record of a process. `memory`: null where the page is not isolated, so the coordinator cannot read
 * it. `turn`: how many turns the process had before this one. `places`: null until the process is ready for this turn.
 * @typedef {{child: Child, memory: WebAssembly.Memory|null, turn: number, places: Places|null}} Process
 */

/**
 * Starts a process that runs up to `tasks` tasks at once.
 * @param {Runtime} runtime
 * @param {number} index
 * @param {boolean} io
 * @param {WebAssembly.Memory|null} memory
 * @param {number} [tasks]
 * @returns {Process}
 */
export const startProcess = (runtime, index, io, memory, tasks = 1) => {
  const child = runtime.start('process', index, io, memory);
  child.post({ type: 'start', module: runtime.module, memory, tasks });
  return { child, memory, turn: 0, places: null };
};

/**
 * Tells a process to begin another turn. Until it reports ready, its memory holds the last turn's trace and is not
 * read.
 * @param {Process} process
 */
export const beginAgain = (process) => {
  process.turn += 1;
  process.places = null;
  process.child.post({ type: 'begin', turn: process.turn });
};

/**
 * Adds a process to a turn. `tasks` maps the task numbers in the process's memory to the turn's tasks; without it both
 * numberings are the same.
 * @param {Turn} turn
 * @param {TurnOrder} order
 * @param {Runtime} runtime
 * @param {Process} process
 * @param {{kind: 'process'|'loop', requested_ms: number|null, tasks?: number[], task: () => number|null,
 *   onready: () => void, onended: (index: number, outcome: string|null) => void}} part
 */
export const join = (turn, order, runtime, process, part) => {
  const { kind, requested_ms, task, onready, onended } = part;
  const tasks = part.tasks ?? turn.tasks.map((_, index) => index);
  const { child, memory } = process;
  /** What the process sent of a memory that cannot be read from here, and that was not handed on yet. @type {TracePart|null} */
  let sent = null;
  /** @type {TraceReader|null} */
  let reader = null;
  /** @type {number|null} */
  let origin_offset_ms = null;
  // The memory of an existing process holds the last turn's trace until the process reports ready for this turn.
  process.places = null;
  /** @type {TurnWorker} */
  const worker = {
    kind,
    requested_ms,
    process: null,
    tasks,
    clock_samples: [],
    get origin_offset_ms() {
      return origin_offset_ms;
    },
    read: () => {
      if (memory) return reader?.read() ?? null;
      const part = sent;
      sent = null;
      return part;
    },
  };
  turn.workers.push(worker);
  const own = turn.workers.length - 1;
  child.onfailure = (message, started) => turn.fail(started ? 'trap' : 'worker-start', message, task());
  child.onmessage = (/** @type {FromWorker} */ message) => {
    if (message.type === 'ready') {
      // This report belongs to the last turn, which ended before the process was ready. This turn's report is still to
      // come.
      if (message.turn !== process.turn) return;
      process.places = message.places;
      if (memory && message.places) reader = new TraceReader(memory, message.places.trace);
      origin_offset_ms = message.origin_ms - performance.timeOrigin;
      addClockSample(process, worker);
      onready();
    } else if (message.type === 'ended') {
      if (message.part) sent = joinParts(sent, message.part);
      const index = tasks[message.index];
      turn.received(index, message.payload);
      onended(index, message.outcome);
    } else if (message.type === 'spawn') {
      // If the coordinator cannot access the memory, no thread can share it.
      if (memory) spawn(turn, order, runtime, { memory, process: own, tasks }, message.asked);
      else turn.fail('worker-start', 'Without shared memory a process can start no threads.', task());
    }
  };
  return worker;
};

/** @param {Process} process @param {TurnWorker} worker @param {number} [here_ms] */
const addClockSample = ({ memory, places }, worker, here_ms = undefined) => {
  if (memory && places) worker.clock_samples.push(sampleClock(memory, places.clock, here_ms));
};

/**
 * Samples the clock a second time, after the turn, when nothing is measured.
 * @param {Process} process
 * @param {TurnWorker} worker
 */
export const sampleClockAgain = (process, worker) => {
  if (!process.memory) return;
  process.child.post({ type: 'align' });
  addClockSample(process, worker, LATER_PATIENCE_MS);
};

/** @param {Turn} turn @param {Process} process @param {TurnOrder} order @param {number} index @param {string} base */
export const postTask = (turn, process, order, index, base) => {
  turn.posted(index);
  postJob(process, order.job, index, base);
};

/** @param {Process} process @param {string} job @param {number} index @param {string} base */
export const postJob = ({ child }, job, index, base) => child.post({ type: 'task', job, index, base });
