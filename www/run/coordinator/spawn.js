/**
 * Starts the workers that tasks request during a turn. The coordinator never blocks, so it receives these requests. The
 * requesting task continues, or sleeps on the word that holds the state of its request (crates/run/src/tasks.rs).
 */

import { REPLY, TASK } from '../../generated/memory-numbers.js';
import { join, postJob, sampleClockAgain, startProcess } from './process-client.js';
import { startThread } from './thread-client.js';

/** @import { Runtime } from './runtime.js' */
/** @import { Turn } from './turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */
/** @import { Asked } from '../worker-wire.js' */

/**
 * A memory that tasks live in. `process`: the turn's worker that owns it; null for the coordinator's own memory.
 * `tasks` maps the task numbers in that memory to the turn's tasks.
 * @typedef {{memory: WebAssembly.Memory, process: number|null, tasks: number[]}} Home
 */

/** The most workers that run at once. */
const MOST_WORKERS = 128;

/** @param {WebAssembly.Memory} memory @param {number} address @param {number} state */
const raise = (memory, address, state) => {
  const words = new Int32Array(memory.buffer);
  Atomics.store(words, address / 4, state);
  Atomics.notify(words, address / 4);
};

/**
 * @param {Turn} turn
 * @param {TurnOrder} order
 * @param {Runtime} runtime
 * @param {Home} home  of the requesting task
 * @param {Asked} asked
 */
export const spawn = async (turn, order, runtime, home, asked) => {
  if (turn.end_ms !== null) return;
  const index = turn.spawned(asked.name);
  home.tasks[asked.task] = index;
  const refuse = () => {
    turn.refused(index);
    // A share in the memory of a process lives as long as that memory, which only its own workers can enter.
    if (asked.kind === 'thread' && home.memory === runtime.memory) runtime.engine.dropShare(asked.share);
    raise(home.memory, asked.state, TASK.refused);
  };
  if (runtime.children.size >= MOST_WORKERS) return refuse();
  if (asked.kind === 'thread') return startThread(turn, order, runtime, home, { ...asked, index });
  const memories = await runtime.processMemories(1).catch(() => null);
  if (!memories) return refuse();
  spawnProcess(turn, order, runtime, home, { ...asked, index, memory: memories[0] });
};

/**
 * @param {Turn} turn
 * @param {TurnOrder} order
 * @param {Runtime} runtime
 * @param {Home} home
 * @param {Omit<Extract<Asked, {kind: 'process'}>, 'index'> & {index: number, memory: WebAssembly.Memory|null}} asked
 */
const spawnProcess = (turn, order, runtime, home, { job, index, memory, state, reply }) => {
  const process = startProcess(runtime, turn.workers.length, order.io, memory);
  const worker = join(turn, order, runtime, process, {
    kind: 'process',
    requested_ms: process.child.requested_ms,
    tasks: [index],
    task: () => index,
    onready: () => {},
    onended: (_, outcome) => {
      if (outcome !== null) deliver(home.memory, reply, outcome);
      raise(home.memory, state, TASK.ended);
      sampleClockAgain(process, worker);
      runtime.end(process.child);
    },
  });
  turn.posted(index);
  postJob(process, JSON.stringify(job), 0, runtime.base);
};

/**
 * Writes an outcome to the place where the joining task reads it.
 * @param {WebAssembly.Memory} memory
 * @param {number} reply
 * @param {string} outcome
 */
const deliver = (memory, reply, outcome) => {
  const bytes = new TextEncoder().encode(outcome);
  // `TextEncoder` cannot write into shared memory directly.
  new Uint8Array(memory.buffer, reply + REPLY.bytes, bytes.length).set(bytes);
  new Uint32Array(memory.buffer)[(reply + REPLY.length) / 4] = bytes.length;
};
