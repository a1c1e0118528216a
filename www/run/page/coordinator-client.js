/**
 * The page's client of its coordinator. It sends one request at a time, and ends the coordinator with all its workers.
 */

import { failure } from '../../base/failure.js';
import { startWorker } from '../../browser/script-address.js';
import { within } from '../../browser/within.js';
import { usesRayon } from '../../result/model-properties.js';
import { TraceDecoder } from '../../result/trace-buffer.js';

/** @import { Failure } from '../../base/failure.js' */
/** @import { Plan, Question } from '../../result/engine-answers.js' */
/** @import { RawTurn } from '../../result/raw-turn.js' */
/** @import { FromCoordinator, PythonOrder, ToCoordinator, TurnOrder, TurnReport } from '../coordinator-wire.js' */

/** How long a cancelled turn may take to send its partial result. */
const CANCEL_PATIENCE_MS = 150;
/** How long a page that is being left waits for its coordinator to end the workers. */
const LEAVE_PATIENCE_MS = 100;
/** How long a coordinator may take to end its workers before it is terminated with them. */
const END_PATIENCE_MS = 10_000;

/**
 * Set once the script did not load: a browser queues a second request for the same address behind the first for 20 s.
 */
let lost = false;

/** An answer that is not to what was asked: a fault of this page's own. @param {FromCoordinator} answer */
const unexpected = ({ type }) =>
  failure('trap', `The coordinator sent “${type}” instead of an answer. Reload the page, and report this fault.`);

export class Coordinator {
  /** @type {((message: FromCoordinator) => void)|null} */
  #answer = null;
  /** @type {((error: Failure) => void)|null} */
  #fail = null;
  /** Why requests now fail: the script did not load, or the coordinator was ended. @type {Failure|null} */
  #dead = null;
  /** Settles with the last request. @type {Promise<void>} */
  #queue = Promise.resolve();
  /** @type {((raw: RawTurn) => void)|null} */
  #progress = null;
  /** The last progress of the turn. @type {TurnReport|null} */
  #last = null;
  /** For each worker of the turn, what was read of its trace. @type {TraceDecoder[]} */
  #traces = [];
  /** Whether the coordinator opened, so that it may have workers to end. */
  #opened = false;
  /** @type {Promise<void>|null} */
  #ended = null;
  /** The number of threads in its rayon pool, which can be built only once. */
  threadPoolSize = 0;
  clock_tick_us = 0;

  /** @param {boolean} io  whether the service worker controls the page when the coordinator starts */
  constructor(io) {
    this.io = io;
    const script = new URL('../workers/coordinator.js', import.meta.url);
    if (io || lost) script.search = crypto.randomUUID();
    this.worker = startWorker(script, 'interleave coordinator');
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#dead = failure(
        'worker-start',
        `The coordinator failed: ${event.message || 'its script could not be loaded'}. Reload the page.`,
      );
      this.#fail?.(this.#dead);
    };
  }

  /** @param {FromCoordinator} message */
  #hear(message) {
    if (message.type === 'progress') {
      this.#last = message.report;
      this.#progress?.(this.#collect(message.report));
    } else if (message.type === 'trapped')
      this.#fail?.(failure('trap', `The coordinator failed: ${message.message}. Run again.`));
    else this.#answer?.(message);
  }

  /**
   * Sends one request at a time, since an answer does not name its request.
   * @param {ToCoordinator} message
   * @returns {Promise<FromCoordinator>}
   */
  #ask(message) {
    const answered = this.#queue.then(() => this.#askNow(message));
    this.#queue = answered.then(
      () => {},
      () => {},
    );
    return answered;
  }

  /** @param {ToCoordinator} message @returns {Promise<FromCoordinator>} */
  #askNow(message) {
    return new Promise((resolve, reject) => {
      if (this.#dead) return reject(this.#dead);
      this.#answer = resolve;
      this.#fail = reject;
      this.worker.postMessage(message);
    });
  }

  /** @param {WebAssembly.Module} module @param {string} base @param {AbortSignal} [signal] */
  async open(module, base, signal) {
    const opening = this.#ask({ type: 'open', module, base, isolated: self.crossOriginIsolated });
    const opened = await within('The coordinator’s script', opening, signal).catch((error) => {
      lost = true;
      throw error;
    });
    if (opened.type !== 'opened') {
      throw failure(
        'memory',
        `The engine could not be started (${opened.type === 'unopened' ? opened.message : opened.type}). Close other tabs and reload the page.`,
      );
    }
    this.#opened = true;
    this.clock_tick_us = opened.clock_tick_us;
  }

  /** Adds what is new in the traces to what came before. @param {TurnReport} report @returns {RawTurn} */
  #collect(report) {
    const workers = report.workers.map(({ part, ...worker }, index) => {
      if (part) (this.#traces[index] ??= new TraceDecoder()).add(part);
      return { ...worker, trace: this.#traces[index]?.trace ?? null };
    });
    return { ...report, workers };
  }

  /** @param {string} options @returns {Promise<Plan>} */
  async plan(options) {
    const planned = await this.#ask({ type: 'plan', options });
    if (planned.type !== 'planned') throw unexpected(planned);
    if ('Err' in planned.result) throw failure(planned.result.Err.kind, planned.result.Err.message);
    return planned.result.Ok;
  }

  /** Makes the browser optimize a job's code before anything is measured. @param {string} job */
  async warmUp(job) {
    await this.#ask({ type: 'warm-up', job });
  }

  /** Runs a reader's module once, to learn its tasks. @param {PythonOrder} python */
  async probe(python) {
    const answer = await this.#ask({ type: 'probe', python });
    if (answer.type !== 'probed') throw unexpected(answer);
    if ('failed' in answer.probed)
      throw failure('worker-start', `Python could not start (${answer.probed.failed}). Run again.`);
    return answer.probed;
  }

  /**
   * Asks the engine a question about figures.
   * @param {Question} about
   * @param {unknown} facts
   * @returns {Promise<any>}
   */
  async ask(about, facts) {
    const told = await this.#ask({ type: 'ask', about, facts: JSON.stringify(facts) });
    if (told.type !== 'told') throw unexpected(told);
    return JSON.parse(told.answer);
  }

  /**
   * @param {TurnOrder} order
   * @param {(raw: RawTurn) => void} onprogress
   * @returns {Promise<{raw: RawTurn, unusable: boolean}>}
   */
  async turn(order, onprogress) {
    this.#progress = onprogress;
    this.#last = null;
    this.#traces = [];
    try {
      const outcome = await this.#ask({ type: 'turn', order });
      if (outcome.type !== 'outcome') throw unexpected(outcome);
      if (usesRayon(order.model) && !order.python) this.threadPoolSize = order.workers;
      return { raw: this.#collect(outcome.report), unusable: outcome.unusable };
    } finally {
      this.#progress = null;
    }
  }

  /**
   * For a page that is being left: tells every worker to end, and terminates the rest. It spins, since the page would
   * not read a message posted later.
   */
  leave() {
    if (self.crossOriginIsolated && this.#opened) this.#waitForWorkers();
    this.worker.terminate();
    this.#ended = Promise.resolve();
  }

  #waitForWorkers() {
    const heard = new Int32Array(new SharedArrayBuffer(4));
    this.worker.postMessage(/** @type {ToCoordinator} */ ({ type: 'leave', heard }));
    const end = performance.now() + LEAVE_PATIENCE_MS;
    while (Atomics.load(heard, 0) === 0 && performance.now() < end);
  }

  /** Interrupts a whole program, as Ctrl-C does. */
  interrupt() {
    this.worker.postMessage(/** @type {ToCoordinator} */ ({ type: 'interrupt' }));
  }

  /** Ends the turn. If the coordinator does not answer, the turn ends with the last progress message. */
  cancel() {
    this.worker.postMessage(/** @type {ToCoordinator} */ ({ type: 'cancel' }));
    const { promise: answered, resolve } = Promise.withResolvers();
    const answer = this.#answer;
    this.#answer = (message) => {
      resolve(null);
      answer?.(message);
    };
    const patience = setTimeout(() => this.#giveUp(), CANCEL_PATIENCE_MS);
    answered.then(() => clearTimeout(patience));
  }

  /** Resolves the pending request with the last progress message; rejects it if there was none. */
  #giveUp() {
    if (!this.#last) return this.#fail?.(failure('cancelled', 'The run was cancelled.'));
    const error = { kind: /** @type {const} */ ('cancelled'), message: 'The run was cancelled.', task: null };
    const read = this.#last.workers.map((worker) => ({ ...worker, part: null }));
    this.#answer?.({ type: 'outcome', report: { ...this.#last, workers: read, over: true, error }, unusable: true });
  }

  /**
   * Ends the coordinator and every worker that it started. Resolves when they have ended and their memories are free
   * again: the browser has room for about a hundred.
   * @returns {Promise<void>}
   */
  end() {
    this.#dead ??= failure('cancelled', 'The run was cancelled.');
    this.#giveUp();
    return (this.#ended ??= new Promise((resolve) => {
      const over = () => {
        clearTimeout(patience);
        this.worker.terminate();
        resolve();
      };
      const patience = setTimeout(over, this.#opened ? END_PATIENCE_MS : 0);
      this.worker.onmessage = ({ data }) => {
        if (data.type === 'ended') over();
      };
      this.worker.onerror = over;
      this.worker.postMessage(/** @type {ToCoordinator} */ ({ type: 'end' }));
    }));
  }
}
