/**
 * The code of every worker that runs Python: an interpreter's main thread, with a memory of its own, or one of its threads,
 * in that memory.
 */

import { TraceReader } from '../../result/trace-buffer.js';
import { reader as libraryReader } from './library.js';
import { fetchNow } from './network.js';
import { worldOf } from './world.js';

/** @import { FromPython, PythonException, PythonRealm, ToPython } from '../python-wire.js' */
/** @typedef {import('../../../pkg/python/locked/machine.js').Interpreter} Interpreter */
/** @typedef {typeof import('../../../pkg/python/locked/machine.js')} Machine */

/** What a thread may need of its stack: calls of Python take none of it. */
const STACK_BYTES = 1 << 20;
/** The reader's text, as tracebacks name it. */
const FILENAME = 'program.py';

/** @param {FromPython} message */
const post = (message) => self.postMessage(message);

/** Serves the coordinator with one build of the machine. @param {Machine} machine */
export const serve = (machine) => {
  /** @type {Interpreter|null} */
  let interpreter = null;
  /** Reads this thread's trace where the coordinator cannot. @type {TraceReader|null} */
  let reader = null;
  let source = '';

  const part = () => reader?.read() ?? null;
  const ended = (
    /** @type {number} */ index,
    /** @type {string|null} */ result,
    /** @type {PythonException|null} */ exception,
  ) => post({ type: 'ended', index, result, exception, part: part() });

  /** Makes this worker's instance, and its records. @param {PythonRealm} realm @param {() => number|null} stop */
  const enter = (realm, stop) => {
    source = realm.source;
    Object.assign(globalThis, {
      pythonWorld: worldOf(libraryReader(realm.library), (path) => (path === FILENAME ? source : undefined), {
        prepared: (titles) => post({ type: 'prepared', titles, at_ms: performance.timeOrigin + performance.now() }),
        refused: (exception) => post({ type: 'refused', exception }),
        copied: (task, copy) => post({ type: 'copied', task, copy }),
        ended: (task, result) => ended(task, result, null),
        failed: (task, exception) => ended(task, null, exception),
        // Without a memory that can be posted there are no threads.
        fetch: (address) => fetchNow(realm.base, address),
        startThread: (address) => {
          if (realm.memory) post({ type: 'thread', address });
          return realm.memory !== null;
        },
      }),
    });
    const wasm = machine.initSync({
      module: realm.module,
      memory: realm.memory ?? undefined,
      thread_stack_size: STACK_BYTES,
    });
    const places = JSON.parse(machine.places());
    if (!realm.memory) reader = new TraceReader(wasm.memory, places.trace);
    post({ type: 'ready', places, stop: stop(), origin_ms: performance.timeOrigin });
    if (realm.memory) machine.answerClock();
    return wasm;
  };

  /** @param {Extract<ToPython, {type: 'interpreter'}>} order */
  const interpret = ({ realm, turns: { rule, interval_ms, release_during_waits, tells_of_lock } }) => {
    enter(realm, () => {
      interpreter = new machine.Interpreter(rule, interval_ms, release_during_waits, tells_of_lock, true);
      return interpreter.stopAddress();
    });
  };

  /** @param {Extract<ToPython, {type: 'thread'}>} order */
  const runThread = ({ realm, address }) => {
    const wasm = enter(realm, () => null);
    machine.run_thread(address);
    post({ type: 'over', part: null });
    machine.answerClock();
    // Frees the stack and the thread-local memory, which nothing else frees.
    wasm.__wbindgen_thread_destroy();
    post({ type: 'closing' });
    self.close();
  };

  /** @param {ToPython} message */
  const handle = (message) => {
    switch (message.type) {
      case 'interpreter':
        return interpret(message);
      case 'function':
        interpreter?.runFunction(source, message.inputs, message.way, message.workers);
        return post({ type: 'over', part: part() });
      case 'task':
        interpreter?.runTask(message.task, message.copy);
        return post({ type: 'over', part: part() });
      case 'thread':
        return runThread(message);
      case 'align':
        return machine.answerClock();
      case 'end':
        post({ type: 'closing' });
        return self.close();
    }
  };

  self.onmessage = (/** @type {MessageEvent<ToPython>} */ { data }) => {
    try {
      handle(data);
    } catch (error) {
      post({ type: 'trapped', message: String(error), index: null });
    }
  };
};
