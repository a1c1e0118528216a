/** sequential: the engine on the page's main thread, in an instance of its own, really blocking the page. */

import { snapshot } from '../model/trace.js';

/** @import { List, Picture, RawTurn, TurnOrder } from '../protocol.js' */
/** @typedef {typeof import('../../pkg/interleave.js')} Engine */

const INITIAL_PAGES = 64;
/** 256 MiB: a process has no more either. */
const MAXIMUM_PAGES = 4096;

const ENGINE = new URL('../../pkg/interleave.js', import.meta.url).href;

/** @type {{engine: Engine, memory: WebAssembly.Memory}|null} */
let instance = null;
let instances = 0;

/** After a trap the instance is not trusted again, and a module of JavaScript holds only one: import it anew. @param {WebAssembly.Module} module */
const open = async (module) => {
  if (instance) return instance;
  instances += 1;
  const engine = /** @type {Engine} */ (await import(instances > 1 ? `${ENGINE}?${instances}` : ENGINE));
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared: true });
  engine.initSync({ module, memory });
  instance = { engine, memory };
  return instance;
};

/**
 * Blocks the page from its start to its end.
 * @param {WebAssembly.Module} module
 * @param {TurnOrder} order
 * @returns {Promise<RawTurn>}
 */
export const runSequential = async (module, order) => {
  const { engine, memory } = await open(module);
  engine.reset();
  const solo = new engine.Solo(order.tasks);
  const { trace } = JSON.parse(solo.places());
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
    // Not free(), which would enter the instance: nor may a finalizer do so later.
    /** @type {any} */ (solo).__destroy_into_raw();
  }
  const now_ms = performance.now();
  const clock = { offset_ms: 0, aligned: true, disagreement_us: 0 };
  /** @type {RawTurn} */
  const raw = {
    model: 'sequential', start_ms, now_ms, over: true, warm: false, notes: [], error, tasks,
    workers: [{ kind: 'page', requested_ms: null, clock, snapshot: snapshot(memory, trace) }],
  };
  if (!error) solo.free();
  return raw;
};
