/**
 * The processes of a whole program, as the coordinator sees them. They start each other, and the memory that they share is their
 * kernel (crates/python/src/kernel.rs); what only somebody outside can do is done here: starting a worker, telling it of a
 * signal, and saying that one is dead.
 */

import {
  ALIVE,
  CHANGES,
  LOCK,
  OBJECTS,
  PROCESS,
  PROCESSES,
  SHARED_BYTES,
  STATE,
} from '../../generated/kernel-numbers.js';
import { RUN, SAMPLE, SIGNAL } from '../../generated/memory-numbers.js';

/** @import { Child } from './child.js' */
/** @import { Runtime } from './runtime.js' */

/** The signals that end a process whatever it does, and that Ctrl-C sends. */
const SIGKILL = 9;
const SIGINT = 2;
/** How long a process may take to end by itself after `SIGKILL`. */
const KILL_PATIENCE_MS = 250;

/** Where a process's words begin. @param {number} slot */
const placeOf = (slot) => PROCESSES.first + slot * PROCESSES.words;

export class PythonProcesses {
  /** @type {Map<number, Child>} */
  #children = new Map();

  /** @param {Runtime} runtime @param {(slot: number) => void} onkilled  a process was ended from outside */
  constructor(runtime, onkilled) {
    this.runtime = runtime;
    this.onkilled = onkilled;
    this.buffer = runtime.isolated ? new SharedArrayBuffer(SHARED_BYTES) : null;
    this.words = this.buffer && new Int32Array(this.buffer);
  }

  /** @param {number} slot @param {Child} child */
  add(slot, child) {
    this.#children.set(slot, child);
  }

  /** @param {number} slot */
  #runs(slot) {
    return this.words !== null && Atomics.load(this.words, placeOf(slot) + PROCESS.state) === STATE.runs;
  }

  /** Tells a process that it was sent a signal, which it finds in the shared memory. @param {number} slot @param {number} signal */
  signalled(slot, signal) {
    const child = this.#children.get(slot);
    const stop = child && this.runtime.stops.get(child);
    if (stop) {
      const words = new Int32Array(stop.memory.buffer);
      for (const from of [RUN, SAMPLE]) Atomics.compareExchange(words, stop.word, from, SIGNAL);
      Atomics.notify(words, stop.word);
    }
    if (signal === SIGKILL) setTimeout(() => this.kill(slot), KILL_PATIENCE_MS);
  }

  /** Sends all processes what Ctrl-C sends. */
  interrupt() {
    for (const slot of this.#children.keys()) {
      // The first process may not have begun to look after itself.
      if (!this.words || (slot > 0 && !this.#runs(slot))) continue;
      Atomics.or(this.words, placeOf(slot) + PROCESS.signals, 1 << SIGINT);
      this.signalled(slot, SIGINT);
    }
  }

  /** Ends a process that does not end by itself. @param {number} slot */
  kill(slot) {
    if (!this.#runs(slot)) return;
    const child = this.#children.get(slot);
    child?.terminate();
    if (child) this.runtime.gone(child);
    this.dead(slot, SIGKILL);
    this.onkilled(slot);
  }

  /** Says that a process is dead, by which signal; whoever waits for something of it looks again. @param {number} slot @param {number} signal */
  dead(slot, signal) {
    const { words } = this;
    if (!words || !this.#runs(slot)) return;
    Atomics.store(words, placeOf(slot) + PROCESS.status, signal);
    Atomics.store(words, placeOf(slot) + PROCESS.state, STATE.ended);
    Atomics.compareExchange(words, LOCK, slot + 1, 0);
    Atomics.notify(words, LOCK);
    Atomics.and(words, ALIVE + (slot >> 5), ~(1 << (slot & 31)));
    for (let at = OBJECTS.first; at < OBJECTS.first + OBJECTS.most * OBJECTS.words; at += OBJECTS.words) {
      if (Atomics.load(words, at) !== OBJECTS.stream) continue;
      Atomics.add(words, at + OBJECTS.changed, 1);
      Atomics.notify(words, at + OBJECTS.changed);
    }
    Atomics.add(words, CHANGES, 1);
    Atomics.notify(words, CHANGES);
  }
}
