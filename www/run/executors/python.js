/**
 * The executors of the workload `python`: they start interpreters, which run the reader's function in the way of the model
 * (crates/python/src/function.rs). Where all tasks run in one interpreter, the model's time begins when the module has run,
 * as a program would measure it; a process's start, with the module's own time, is a part of its model.
 */

import { PROGRAM } from '../../result/model-properties.js';
import { startInterpreter } from '../coordinator/python-client.js';

/** @import { ModelName } from '../../interface.js' */
/** @import { PythonOrder, TurnOrder } from '../coordinator-wire.js' */
/** @import { Way } from '../python-wire.js' */
/** @import { Child } from '../coordinator/child.js' */
/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */

/** @typedef {TurnOrder & {python: PythonOrder}} Order */
/** @typedef {(turn: Turn, order: Order, runtime: Runtime) => Promise<() => void>} Executor */

/** One interpreter runs all tasks. @param {Way} way @param {'loop'|'main'} kind @returns {Executor} */
const inOne = (way, kind) => async (turn, order, runtime) => {
  const [memory] = await runtime.processMemories(1);
  turn.accept();
  const { child, again } = startInterpreter(turn, order, runtime, memory, {
    kind,
    isStartCounted: false,
    onready: () => {
      const { inputs } = order.python;
      child.post({ type: 'function', inputs, way, workers: order.workers });
    },
    onprepared: (at_ms) => turn.acceptAt(at_ms),
    onover: () => {
      if (turn.left > 0) turn.fail('trap', 'Python ended before all of its tasks had.');
    },
  });
  await turn.over;
  if (!turn.error) again();
  return () => runtime.end(child);
};

/** @param {Child} child @param {Order} order */
const prepare = (child, { python: { inputs } }) => child.post({ type: 'function', inputs, way: 'process', workers: 0 });

/**
 * Ends a task whose arguments could not be copied, and says whether it was one.
 * @param {Turn} turn @param {Order} order @param {number} index
 */
const isUncopied = (turn, { python: { copies } }, index) => {
  const { exception } = copies[index];
  if (!exception) return false;
  turn.received(index, null, { result: null, exception });
  return true;
};

/** @param {Turn} turn @param {Child} child @param {Order} order @param {number} index */
const postTask = (turn, child, { python: { copies } }, index) => {
  turn.posted(index);
  child.post({ type: 'task', task: index, copy: /** @type {Uint8Array} */ (copies[index].copy) });
};

/** A process for each task. @type {Executor} */
const processes = async (turn, order, runtime) => {
  const memories = await runtime.processMemories(order.tasks);
  turn.accept();
  const started = memories.map((memory, index) => {
    if (isUncopied(turn, order, index)) return null;
    let isPosted = false;
    const { child, again } = startInterpreter(turn, order, runtime, memory, {
      kind: 'process',
      task: index,
      isStartCounted: true,
      onready: () => prepare(child, order),
      onprepared: () => {},
      onover: () => {
        if (!isPosted) {
          isPosted = true;
          return postTask(turn, child, order, index);
        }
        again();
        runtime.end(child);
      },
    });
    return child;
  });
  await turn.over;
  return () => started.forEach((child) => child && runtime.end(child));
};

/** A few processes. One that has no task takes the next. @type {Executor} */
const processPool = async (turn, order, runtime) => {
  const memories = await runtime.processMemories(order.workers);
  turn.accept();
  let next = 0;
  const members = memories.map((memory) => {
    const member = startInterpreter(turn, order, runtime, memory, {
      kind: 'process',
      isStartCounted: true,
      onready: () => prepare(member.child, order),
      onprepared: () => {},
      onover: () => {
        while (next < order.tasks) {
          const index = next;
          next += 1;
          if (!isUncopied(turn, order, index)) return postTask(turn, member.child, order, index);
        }
      },
    });
    return member;
  });
  await turn.over;
  if (!turn.error) for (const { again } of members) again();
  return () => members.forEach(({ child }) => runtime.end(child));
};

/** How often is looked whether a program can go on, and how often it must not for a deadlock. */
const LIFE_EVERY_MS = 100;
const DEADLOCK_LOOKS = 10;

/**
 * Ends a turn whose program is deadlocked: each thread that lives waits for another one without a limit of time, and none has been
 * woken for a second (crates/python/src/vm/life.rs).
 * @param {Turn} turn @param {WebAssembly.Memory} memory @param {number} address
 */
const watchLife = (turn, memory, address) => {
  let [last, looks] = [-1, 0];
  const looking = setInterval(() => {
    const [alive, stuck, woken] = new Int32Array(memory.buffer, address, 3);
    looks = alive === stuck && woken === last ? looks + 1 : 0;
    last = woken;
    if (looks === DEADLOCK_LOOKS) turn.fail('deadlock', 'Nothing can go on.');
  }, LIFE_EVERY_MS);
  void turn.over.then(() => clearInterval(looking));
};

/** A whole program, which decides itself what it starts. It is over when it says its exit code. @type {Executor} */
const program = async (turn, order, runtime) => {
  const [memory] = await runtime.processMemories(1);
  turn.accept();
  // The program counts beside its threads: it may go on when all of them have ended.
  turn.left += 1;
  const { child, again } = startInterpreter(turn, order, runtime, memory, {
    kind: 'program',
    isStartCounted: true,
    onready: (_, life) => {
      if (memory && life !== null) watchLife(turn, memory, life);
      child.post({ type: 'program' });
    },
    onprepared: () => {},
    onover: () => {},
    onexited: (code) => {
      turn.exit_code = code;
      turn.received(0, null);
      turn.end();
    },
  });
  await turn.over;
  if (!turn.error) again();
  return () => runtime.endProcesses();
};

/** Sequential runs on the page, and in a worker only where its requests have to pass the service worker. @type {Record<ModelName, Executor>} */
export const PYTHON = {
  sequential: inOne('sequential', 'loop'),
  'event-loop': inOne('event-loop', 'loop'),
  'threads-gil': inOne('threads', 'main'),
  threads: inOne('threads', 'main'),
  'thread-pool': inOne('thread-pool', 'main'),
  processes,
  'process-pool': processPool,
  [PROGRAM]: program,
};
