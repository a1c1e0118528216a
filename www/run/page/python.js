/** A reader's function on the page's side of a run: it loads what Python needs, and makes the orders for its turns. */

import { failure } from '../../base/failure.js';
import { within } from '../../browser/within.js';
import { filesOf, importedBy, joined } from '../python/library.js';
import { sharesMemory } from '../../result/model-properties.js';
import { compiledMachine } from './python-machine.js';

/** @import { LockSettings, ModelName, Params } from '../../interface.js' */
/** @import { Build, Probed, PythonOrder } from '../coordinator-wire.js' */
/** @import { Beside, LibraryParts, Turns } from '../python-wire.js' */
/** @import { Coordinator } from './coordinator-client.js' */

/** The name of the workload. */
export const PYTHON = 'python';

/** What the machine's own driver imports, and what a traceback does (crates/python/src/function/driver.py). */
const DRIVER_IMPORTS = [
  '_interleave_driver',
  'pickle',
  'asyncio',
  'threading',
  'concurrent.futures.thread',
  'traceback',
];

/** What a program also needs that starts processes. */
const PROCESS_IMPORTS = [
  '_interleave_process',
  'multiprocessing.pool',
  'multiprocessing.popen_spawn_posix',
  'multiprocessing.queues',
  'multiprocessing.resource_sharer',
  'multiprocessing.spawn',
  'multiprocessing.synchronize',
];
/** The modules by which a program starts processes. */
const STARTS_PROCESSES = /^(multiprocessing|concurrent\.futures)\b/;

/** Files of the library that were loaded before. @type {Map<string, Uint8Array>} */
const loaded = new Map();

/** @param {string} address @param {AbortSignal} [signal] */
const load = async (address, signal) => {
  const response = await within('Python’s library', fetch(address, { signal }), signal);
  if (!response.ok)
    throw failure('worker-start', `The host answered ${response.status} for ${address}. Load the page again.`);
  return new Uint8Array(await response.arrayBuffer());
};

/** The library, with every file that a program is known to import. @param {string} source @param {AbortSignal} [signal] */
const libraryFor = async (source, signal) => {
  const { addresses, index } = await within('Python’s library', import('../../../pkg/python/library.js'), signal);
  const imported = importedBy(source);
  const more = imported.some((name) => STARTS_PROCESSES.test(name)) ? PROCESS_IMPORTS : [];
  const files = filesOf(index, [...DRIVER_IMPORTS, ...imported, ...more]);
  await Promise.all(
    files
      .filter((file) => !loaded.has(file))
      .map(async (file) => loaded.set(file, await load(addresses[file], signal))),
  );
  return joined(loaded, addresses);
};

/** How long a program's own top level may take. */
const MODULE_MS = 120_000;

/** How the threads of an interpreter take turns. @param {LockSettings|null} lock @returns {Turns} */
const turnsOf = (lock) => {
  const rule = { 'cpython-3.2': 'requests', 'cpython-before-3.2': 'ticks', 'free-threaded': 'none' };
  if (!lock) return { rule: 'none', interval_ms: 5, release_during_waits: true, tells_of_lock: false };
  const { interval_ms, release_during_waits } = lock;
  return {
    rule: /** @type {Turns['rule']} */ (rule[lock.flavour]),
    interval_ms,
    release_during_waits,
    tells_of_lock: true,
  };
};

/** The lock of an interpreter that runs one thread: it is there, and nobody waits for it. @type {Turns} */
const ALONE = { rule: 'requests', interval_ms: 5, release_during_waits: true, tells_of_lock: false };

/** Modules that make requests (crates/python/src/function/own.rs). */
const ONLINE = new Set(['requests', 'aiohttp', 'urllib', 'urllib.request']);

/** A reader's function, ready to run. */
export class PythonRun {
  /** @type {PythonOrder['copies']} */
  #copies = [];
  /** The tasks' names, once the module has run. @type {string[]} */
  tasks = [];

  /** @param {string} source @param {string} inputs @param {LibraryParts} library @param {Beside|null} beside  of a whole program */
  constructor(source, inputs, library, beside = null) {
    this.source = source;
    this.inputs = inputs;
    this.library = library;
    this.beside = beside;
  }

  /** Whether it makes requests, which the page's service worker has to answer. */
  get isOnline() {
    const texts = [this.source, ...Object.values(this.beside?.files ?? {})];
    return texts.flatMap(importedBy).some((name) => ONLINE.has(name));
  }

  /** A whole program. @param {string} source @param {Beside} beside @param {AbortSignal} signal */
  static async openProgram(source, beside, signal) {
    const all = [source, ...Object.values(beside.files)].join('\n');
    const run = new PythonRun(source, '', await libraryFor(all, signal), beside);
    run.tasks = ['MainThread'];
    return run;
  }

  /**
   * Runs the module once, to learn the tasks.
   * @param {Params} params  of the plan
   * @param {Coordinator} coordinator @param {AbortSignal} signal
   */
  static async open({ source, inputs }, coordinator, signal) {
    const [text, items] = [source, inputs].map(String);
    const run = new PythonRun(text, items, await libraryFor(text, signal));
    const order = await run.#order('python', ALONE, signal);
    const probed = await within('The program’s list of tasks', coordinator.probe(order), signal, MODULE_MS);
    if (probed.error) {
      const { message, traceback, line } = probed.error;
      throw Object.assign(failure('exception', message), { traceback, line });
    }
    run.tasks = probed.titles;
    run.#copies = probed.copies;
    return run;
  }

  /** @param {Build} build @param {Turns} turns @param {AbortSignal} signal @returns {Promise<PythonOrder>} */
  async #order(build, turns, signal) {
    const { source, inputs, library, beside } = this;
    const module = await compiledMachine[build](signal);
    return { build, module, library, source, inputs, turns, copies: this.#copies, beside };
  }

  /**
   * @param {ModelName} model @param {LockSettings|null} lock  of its threads; null for none
   * @param {AbortSignal} signal
   */
  orderFor(model, lock, signal) {
    if (!this.beside && !sharesMemory(model)) return this.#order('python', ALONE, signal);
    return this.#order(lock ? 'python' : 'python-free', turnsOf(lock), signal);
  }
}
