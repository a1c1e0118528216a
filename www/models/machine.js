/**
 * What the coordinator has to run turns with: the threaded instance and its memory, the workers alive, the
 * pools kept warm. Ending it ends all of them.
 */

import { Child } from './child.js';

/** @import { Process } from './process.js' */
/** @typedef {typeof import('../../pkg/interleave.js')} Engine */

const PAGE_BYTES = 65_536;
const MIB = 1 << 20;
/** What the module asks for at least, and a little to start with. */
const INITIAL_PAGES = 64;

/**
 * The largest memory that this browser grants: phones refuse large shared maxima.
 * @param {number[]} sizes_mib  largest first
 */
const grantedMemory = (sizes_mib) => {
  for (const size of sizes_mib) {
    try {
      const maximum = size * MIB / PAGE_BYTES;
      return { memory: new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared: true }), bytes: size * MIB };
    } catch (error) {
      if (size === sizes_mib.at(-1)) throw error;
    }
  }
  throw new RangeError('no size given');
};

export const SHARED_SIZES_MIB = [1024, 512, 256, 128, 64];
export const PROCESS_SIZES_MIB = [256, 128, 64];

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

  /** @param {Engine} engine @param {{module: WebAssembly.Module, base: string, isolated: boolean}} page */
  constructor(engine, { module, base, isolated }) {
    this.engine = engine;
    this.module = module;
    this.base = base;
    this.isolated = isolated;
    const granted = grantedMemory(SHARED_SIZES_MIB);
    this.memory = granted.memory;
    this.shared_bytes = granted.bytes;
    this.process_bytes = grantedMemory(PROCESS_SIZES_MIB).bytes;
    engine.initSync({ module, memory: this.memory });
    this.stopWord = engine.stopAddress() / 4;
  }

  newProcessMemory() {
    return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: this.process_bytes / PAGE_BYTES, shared: true });
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
    const script = new URL(`../workers/${kind}.js`, import.meta.url);
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
