/**
 * The resources that the coordinator runs turns with: the threaded instance and its memory, the live workers and the
 * warm pools.
 */

import { RUN, SAMPLE, STOP } from '../../generated/memory-numbers.js';
import { Child } from './child.js';
import {
  MOST_MEMORIES,
  PROCESS_SIZES_MIB,
  ROOM_PATIENCE_MS,
  SHARED_SIZES_MIB,
  grantedMemory,
  newMemory,
  patiently,
} from './memory.js';

/** @import { Process } from './process-client.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */
/** @typedef {typeof import('../../../pkg/interleave.js')} Engine */
/** @typedef {import('../../../pkg/interleave.js').Shared} Shared */

const SCRIPTS = {
  thread: new URL('../workers/thread.js', import.meta.url).href,
  process: new URL('../workers/process.js', import.meta.url).href,
  python: new URL('../workers/python.js', import.meta.url).href,
  'python-free': new URL('../workers/python-free.js', import.meta.url).href,
};

export class Runtime {
  /** @type {Set<Child>} */
  children = new Set();
  /**
   * The words that stop the processes: where they are in the processes' memories.
   * @type {Map<Child, {memory: WebAssembly.Memory, word: number}>}
   */
  stops = new Map();
  /** @type {Process[]} */
  processPool = [];
  /**
   * The run in shared memory, if there is one. This reference keeps it alive. Without it the garbage collector could
   * free the run while its buffers are still read by address.
   * @type {Shared|null}
   */
  sharedRun = null;
  /** Words of the shared run on which threads sleep while they wait for its lock. @type {number[]} */
  lockWords = [];
  /** The number of threads in rayon's pool, which is built once; 0 before that. */
  threadPoolSize = 0;
  /** When a worker was last terminated because it did not close itself. */
  terminated_ms = -Infinity;
  /** Called when a thread of the pool failed. @type {(message: string) => void} */
  onpoolfailure = () => {};

  /**
   * @param {Engine} engine
   * @param {{module: WebAssembly.Module, base: string, isolated: boolean}} page
   * @param {{memory: WebAssembly.Memory, bytes: number}} shared
   * @param {number} process_bytes
   */
  constructor(engine, { module, base, isolated }, shared, process_bytes) {
    this.engine = engine;
    this.module = module;
    this.base = base;
    this.isolated = isolated;
    this.memory = shared.memory;
    this.shared_bytes = shared.bytes;
    this.process_bytes = process_bytes;
    engine.initSync({ module, memory: this.memory });
    this.stopWord = engine.stopAddress() / 4;
  }

  /** @param {Engine} engine @param {{module: WebAssembly.Module, base: string, isolated: boolean}} page */
  static async open(engine, page) {
    const shared = await patiently(() => grantedMemory(SHARED_SIZES_MIB));
    const { bytes } = await patiently(() => grantedMemory(PROCESS_SIZES_MIB));
    return new Runtime(engine, page, shared, bytes);
  }

  /**
   * Makes memories for `count` processes. Each is null where the page is not isolated; then the process makes its own
   * memory. If there would be too many memories at once, the process pool is ended to make room.
   * @param {number} count
   * @returns {Promise<(WebAssembly.Memory|null)[]>}
   */
  async processMemories(count) {
    if (!this.isolated) return Array.from({ length: count }, () => null);
    if (this.processPool.length + count > MOST_MEMORIES) this.endProcessPool();
    /** @type {WebAssembly.Memory[]} */
    const memories = [];
    await patiently(() => {
      while (memories.length < count) memories.push(newMemory(this.process_bytes));
    }, ROOM_PATIENCE_MS);
    return memories;
  }

  endProcessPool() {
    for (const { child } of this.processPool.splice(0)) this.end(child);
  }

  /**
   * Starts a worker. With real I/O each worker's script gets a unique address: in WebKitGTK no service worker controls
   * a worker whose script came from the memory cache.
   * @param {keyof typeof SCRIPTS} kind
   * @param {number} index
   * @param {boolean} io
   * @param {WebAssembly.Memory|null} [memory]
   */
  start(kind, index, io, memory = null) {
    const script = new URL(SCRIPTS[kind]);
    if (io) script.search = crypto.randomUUID();
    const child = new Child(kind, script, `${kind} ${index + 1}`);
    this.children.add(child);
    if (memory) this.stops.set(child, { memory, word: this.stopWord });
    return child;
  }

  /** Forgets a worker that has ended or will end by itself. @param {Child} child */
  gone(child) {
    this.children.delete(child);
    this.stops.delete(child);
  }

  /** Ends a process that has no more work. @param {Child} child */
  end(child) {
    child.end((terminated) => {
      if (terminated) this.terminated_ms = performance.now();
      this.gone(child);
    });
  }

  /** Creates a run in shared memory for `workers` workers. @param {TurnOrder} order @param {number} workers */
  shareRun(order, workers) {
    const shared = new this.engine.Shared(order.job, workers, order.lock && JSON.stringify(order.lock));
    this.sharedRun = shared;
    this.lockWords = Array.from(shared.lockAddresses(), (address) => address / 4);
    return shared;
  }

  /** Drops the coordinator's share of the finished run. After this call none of its addresses may be used. */
  freeRun() {
    this.lockWords = [];
    this.sharedRun?.free();
    this.sharedRun = null;
  }

  /**
   * Sets the stop word of every memory that the coordinator can access, and wakes the threads that sleep on it. An
   * instance that is starting clears its memory, so callers set the word repeatedly.
   */
  raiseStop() {
    const raise = (/** @type {WebAssembly.Memory} */ { buffer }, /** @type {number} */ stop) => {
      const words = new Int32Array(buffer);
      Atomics.store(words, stop, STOP);
      Atomics.notify(words, stop);
      return words;
    };
    const words = raise(this.memory, this.stopWord);
    for (const word of this.lockWords) Atomics.notify(words, word);
    for (const { memory, word } of this.stops.values()) raise(memory, word);
  }

  /**
   * Asks one thread of each Python program where it is: the first that comes to a checkpoint. A thread that sleeps is not
   * woken. A word that is raised stays so.
   */
  askWhere() {
    for (const [{ kind }, { memory, word }] of this.stops)
      if (kind !== 'process') Atomics.compareExchange(new Int32Array(memory.buffer), word, RUN, SAMPLE);
  }

  /** Tells all processes to close; a thread closes by itself when its task has ended. */
  endProcesses() {
    this.processPool = [];
    for (const child of this.children) if (child.kind !== 'thread') this.end(child);
  }

  /** Terminates the workers that did not react. */
  terminateAll() {
    for (const child of [...this.children]) {
      child.terminate();
      this.terminated_ms = performance.now();
      this.gone(child);
    }
  }
}
