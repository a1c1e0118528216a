/**
 * One model's turn, as its model fills it in: what was asked of which worker, and what came back. It is over
 * when every task's result is there, or with the first error that no single task can survive.
 */

/** @import { ErrorKind, List, ModelName, Picture, RawTurn, RawWorker, Snapshot } from '../protocol.js' */
/** @import { Sighting } from './clock.js' */
import { align } from './clock.js';

/** @typedef {Omit<RawWorker, 'clock'|'snapshot'> & {sightings: (Sighting|null)[], origin_offset_ms: number, read: () => Snapshot|null}} TurnWorker */

export class Turn {
  /** @type {TurnWorker[]} */
  workers = [];
  /** @type {string[]} */
  notes = [];
  /** @type {RawTurn['error']} */
  error = null;
  warm = false;
  start_ms = 0;
  /** @type {number|null} */
  end_ms = null;

  /** @param {ModelName} model @param {number} tasks */
  constructor(model, tasks) {
    this.model = model;
    /** @type {RawTurn['tasks']} */
    this.tasks = Array.from({ length: tasks }, () => ({ posted_ms: null, received_ms: null, payload: null }));
    this.left = tasks;
    /** @type {Promise<void>} */
    this.over = new Promise((resolve) => { this.resolve = resolve; });
  }

  /** The turn's clock starts: what was there already is not counted. */
  accept() {
    this.start_ms = performance.now();
  }

  /** @param {number} index */
  posted(index) {
    this.tasks[index].posted_ms = performance.now();
  }

  /** @param {number} index @param {Picture|List|null} payload */
  received(index, payload) {
    const task = this.tasks[index];
    if (task.received_ms !== null || this.end_ms !== null) return;
    task.received_ms = performance.now();
    task.payload = payload;
    this.left -= 1;
    if (this.left === 0) this.end();
  }

  /** Ends the turn, unless it is over. @param {ErrorKind} kind @param {string} message @param {number|null} task */
  fail(kind, message, task = null) {
    if (this.end_ms !== null) return;
    // Browsers put the word before what a worker threw.
    this.error = { kind, message: message.replace(/^Uncaught /, ''), task };
    this.end();
  }

  end() {
    this.end_ms ??= performance.now();
    this.resolve?.();
  }

  /** All that is known so far. @param {number} tick_ms @param {boolean} payloads @returns {RawTurn} */
  raw(tick_ms, payloads) {
    return {
      model: this.model,
      start_ms: this.start_ms,
      now_ms: this.end_ms ?? performance.now(),
      over: this.end_ms !== null,
      warm: this.warm,
      notes: this.notes,
      error: this.error,
      workers: this.workers.map(({ kind, requested_ms, sightings, origin_offset_ms, read }) => ({
        kind,
        requested_ms,
        snapshot: read(),
        clock: align(sightings, origin_offset_ms, tick_ms),
      })),
      tasks: payloads ? this.tasks : this.tasks.map((task) => ({ ...task, payload: null })),
    };
  }
}
