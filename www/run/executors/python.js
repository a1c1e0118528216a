/**
 * The executors of the workload `python`: they start interpreters, which run the reader's function in the way of the model
 * (crates/python/src/function.rs). Where all tasks run in one interpreter, the model's time begins when the module has run,
 * as a program would measure it; a process's start, with the module's own time, is a part of its model.
 */

import { PROGRAM } from '../../result/model-properties.js';
import { startInterpreter } from '../coordinator/python-client.js';
import { PythonProcesses } from '../coordinator/python-processes.js';

/** @import { ModelName } from '../../interface.js' */
/** @import { PythonOrder, TurnOrder } from '../coordinator-wire.js' */
/** @import { Started, Way } from '../python-wire.js' */
/** @import { Interpreter } from '../coordinator/python-client.js' */
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

/** The signals by which a process dies that fails, and that gets no memory. */
const SIGSEGV = 11;
const SIGKILL = 9;
/** How often is looked whether a program can go on, and how often it must not for a deadlock. */
const LIFE_EVERY_MS = 100;
const DEADLOCK_LOOKS = 10;

/** Where the memory of a process says whether it can go on. @typedef {{memory: WebAssembly.Memory, address: number}} Life */

/**
 * Ends a turn whose program is deadlocked: each thread that lives waits for another one without a limit of time, and none has been
 * woken for a second (crates/python/src/vm/life.rs), in any of its processes.
 * @param {Turn} turn @param {Map<number, Life|null>} lives  by process; null while it starts
 */
const watchLives = (turn, lives) => {
  let [last, looks] = [-1, 0];
  const looking = setInterval(() => {
    let [alive, stuck, woken] = [0, 0, 0];
    for (const life of lives.values()) {
      const words = life && new Int32Array(life.memory.buffer, life.address, 3);
      alive += words ? words[0] : 1;
      stuck += words ? words[1] : 0;
      woken += words ? words[2] : 0;
    }
    looks = alive === stuck && woken === last ? looks + 1 : 0;
    last = woken;
    if (looks === DEADLOCK_LOOKS) turn.fail('deadlock', 'Nothing can go on.');
  }, LIFE_EVERY_MS);
  void turn.over.then(() => clearInterval(looking));
};

/** The task of a process's main thread, and its place. The first process is the program's own. @type {Started} */
const FIRST = { slot: 0, pid: 1, reader: 0, sentinel: 0, task: 0 };

/** A whole program, which decides itself what it starts. It is over when its first process says its exit code. @type {Executor} */
const program = async (turn, order, runtime) => {
  /** @type {Map<number, Life|null>} */
  const lives = new Map();
  /** @type {Map<number, Interpreter & {task: number}>} */
  const running = new Map();
  /** @param {number} slot */
  const ended = (slot) => {
    const process = running.get(slot);
    running.delete(slot);
    lives.delete(slot);
    if (process) turn.received(process.task, null);
    return process;
  };
  const processes = new PythonProcesses(runtime, (slot) => ended(slot)?.end());
  /** @param {Started} started @param {WebAssembly.Memory|null} memory */
  const begin = (started, memory) => {
    const { slot, task } = started;
    const isFirst = slot === 0;
    const process = startInterpreter(turn, order, runtime, memory, {
      kind: 'program',
      isStartCounted: true,
      slot,
      program: { processes, start },
      onready: (child, address) => {
        lives.set(slot, memory && address !== null ? { memory, address } : null);
        child.post(isFirst ? { type: 'program' } : { type: 'process', started });
      },
      onprepared: () => {},
      onover: () => {},
      onnamed: (name) => turn.processNamed(process.worker, name, task),
      // A process that fails is dead for the others, who can go on; nothing is left of a program whose first one fails.
      onfailure: isFirst
        ? undefined
        : () => {
            processes.dead(slot, SIGSEGV);
            ended(slot)?.end();
          },
      onexited: (code) => {
        const { again, end } = process;
        ended(slot);
        if (isFirst) {
          turn.exit_code = code;
          return turn.end();
        }
        again();
        end();
      },
    });
    running.set(slot, { ...process, task });
    processes.add(slot, process.child);
    return process;
  };
  /** @param {Started} started */
  const start = (started) => {
    turn.spawnedUpTo(started.task);
    lives.set(started.slot, null);
    runtime.processMemories(1).then(
      ([memory]) => turn.end_ms === null && begin(started, memory),
      () => processes.dead(started.slot, SIGKILL),
    );
  };
  const [memory] = await runtime.processMemories(1);
  turn.accept();
  // The program counts beside its threads: it may go on when all of them have ended.
  turn.left += 1;
  turn.interrupt = () => processes.interrupt();
  const { again } = begin(FIRST, memory);
  if (memory) watchLives(turn, lives);
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
