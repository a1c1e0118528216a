/** sequential: runs the engine on the page's main thread, in its own instance. It really blocks the page. */

import { TraceDecoder, TraceReader } from '../../result/trace-buffer.js';
import { within } from '../../browser/within.js';

/** @import { List, Picture, RawTurn } from '../../result/raw-turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */
/** @typedef {typeof import('../../../pkg/interleave.js')} Engine */

const INITIAL_PAGES = 64;
/** 256 MiB, the most that a process gets, too. */
const MAXIMUM_PAGES = 4096;

const ENGINE = new URL('../../../pkg/interleave.js', import.meta.url).href;

/** @type {{engine: Engine, memory: WebAssembly.Memory}|null} */
let instance = null;
let instances = 0;

/**
 * After a trap the instance is not used again. A JavaScript module holds only one instance, so the module is imported
 * again under a new address. The same applies if it did not load, since a browser requests a module's address only
 * once.
 * @param {WebAssembly.Module} module @param {AbortSignal} signal
 */
const open = async (module, signal) => {
  if (instance) return instance;
  instances += 1;
  const engine = /** @type {Engine} */ (
    await within('The engine’s script', import(instances > 1 ? `${ENGINE}?${instances}` : ENGINE), signal)
  );
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared: true });
  engine.initSync({ module, memory });
  instance = { engine, memory };
  return instance;
};

/**
 * Blocks the page from its start to its end.
 * @param {WebAssembly.Module} module
 * @param {TurnOrder} order
 * @param {AbortSignal} signal  ends the wait for the engine; while it runs, the page cannot react to a cancel
 * @returns {Promise<RawTurn>}
 */
export const runSequential = async (module, order, signal) => {
  const { engine, memory } = await open(module, signal);
  engine.reset();
  const solo = new engine.Solo(order.tasks);
  const places = JSON.parse(solo.places());
  /** @type {RawTurn['tasks']} */
  const tasks = Array.from({ length: order.tasks }, () => ({ posted_ms: null, received_ms: null, payload: null }));
  /** @type {RawTurn['error']} */
  let error = null;
  const start_ms = performance.now();
  try {
    solo.runSequential(order.job, (/** @type {number} */ index, /** @type {Picture|List|null} */ payload) => {
      tasks[index] = { posted_ms: null, received_ms: performance.now(), payload };
    });
  } catch (thrown) {
    error = { kind: 'trap', message: String(thrown), task: null };
    instance = null;
    // Not free(): that would enter the trapped instance. This also keeps a finalizer from entering it later.
    /** @type {any} */ (solo).__destroy_into_raw();
  }
  const now_ms = performance.now();
  const clock = { offset_ms: 0, aligned: true, disagreement_us: 0 };
  const decoder = new TraceDecoder();
  const part = new TraceReader(memory, places.trace).read();
  if (part) decoder.add(part);
  /** @type {RawTurn} */
  const raw = {
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
  if (!error) solo.free();
  return raw;
};
