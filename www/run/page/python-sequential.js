/**
 * sequential, for a reader's function: the Python machine on the page's main thread, in an instance of its own. It really
 * blocks the page.
 */

import { TraceDecoder, TraceReader } from '../../result/trace-buffer.js';
import { within } from '../../browser/within.js';
import { reader } from '../python/library.js';
import { worldOf } from '../python/world.js';

/** @import { RawTurn } from '../../result/raw-turn.js' */
/** @import { PythonOrder, TurnOrder } from '../coordinator-wire.js' */
/** @typedef {typeof import('../../../pkg/python/locked/machine.js')} Machine */

const INITIAL_PAGES = 128;
/** 256 MiB, the most that a process gets, too. */
const MAXIMUM_PAGES = 4096;
const FILENAME = 'program.py';

const MACHINE = new URL('../../../pkg/python/locked/machine.js', import.meta.url).href;

/**
 * Blocks the page from its start to its end.
 * @param {TurnOrder & {python: PythonOrder}} order
 * @param {AbortSignal} signal  ends the wait for the machine; while it runs, the page cannot react to a cancel
 * @returns {Promise<RawTurn>}
 */
export const runPythonSequential = async (order, signal) => {
  const { library, module, source, inputs, turns } = order.python;
  /** @type {Machine & {forget: () => void}} */
  const machine = await within('The Python machine’s script', import(MACHINE), signal);
  /** @type {RawTurn['tasks']} */
  const tasks = Array.from({ length: order.tasks }, () => ({ posted_ms: null, received_ms: null, payload: null }));
  /** @type {RawTurn['error']} */
  let error = null;
  let start_ms = performance.now();
  const received = (/** @type {number} */ index, /** @type {Partial<RawTurn['tasks'][number]>} */ outcome) =>
    Object.assign(tasks[index], { received_ms: performance.now() }, outcome);
  Object.assign(globalThis, {
    pythonWorld: worldOf(reader(library), (path) => (path === FILENAME ? source : undefined), {
      prepared: () => {
        start_ms = performance.now();
      },
      refused: ({ message, traceback, line }) => {
        error = { kind: 'exception', message, task: null, traceback, line };
      },
      copied: () => {},
      ended: (index, result) => received(index, { result }),
      failed: (index, exception) => received(index, { exception }),
      startThread: () => false,
      // A request that blocks the page would go past the service worker; a program that makes requests runs in a worker.
      fetch: () => {
        throw 'a page’s own thread makes no requests';
      },
    }),
  });
  const decoder = new TraceDecoder();
  /** @type {import('../../../pkg/python/locked/machine.js').Interpreter|null} */
  let interpreter = null;
  try {
    const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared: true });
    machine.initSync({ module, memory });
    const { trace } = JSON.parse(machine.places());
    const { rule, interval_ms, release_during_waits, tells_of_lock } = turns;
    interpreter = new machine.Interpreter(rule, interval_ms, release_during_waits, tells_of_lock, false, []);
    interpreter.runFunction(source, inputs, 'sequential', 0);
    const part = new TraceReader(memory, trace).read();
    if (part) decoder.add(part);
  } catch (thrown) {
    error ??= { kind: thrown instanceof RangeError ? 'memory' : 'trap', message: String(thrown), task: null };
  }
  // Each turn has an instance and a memory of its own, as a program has an interpreter of its own. Not free(): the
  // interpreter goes with its memory.
  /** @type {any} */ (interpreter)?.__destroy_into_raw();
  machine.forget();
  const now_ms = Math.max(start_ms, ...tasks.map(({ received_ms }) => received_ms ?? 0));
  const clock = { offset_ms: 0, aligned: true, disagreement_us: 0 };
  return {
    model: order.model,
    start_ms,
    now_ms,
    over: true,
    warm: false,
    notes: [],
    error,
    tasks,
    workers: [{ kind: 'page', requested_ms: null, clock, trace: decoder.trace }],
  };
};
