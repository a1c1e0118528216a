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

/**
 * The text of a file: the program's own, or one beside it.
 * @param {string} path @param {string} source @param {Map<string, string>} files
 */
const textAt = (path, source, files) => (path === FILENAME ? source : files.get(path.replace(/^\.\//, '')));

/** Standard input, a line with its newline at a time; then empty texts. @param {string} text */
const linesOf = (text) => {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return () => lines.shift() ?? '';
};

/** @param {FromPython} message */
const post = (message) => self.postMessage(message);

/** Serves the coordinator with one build of the machine. @param {Machine} machine */
export const serve = (machine) => {
  /** @type {Interpreter|null} */
  let interpreter = null;
  /** This worker's instance, if it runs threads. @type {ReturnType<Machine['initSync']>|null} */
  let entered = null;
  /** Reads this thread's trace where the coordinator cannot. @type {TraceReader|null} */
  let reader = null;
  let source = '';

  const part = () => reader?.read() ?? null;
  const ended = (
    /** @type {number} */ index,
    /** @type {string|null} */ result,
    /** @type {PythonException|null} */ exception,
  ) => post({ type: 'ended', index, result, exception, part: part() });

  /**
   * Makes this worker's instance, and its records.
   * @param {PythonRealm} realm
   * @param {() => {stop: number|null, life: number|null}} words  of the interpreter, if it is made here
   */
  const enter = (realm, words) => {
    source = realm.source;
    const files = new Map(Object.entries(realm.files ?? {}));
    Object.assign(globalThis, {
      pythonWorld: worldOf(
        libraryReader(realm.library),
        (path) => textAt(path, source, files),
        {
          prepared: (titles) => post({ type: 'prepared', titles, at_ms: performance.timeOrigin + performance.now() }),
          refused: (exception) => post({ type: 'refused', exception }),
          copied: (task, copy) => post({ type: 'copied', task, copy }),
          ended: (task, result) => ended(task, result, null),
          failed: (task, exception) => ended(task, null, exception),
          fetch: (address) => fetchNow(realm.base, address),
          // Without a memory that can be posted there are no threads.
          startThread: (address, task) => {
            if (realm.memory) post({ type: 'thread', address, task });
            return realm.memory !== null;
          },
          startProcess: (started) => {
            if (realm.memory) post({ type: 'process', started });
            return realm.memory !== null;
          },
          signalled: (slot, signal) => post({ type: 'signalled', slot, signal }),
          processNamed: (name) => post({ type: 'process-named', name }),
          named: (task, name) => post({ type: 'named', index: task, name }),
          readLine: linesOf(realm.stdin ?? ''),
        },
        realm.shared,
      ),
    });
    const wasm = machine.initSync({
      module: realm.module,
      memory: realm.memory ?? undefined,
      thread_stack_size: STACK_BYTES,
    });
    const places = JSON.parse(machine.places());
    if (!realm.memory) reader = new TraceReader(wasm.memory, places.trace);
    post({ type: 'ready', places, ...words(), origin_ms: performance.timeOrigin });
    if (realm.memory) machine.answerClock();
    return wasm;
  };

  /** @param {Extract<ToPython, {type: 'interpreter'}>} order */
  const interpret = ({ realm, slot, turns: { rule, interval_ms, release_during_waits, tells_of_lock } }) => {
    enter(realm, () => {
      const argv = realm.argv ?? [];
      const place = slot ?? undefined;
      interpreter = new machine.Interpreter(rule, interval_ms, release_during_waits, tells_of_lock, true, argv, place);
      return { stop: interpreter.stopAddress(), life: interpreter.lifeAddress() };
    });
  };

  /** @param {Extract<ToPython, {type: 'thread'}>} order */
  const runThread = ({ realm, address, isKept }) => {
    const wasm = entered ?? (entered = enter(realm, () => ({ stop: null, life: null })));
    machine.run_thread(address);
    post({ type: 'over', part: null });
    machine.answerClock();
    if (isKept) return;
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
      case 'program':
        return post({ type: 'exited', code: interpreter?.runProgram(source) ?? 1 });
      case 'process': {
        const { slot, pid, reader, sentinel, task } = message.started;
        return post({ type: 'exited', code: interpreter?.runProcess(slot, pid, reader, sentinel, task) ?? 1 });
      }
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
