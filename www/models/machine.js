/**
 * What the coordinator has to run turns with: the threaded instance and its memory, the workers alive, the
 * pools kept warm. Ending it ends all of them.
 */

import { Child } from './child.js';
import { MOST_MEMORIES, PROCESS_SIZES_MIB, SHARED_SIZES_MIB, grantedMemory, newMemory, patiently } from './memory.js';

/** @import { Process } from './process.js' */
/** @typedef {typeof import('../../pkg/interleave.js')} Engine */

const SCRIPTS = {
  thread: new URL('../workers/thread.js', import.meta.url).href,
  process: new URL('../workers/process.js', import.meta.url).href,
};

export class Machine {
  /** @type {Set<Child>} */
  children = new Set();
  /** Memories of processes that can be told to stop. @type {Map<Child, WebAssembly.Memory>} */
  memories = new Map();
  /** @type {Process[]} */
  processPool = [];
  /** Words of the shared memory that threads sleep on who wait for the lock. @type {number[]} */
  lockWords = [];
  /** How many threads rayon's pool has, once it is built; it is built once. */
  threadPoolSize = 0;
  /** Called when one of them failed. @type {(message: string) => void} */
  onpoolfailure = () => {};

  /** @param {Engine} engine @param {{module: WebAssembly.Module, base: string, isolated: boolean}} page @param {{memory: WebAssembly.Memory, bytes: number}} shared @param {number} process_bytes */
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
    return new Machine(engine, page, shared, bytes);
  }

  /**
   * Memories for so many processes; null for each where the page is not isolated, and a process makes its own. Where
   * there would be too many at once, a pool that waits for its next turn makes room.
   * @param {number} count
   * @returns {Promise<(WebAssembly.Memory|null)[]>}
   */
  async processMemories(count) {
    if (!this.isolated) return Array.from({ length: count }, () => null);
    if (this.processPool.length + count > MOST_MEMORIES) this.endProcessPool();
    /** @type {WebAssembly.Memory[]} */
    const memories = [];
    await patiently(() => { while (memories.length < count) memories.push(newMemory(this.process_bytes)); });
    return memories;
  }

  endProcessPool() {
    for (const { child } of this.processPool.splice(0)) this.end(child);
  }

  /**
   * Starts a worker. With real I/O its address is its own: in WebKitGTK a script from the memory cache runs
   * under no service worker's control.
   * @param {'thread'|'process'} kind
   * @param {number} index
   * @param {boolean} io
   * @param {WebAssembly.Memory|null} [memory]
   */
  start(kind, index, io, memory = null) {
    const script = new URL(SCRIPTS[kind]);
    if (io) script.search = crypto.randomUUID();
    const child = new Child(script, `${kind} ${index + 1}`);
    this.children.add(child);
    if (memory) this.memories.set(child, memory);
    return child;
  }

  /** A worker that ended by itself, or may. @param {Child} child */
  gone(child) {
    this.children.delete(child);
    this.memories.delete(child);
  }

  /** @param {Child} child */
  end(child) {
    child.terminate();
    this.gone(child);
  }

  /** @param {Uint32Array} addresses  in bytes */
  watchLock(addresses) {
    this.lockWords = Array.from(addresses, (address) => address / 4);
  }

  /**
   * Raises the stop word of every memory within reach and wakes who sleeps on it. An instance that is only
   * just starting clears its memory, so whoever wants all to stop raises it more than once.
   */
  raiseStop() {
    const wake = (/** @type {WebAssembly.Memory} */ { buffer }, /** @type {number[]} */ sleptOn) => {
      const words = new Int32Array(buffer);
      Atomics.store(words, this.stopWord, 1);
      for (const word of sleptOn) Atomics.notify(words, word);
    };
    wake(this.memory, [this.stopWord, ...this.lockWords]);
    for (const memory of this.memories.values()) wake(memory, [this.stopWord]);
  }

  endAll() {
    this.processPool = [];
    for (const child of [...this.children]) this.end(child);
  }
}
