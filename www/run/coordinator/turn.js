/**
 * One model's turn, filled in by its executor: the tasks posted to each worker and their results. It is over when every
 * task has its result, or at the first error that ends the whole turn.
 */

/** @import { ErrorKind, ModelName } from '../../interface.js' */
/** @import { List, Picture, RawTurn, RawWorker, TracePart } from '../../result/raw-turn.js' */
/** @import { PythonException } from '../python-wire.js' */
/** @import { ReportedWorker, TurnReport } from '../coordinator-wire.js' */
/** @import { ClockSample } from './clock.js' */
import { align } from './clock.js';

/**
 * `origin_offset_ms`: the offset of the worker's clock from its own `timeOrigin`; null until the worker has reported
 * it. `read`: what its trace has that was not read before.
 * @typedef {Omit<RawWorker, 'clock'|'trace'> & {clock_samples: (ClockSample|null)[], readonly origin_offset_ms:
 *   number|null, read: () => TracePart|null}} TurnWorker
 */

export class Turn {
  /** @type {TurnWorker[]} */
  workers = [];
  /** @type {string[]} */
  notes = [];
  /** @type {RawTurn['error']} */
  error = null;
  warm = false;
  /** Of a whole program, once it is over. @type {number|undefined} */
  exit_code;
  /** Sends a whole program what Ctrl-C sends. @type {(() => void)|undefined} */
  interrupt;
  start_ms = 0;
  /** @type {number|null} */
  end_ms = null;

  /** @param {ModelName} model @param {number} tasks */
  constructor(model, tasks) {
    this.model = model;
    /** @type {RawTurn['tasks']} */
    this.tasks = Array.from({ length: tasks }, () => newTask(null));
    this.left = tasks;
    /** @type {Promise<void>} */
    this.over = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  /** Starts the turn's clock. The start of workers that already exist is not counted. */
  accept() {
    this.start_ms = performance.now();
  }

  /**
   * Adds a task that another task spawned. The turn is not over before this task has ended, too.
   * @param {string} name
   */
  spawned(name) {
    this.left += 1;
    return this.tasks.push(newTask(name)) - 1;
  }

  /** Adds tasks up to a number that a whole program gave. @param {number} index */
  spawnedUpTo(index) {
    while (this.tasks.length <= index) this.spawned(`Thread ${this.tasks.length}`);
  }

  /** @param {number} index @param {string} name */
  named(index, name) {
    this.spawnedUpTo(index);
    this.tasks[index].name = name;
  }

  /**
   * A process of a whole program has a name, and its main thread is called as Python calls it.
   * @param {TurnWorker} worker @param {string} name @param {number} task
   */
  processNamed(worker, name, task) {
    worker.name = name;
    this.named(task, 'MainThread');
  }

  /** Marks a spawned task that gets no worker. The task that spawned it receives an error. @param {number} index */
  refused(index) {
    this.tasks[index].refused = true;
    this.received(index, null);
  }

  /** @param {number} index */
  posted(index) {
    this.tasks[index].posted_ms = performance.now();
  }

  /** Starts the turn's clock at a moment that is known only afterwards. @param {number} at_ms */
  acceptAt(at_ms) {
    this.start_ms = at_ms;
  }

  /**
   * @param {number} index @param {Picture|List|null} payload
   * @param {{result: string|null, exception: PythonException|null}} [python]  of the workload of that name
   */
  received(index, payload, python) {
    const task = this.tasks[index];
    if (!task || task.received_ms !== null || this.end_ms !== null) return;
    task.received_ms = performance.now();
    task.payload = payload;
    if (python) Object.assign(task, { result: python.result, exception: python.exception });
    this.left -= 1;
    if (this.left === 0) this.end();
  }

  /**
   * Ends the turn with an error, unless it is over.
   * @param {ErrorKind} kind
   * @param {string} message
   * @param {number|null} task
   * @param {PythonException} [exception]
   */
  fail(kind, message, task = null, exception = undefined) {
    if (this.end_ms !== null) return;
    const { traceback, line } = exception ?? {};
    // Browsers prefix errors of workers with "Uncaught".
    this.error = { kind, message: message.replace(/^Uncaught /, ''), task, ...(exception && { traceback, line }) };
    this.end();
  }

  end() {
    this.end_ms ??= performance.now();
    this.resolve?.();
  }

  /**
   * What is known so far, with the parts of the traces that no earlier report had.
   * @param {number} tick_ms
   * @param {boolean} payloads
   * @returns {TurnReport}
   */
  report(tick_ms, payloads) {
    return {
      model: this.model,
      start_ms: this.start_ms,
      now_ms: this.end_ms ?? performance.now(),
      over: this.end_ms !== null,
      warm: this.warm,
      notes: this.notes,
      error: this.error,
      ...(this.exit_code === undefined ? {} : { exit_code: this.exit_code }),
      workers: this.workers.map((worker) => reportedWorker(worker, tick_ms)),
      tasks: payloads ? this.tasks : this.tasks.map((task) => ({ ...task, payload: null })),
    };
  }
}

/** @param {string|null} name @returns {RawTurn['tasks'][number]} */
const newTask = (name) => ({ name, posted_ms: null, received_ms: null, payload: null, refused: false });

/**
 * Leaves the trace out while the offset of the worker's clock is unknown: its times would be read as the coordinator's.
 * @param {TurnWorker} worker
 * @param {number} tick_ms
 * @returns {ReportedWorker}
 */
const reportedWorker = (
  { kind, hosts, requested_ms, process, name, tasks, clock_samples, origin_offset_ms, read },
  tick_ms,
) => ({
  kind,
  ...(name === undefined ? {} : { name }),
  hosts,
  requested_ms,
  process,
  tasks: tasks && [...tasks],
  part: origin_offset_ms === null ? null : read(),
  clock: align(clock_samples, origin_offset_ms ?? 0, tick_ms),
});
