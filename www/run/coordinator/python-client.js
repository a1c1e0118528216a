/** Starts an interpreter in a worker with a memory of its own, adds it and its threads to a turn, and gives it work. */

import { TraceReader, joinParts } from '../../result/trace-buffer.js';
import { LATER_PATIENCE_MS, sampleClock } from './clock.js';

/** @import { Places, RawWorker, TracePart } from '../../result/raw-turn.js' */
/** @import { PythonOrder, TurnOrder } from '../coordinator-wire.js' */
/** @import { FromPython, PythonRealm, Started } from '../python-wire.js' */
/** @import { PythonProcesses } from './python-processes.js' */
/** @import { Child } from './child.js' */
/** @import { Runtime } from './runtime.js' */
/** @import { Turn, TurnWorker } from './turn.js' */

/**
 * What an executor wants to hear of an interpreter. `kind`, `requested_ms`: as in the turn's workers. `onready`: its memory
 * and its machine are there.
 * @typedef {object} Part
 * @property {RawWorker['kind']} kind
 * @property {number|null} [task]  the only task that it may run
 * @property {boolean} isStartCounted  whether its start is a part of the turn
 * @property {(child: Child, life: number|null) => void} onready  `life`: where its memory says whether its program can go on
 * @property {(at_ms: number) => void} onprepared  the module has run, at this time on the coordinator's clock
 * @property {(child: Child) => void} onover  the function, or a task, has run
 * @property {(code: number) => void} [onexited]  the process of a whole program is over
 * @property {(message: string) => void} [onfailure]  instead of an end of the turn
 * @property {(name: string) => void} [onnamed]  the process has a name
 * @property {Program} [program]  of which it is a process
 * @property {number} [slot]  its place among the processes
 */

/**
 * A whole program in a turn. `start`: starts a process.
 * @typedef {{processes: PythonProcesses, start: (started: Started) => void}} Program
 */

/**
 * An interpreter in a turn.
 * @typedef {{child: Child, worker: TurnWorker, again: () => void, end: () => void}} Interpreter  again: samples its clock once more;
 *   end: ends the workers of its threads, too
 */

/**
 * @param {Runtime} runtime @param {PythonOrder} python @param {WebAssembly.Memory|null} memory
 * @param {SharedArrayBuffer|null} [shared]  by the processes of a whole program
 * @returns {PythonRealm}
 */
export const realmOf = ({ base }, { module, library, source, beside }, memory, shared = null) => ({
  module,
  memory,
  shared,
  library,
  source,
  base,
  ...beside,
});

/**
 * The records of a worker that runs Python, as the turn reads them.
 * @param {Runtime} runtime @param {Child} child @param {WebAssembly.Memory|null} memory
 * @param {Pick<RawWorker, 'kind'|'process'|'requested_ms'|'hosts'>} what
 */
const recordsOf = (runtime, child, memory, what) => {
  /** @type {Places|null} */
  let places = null;
  /** @type {TraceReader|null} */
  let reader = null;
  /** @type {TracePart|null} */
  let sent = null;
  /** @type {number|null} */
  let origin_offset_ms = null;
  /** @type {TurnWorker} */
  const worker = {
    ...what,
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
  const sample = (/** @type {number|undefined} */ patience_ms = undefined) => {
    if (memory && places) worker.clock_samples.push(sampleClock(memory, places.clock, patience_ms));
  };
  return {
    worker,
    /** @param {Extract<FromPython, {type: 'ready'}>} ready */
    ready: (ready) => {
      places = ready.places;
      if (memory) reader = new TraceReader(memory, places.trace);
      if (memory && ready.stop !== null) runtime.stops.set(child, { memory, word: ready.stop / 4 });
      origin_offset_ms = ready.origin_ms - performance.timeOrigin;
      sample();
    },
    /** @param {TracePart|null} part */
    add: (part) => {
      if (part) sent = joinParts(sent, part);
    },
    sample,
  };
};

/**
 * Starts an interpreter and adds it to a turn.
 * @param {Turn} turn
 * @param {TurnOrder & {python: PythonOrder}} order
 * @param {Runtime} runtime
 * @param {WebAssembly.Memory|null} memory
 * @param {Part} part
 * @returns {Interpreter}
 */
export const startInterpreter = (turn, order, runtime, memory, part) => {
  const { python } = order;
  const own = turn.workers.length;
  const child = runtime.start(python.build, own, order.io);
  const requested_ms = part.isStartCounted ? child.requested_ms : null;
  const hosts = part.kind === 'main';
  const records = recordsOf(runtime, child, memory, { kind: part.kind, process: null, requested_ms, hosts });
  turn.workers.push(records.worker);
  /** @type {Home|null} */
  const home = memory && { memory, process: own, idle: [], children: new Set(), program: part.program };
  child.onfailure = (message, started) => {
    if (part.onfailure) return part.onfailure(message);
    turn.fail(started ? 'trap' : 'worker-start', message, part.task ?? null);
  };
  child.onmessage = (/** @type {FromPython} */ message) => {
    switch (message.type) {
      case 'ready':
        records.ready(message);
        return part.onready(child, message.life);
      case 'prepared':
        return part.onprepared(message.at_ms - performance.timeOrigin);
      case 'refused':
        return turn.fail('exception', message.exception.message, null, message.exception);
      case 'ended':
        records.add(message.part);
        return turn.received(message.index, null, message);
      case 'thread':
        return home ? runPythonThread(turn, order, runtime, home, message) : undefined;
      case 'process-named':
        return part.onnamed?.(message.name);
      case 'exited':
        return part.onexited?.(message.code);
      case 'over':
        records.add(message.part);
        return part.onover(child);
      default:
        return heardOfProgram(turn, part.program, message);
    }
  };
  const realm = realmOf(runtime, python, memory, part.program?.processes.buffer);
  child.post({ type: 'interpreter', realm, turns: python.turns, slot: part.slot ?? null });
  const again = () => {
    child.post({ type: 'align' });
    records.sample(LATER_PATIENCE_MS);
  };
  const end = () => {
    for (const one of [child, ...(home?.children ?? [])]) runtime.end(one);
  };
  return { child, worker: records.worker, again, end };
};

/** What any thread of a whole program says of it. @param {Turn} turn @param {Program|undefined} program @param {FromPython} message */
const heardOfProgram = (turn, program, message) => {
  if (message.type === 'named') turn.named(message.index, message.name);
  if (message.type === 'process') program?.start(message.started);
  if (message.type === 'signalled') program?.processes.signalled(message.slot, message.signal);
};

/**
 * The memory of an interpreter. `process`: the turn's worker that owns it. `idle`: workers whose thread of a whole program has
 * ended, which wait for the next; each is started by its function. `children`: all workers of its threads.
 * @typedef {{memory: WebAssembly.Memory, process: number, idle: ((asked: Asked) => void)[], children: Set<Child>,
 *   program: Program|undefined}} Home
 */
/** A thread that wants a worker. @typedef {Extract<FromPython, {type: 'thread'}>} Asked */

/**
 * Gives a thread that Python has started a worker: an idle one, or a new one.
 * @param {Turn} turn
 * @param {TurnOrder & {python: PythonOrder}} order
 * @param {Runtime} runtime
 * @param {Home} home
 * @param {Asked} asked
 */
const runPythonThread = (turn, order, runtime, home, asked) => {
  if (asked.task !== undefined) turn.spawnedUpTo(asked.task);
  const run = home.idle.pop() ?? startPythonThread(turn, order, runtime, home);
  run(asked);
};

/**
 * Starts a worker for threads of Python.
 * @param {Turn} turn
 * @param {TurnOrder & {python: PythonOrder}} order
 * @param {Runtime} runtime
 * @param {Home} home
 * @returns {(asked: Asked) => void}  runs a thread on it
 */
const startPythonThread = (turn, order, runtime, home) => {
  const { python } = order;
  const child = runtime.start(python.build, turn.workers.length, order.io);
  const records = recordsOf(runtime, child, home.memory, {
    kind: 'thread',
    process: home.process,
    requested_ms: child.requested_ms,
  });
  turn.workers.push(records.worker);
  home.children.add(child);
  /** Its task in a whole program. @type {number|undefined} */
  let task;
  const run = (/** @type {Asked} */ asked) => {
    task = asked.task;
    const realm = realmOf(runtime, python, home.memory, home.program?.processes.buffer);
    child.post({ type: 'thread', realm, address: asked.address, isKept: task !== undefined });
  };
  const over = () => {
    records.sample();
    if (task === undefined) {
      home.children.delete(child);
      return runtime.gone(child);
    }
    turn.received(task, null);
    home.idle.push(run);
  };
  child.onfailure = (message, started) => turn.fail(started ? 'trap' : 'worker-start', message);
  child.onmessage = (/** @type {FromPython} */ message) => {
    if (message.type === 'ready') records.ready(message);
    if (message.type === 'ended') turn.received(message.index, null, message);
    if (message.type === 'thread') runPythonThread(turn, order, runtime, home, message);
    if (message.type === 'over') over();
    heardOfProgram(turn, home.program, message);
  };
  return run;
};
