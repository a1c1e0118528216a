/**
 * The Python machine's wasm module in Node: what stands for a browser in tests. A program runs on the thread that calls
 * `run`, and each of its threads is a worker on the same memory.
 */

import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { OUT, RAW, packedName } from './build.mjs';

/** Where programs find the library. */
export const LIBRARY = '/lib';

/** The build: the free-threaded one, which alone has green threads, and a lock where one is asked for. */
const BUILD = join(OUT, 'free');

/** What a thread of the memory may need of its stack: calls of Python take none of it. */
const STACK_BYTES = 1 << 20;

/**
 * @typedef {{
 *   run: (text: string, filename: string, folders: string[], args: string[], intervalMs?: number) => number,
 *   run_thread: (address: number) => void,
 *   run_green: (text: string, filename: string, folders: string[], args: string[], input: string,
 *     intervalMs: number|undefined, steps: string, scheduler: string, seed: number, stepMs: number) => Ended,
 *   memory: WebAssembly.Memory,
 * }} Machine
 * @typedef {{exit?: number, out: Uint8Array, err: Uint8Array, schedule: string, deadlock?: Uint32Array, wall_ms: number}}
 *   Ended
 * @typedef {{module: WebAssembly.Module, memory: WebAssembly.Memory, isQuiet: boolean}} Shared
 */

/** The files of the library that were read before. @type {Map<string, Uint8Array|undefined>} */
const packed = new Map();

/** @param {string} path */
const readPacked = (path) => {
  if (!path.startsWith(`${LIBRARY}/`)) return undefined;
  if (!packed.has(path)) {
    const file = join(RAW, packedName(path.slice(LIBRARY.length + 1)));
    let bytes;
    try {
      bytes = readFileSync(file);
    } catch {
      // There is no such module.
    }
    packed.set(path, bytes);
  }
  return packed.get(path);
};

/** @param {string} path */
const readText = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Everything that the machine asks its realm for.
 * @param {() => Shared} shared what a thread needs
 * @param {boolean} isQuiet whether output is dropped
 */
const world = (shared, isQuiet) => ({
  /** @param {number} stream @param {Uint8Array} bytes */
  write: (stream, bytes) => {
    if (isQuiet) return;
    // A worker's own streams would wait for the main thread's event loop.
    for (let at = 0; at < bytes.length;) at += writeSync(stream, bytes.slice(at));
  },
  readLine: () => '',
  monotonic: () => (performance.timeOrigin + performance.now()) / 1e3,
  time: () => Date.now() / 1e3,
  readText,
  readPacked,
  /** A page asks its own tables, which Node has not. @param {string} name */
  characterNamed: (name) => {
    const lookup = 'import sys, unicodedata; print(ord(unicodedata.lookup(sys.argv[1])))';
    const { stdout, status } = spawnSync('python3', ['-c', lookup, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  },
  /** @param {string} text */
  normalized: (text) => text.normalize('NFKC'),
  /** @param {number} length */
  random: (length) => randomFillSync(new Uint8Array(length)),
  /** @param {number} address */
  startThread: (address) => {
    const worker = new Worker(new URL('thread.mjs', import.meta.url), { workerData: { ...shared(), address } });
    // Daemons end with the program.
    worker.unref();
    return true;
  },
});

/** The module, compiled. */
export const compiled = () => new WebAssembly.Module(readFileSync(join(BUILD, 'machine_bg.wasm')));

/**
 * An instance of the module: on a new memory, or on the given one.
 * @param {{isQuiet?: boolean, module?: WebAssembly.Module, shared?: Shared}} [how]
 */
export const machine = async ({ isQuiet = false, module = compiled(), shared } = {}) => {
  /** @type {{of?: Shared}} */
  const own = {};
  Object.assign(globalThis, { pythonWorld: world(() => /** @type {Shared} */ (own.of), isQuiet) });
  /** @type {Machine & {initSync: (how: object) => Machine}} */
  const glue = await import(join(BUILD, 'machine.js'));
  const exports = glue.initSync({ module, memory: shared?.memory, thread_stack_size: STACK_BYTES });
  own.of = { module, memory: exports.memory, isQuiet };
  return glue;
};
