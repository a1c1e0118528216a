/** The page's hold on its coordinator: one answer at a time, and an end that leaves nothing behind. */

import { failure } from '../model/failure.js';

/** @import { Failure } from '../model/failure.js' */
/** @import { FromCoordinator, Plan, Question, RawTurn, ToCoordinator, TurnOrder } from '../protocol.js' */

const OPEN_PATIENCE_MS = 30_000;
/** How long a cancelled turn has to hand over what there is. */
const CANCEL_PATIENCE_MS = 150;
/** How long a page that goes away stays for its coordinator to hear of it. */
const LEAVE_PATIENCE_MS = 50;

export class Coordinator {
  /** @type {((message: FromCoordinator) => void)|null} */
  #answer = null;
  /** @type {((error: Failure) => void)|null} */
  #fail = null;
  /** What went wrong before anybody asked for anything. @type {Failure|null} */
  #stillborn = null;
  /** @type {((raw: RawTurn) => void)|null} */
  #progress = null;
  /** @type {RawTurn|null} */
  #last = null;
  /** How many threads its rayon pool has: it can be built only once. */
  threadPoolSize = 0;
  clock_tick_us = 0;

  /** @param {boolean} io  whether the page was under its service worker's control when it was started */
  constructor(io) {
    this.io = io;
    const script = new URL('../workers/coordinator.js', import.meta.url);
    if (io) script.search = crypto.randomUUID();
    this.worker = new Worker(script, { type: 'module', name: 'interleave coordinator' });
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#stillborn = failure('worker-start', `The coordinator failed: ${event.message || 'its script could not be loaded'}. Reload the page.`);
      this.#fail?.(this.#stillborn);
    };
  }

  /** @param {FromCoordinator} message */
  #hear(message) {
    if (message.type === 'progress') {
      this.#last = message.raw;
      this.#progress?.(message.raw);
    } else if (message.type === 'trapped') this.#fail?.(failure('trap', `The coordinator failed: ${message.message}. Run again.`));
    else this.#answer?.(message);
  }

  /** @param {ToCoordinator} message @param {number} [patience_ms] @returns {Promise<FromCoordinator>} */
  #ask(message, patience_ms) {
    return new Promise((resolve, reject) => {
      if (this.#stillborn) return reject(this.#stillborn);
      this.#answer = resolve;
      this.#fail = reject;
      this.worker.postMessage(message);
      if (patience_ms) {
        setTimeout(() => reject(failure('worker-start', `The coordinator did not answer within ${patience_ms / 1000} s. Reload the page.`)), patience_ms);
      }
    });
  }

  /** @param {WebAssembly.Module} module @param {string} base */
  async open(module, base) {
    const opened = await this.#ask({ type: 'open', module, base, isolated: self.crossOriginIsolated }, OPEN_PATIENCE_MS);
    if (opened.type !== 'opened') {
      throw failure('memory', `The engine could not be started (${opened.type === 'unopened' ? opened.message : opened.type}). Close other tabs and reload the page.`);
    }
    this.clock_tick_us = opened.clock_tick_us;
  }

  /** @param {string} options @returns {Promise<Plan>} */
  async plan(options) {
    const planned = await this.#ask({ type: 'plan', options });
    if (planned.type !== 'planned') throw failure('invalid', 'The coordinator answered something else than a plan.');
    if ('Err' in planned.result) throw failure(planned.result.Err.kind, planned.result.Err.message);
    return planned.result.Ok;
  }

  /** Has the browser compile a job's code well, before anything is timed. @param {string} job */
  async warmUp(job) {
    await this.#ask({ type: 'warm-up', job });
  }

  /** What figures tell. @param {Question} about @param {unknown} facts @returns {Promise<any>} */
  async ask(about, facts) {
    const told = await this.#ask({ type: 'ask', about, facts: JSON.stringify(facts) });
    if (told.type !== 'told') throw failure('trap', 'The coordinator answered something else than a question.');
    return JSON.parse(told.answer);
  }

  /** @param {TurnOrder} order @param {(raw: RawTurn) => void} onprogress @returns {Promise<{raw: RawTurn, spent: boolean}>} */
  async turn(order, onprogress) {
    this.#progress = onprogress;
    this.#last = null;
    try {
      const outcome = await this.#ask({ type: 'turn', order });
      if (outcome.type !== 'outcome') throw failure('trap', 'The coordinator answered something else than an outcome.');
      if (order.model === 'thread-pool') this.threadPoolSize = order.workers;
      return outcome;
    } finally {
      this.#progress = null;
    }
  }

  /**
   * For a page that is going away: has every task told to end, and returns when they are. It spins, since
   * nothing that is posted later would be read.
   */
  leave() {
    if (!self.crossOriginIsolated) return;
    const heard = new Int32Array(new SharedArrayBuffer(4));
    this.worker.postMessage(/** @type {ToCoordinator} */ ({ type: 'leave', heard }));
    const end = performance.now() + LEAVE_PATIENCE_MS;
    while (Atomics.load(heard, 0) === 0 && performance.now() < end);
  }

  /** Ends the turn. Where the coordinator itself does not answer, with what was last heard of it. */
  cancel() {
    this.worker.postMessage(/** @type {ToCoordinator} */ ({ type: 'cancel' }));
    const { promise: answered, resolve } = Promise.withResolvers();
    const answer = this.#answer;
    this.#answer = (message) => { resolve(null); answer?.(message); };
    const patience = setTimeout(() => this.#giveUp(), CANCEL_PATIENCE_MS);
    answered.then(() => clearTimeout(patience));
  }

  /** Who waits for an answer gets what was last heard. */
  #giveUp() {
    if (!this.#last) return this.#fail?.(failure('cancelled', 'The run was cancelled.'));
    const error = { kind: /** @type {const} */ ('cancelled'), message: 'The run was cancelled.', task: null };
    this.#answer?.({ type: 'outcome', raw: { ...this.#last, over: true, error }, spent: true });
  }

  /** Ends the worker, and with it every worker it started. */
  end() {
    this.worker.terminate();
    this.#giveUp();
  }
}
