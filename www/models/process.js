/** What the models of processes share: a process started, made ready for a turn, and given a task. */

import { snapshot } from '../model/trace.js';
import { LATER_PATIENCE_MS, sight } from './clock.js';

/** @import { Machine } from './machine.js' */
/** @import { Child } from './child.js' */
/** @import { Turn, TurnWorker } from './turn.js' */
/** @import { FromWorker, Places, Snapshot, TurnOrder } from '../protocol.js' */

/** A process as the coordinator keeps it: its memory is null where the page is not isolated and it cannot be seen.
 * @typedef {{child: Child, memory: WebAssembly.Memory|null, places: Places|null}} Process */

/** Starts one, for so many tasks at once. @param {Machine} machine @param {number} index @param {boolean} io @param {WebAssembly.Memory|null} memory @param {number} [tasks] @returns {Process} */
export const startProcess = (machine, index, io, memory, tasks = 1) => {
  const child = machine.start('process', index, io, memory);
  child.post({ type: 'start', module: machine.module, memory, tasks });
  return { child, memory, places: null };
};

/**
 * Joins a process to a turn.
 * @param {Turn} turn
 * @param {Process} process
 * @param {{kind: 'process'|'loop', requested_ms: number|null, task: () => number|null, onready: () => void, onended: (index: number) => void}} part
 */
export const join = (turn, process, { kind, requested_ms, task, onready, onended }) => {
  const { child, memory } = process;
  /** @type {Snapshot|null} */
  let sent = null;
  /** @type {TurnWorker} */
  const worker = {
    kind,
    requested_ms,
    sightings: [],
    origin_offset_ms: 0,
    read: () => memory && process.places ? snapshot(memory, process.places.trace) : sent,
  };
  turn.workers.push(worker);
  child.onfailure = (message, started) => turn.fail(started ? 'trap' : 'worker-start', message, task());
  child.onmessage = (/** @type {FromWorker} */ message) => {
    if (message.type === 'ready') {
      process.places = message.places;
      worker.origin_offset_ms = message.origin_ms - performance.timeOrigin;
      sightClock(process, worker);
      onready();
    } else if (message.type === 'ended') {
      sent = message.snapshot;
      turn.received(message.index, message.payload);
      onended(message.index);
    }
  };
  return worker;
};

/** @param {Process} process @param {TurnWorker} worker @param {number} [here_ms] */
const sightClock = ({ memory, places }, worker, here_ms = undefined) => {
  if (memory && places) worker.sightings.push(sight(memory, places.clock, here_ms));
};

/** Reads the clock a second time, when the turn is over and nothing is timed. @param {Process} process @param {TurnWorker} worker */
export const sightAgain = (process, worker) => {
  if (!process.memory) return;
  process.child.post({ type: 'align' });
  sightClock(process, worker, LATER_PATIENCE_MS);
};

/** @param {Turn} turn @param {Process} process @param {TurnOrder} order @param {number} index @param {string} base */
export const postTask = (turn, { child }, order, index, base) => {
  turn.posted(index);
  child.post({ type: 'task', job: order.job, index, base });
};
