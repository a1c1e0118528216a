/**
 * A run, from the page's side: options to plan, plan to turns, turns to one result. It owns the coordinator and
 * the freeze watch, and replaces them where what is inside may not be trusted any more.
 */

import { cautionsOf } from '../model/cautions.js';
import { failure } from '../model/failure.js';
import { lockOf } from '../model/lock.js';
import { modelResult } from '../model/result.js';
import { turnCount, turnsOf } from '../model/rounds.js';
import { Rounds } from '../model/summary.js';
import { Coordinator } from './coordinator.js';
import { BASE, compiledEngine } from './engine.js';
import { FreezeWatch } from './freeze.js';
import { ensureIo } from './io.js';
import { runSequential } from './sequential.js';

/** @import { Compared, LabError, ModelName, Plan, Progress, Question, RawTurn, RunOptions, RunResult, TurnOrder } from '../protocol.js' */

/** What a turn ended with, or why it could not begin. @typedef {{raw: RawTurn|null, error: LabError|null, frozen_ms: number|null}} TurnEnd */

const SHARED_MEMORY = new Set(['threads-gil', 'threads', 'thread-pool']);

/** @type {LabError} */
const NOT_ISOLATED = {
  kind: 'not-isolated',
  message: 'Threads share memory, which browsers allow only on a cross-origin isolated page. Open this page where it is served with COOP and COEP headers; processes and the event loop run here too.',
  task: null,
};

/** Lets the page paint what it has to say before it is blocked. */
const painted = () => new Promise((resolve) => { setTimeout(resolve, 50); });

export class Session {
  #running = false;
  #cancelled = false;
  /** @type {Coordinator|null} */
  #coordinator = null;
  /** @type {FreezeWatch|null} */
  #freeze = null;
  #taking = false;
  /** Workloads whose code the browser has compiled well. @type {Set<string>} */
  #warmed = new Set();

  /**
   * Leaves nothing to the browser: Chromium 156 crashes now and then where it has to end computing workers itself,
   * and takes the next page along; WebKitGTK keeps the workers of a page that Back may bring again.
   */
  #leave = () => {
    this.#coordinator?.leave();
    this.dispose();
  };

  get isolated() {
    return self.crossOriginIsolated;
  }

  /**
   * @param {RunOptions} options  plain data
   * @param {{onPlan?: (plan: Plan) => void, onProgress?: (progress: Progress) => void}} [listener]
   * @returns {Promise<RunResult>}
   */
  async run(options, { onPlan = () => {}, onProgress = () => {} } = {}) {
    if (this.#running) throw failure('busy', 'A run is going on; wait for its result or cancel it first.');
    this.#running = true;
    this.#cancelled = false;
    addEventListener('pagehide', this.#leave);
    try {
      const plan = await this.#plan(options);
      onPlan(plan);
      await this.#warmUp(plan);
      return await this.#turns(plan, onProgress);
    } finally {
      this.#running = false;
      if (this.#cancelled) this.dispose();
    }
  }

  /** What figures tell. @param {Question} about @param {unknown} facts @returns {Promise<any>} */
  async ask(about, facts) {
    if (this.#running) throw failure('busy', 'A run is going on; wait for its result or cancel it first.');
    return (await this.#open(false)).ask(about, facts);
  }

  /** Ends the run at the next moment that the page can react; `run` resolves with what there is. */
  cancel() {
    if (!this.#running) return;
    this.#cancelled = true;
    if (this.#taking) this.#coordinator?.cancel();
  }

  dispose() {
    this.cancel();
    this.#endCoordinator();
    this.#freeze?.end();
    this.#freeze = null;
    removeEventListener('pagehide', this.#leave);
  }

  /** @param {RunOptions} options */
  async #plan(options) {
    const coordinator = await this.#open(false);
    return coordinator.plan(JSON.stringify(options));
  }

  /** @param {Plan} plan */
  async #warmUp(plan) {
    if (this.#warmed.has(plan.workload)) return;
    await this.#coordinator?.warmUp(jobOf(plan));
    this.#warmed.add(plan.workload);
  }

  /** @param {boolean} io @returns {Promise<Coordinator>} */
  async #open(io) {
    if (this.#coordinator && (this.#coordinator.io || !io)) return this.#coordinator;
    this.#endCoordinator();
    const coordinator = new Coordinator(io);
    this.#coordinator = coordinator;
    try {
      await coordinator.open(await this.#module(), BASE);
    } catch (error) {
      this.#endCoordinator();
      throw error;
    }
    return coordinator;
  }

  async #module() {
    try {
      return await compiledEngine();
    } catch (error) {
      throw failure('worker-start', `The engine could not be loaded (${error}). Check the connection and reload the page.`);
    }
  }

  #endCoordinator() {
    this.#coordinator?.end();
    this.#coordinator = null;
  }

  /** @param {Plan} plan @param {(progress: Progress) => void} onProgress @returns {Promise<RunResult>} */
  async #turns(plan, onProgress) {
    const rounds = new Rounds(plan);
    const clock_tick_us = this.#coordinator?.clock_tick_us ?? 0;
    const start_ms = performance.now();
    const spent = () => plan.budget_ms === null ? 0 : (performance.now() - start_ms) / plan.budget_ms;
    const turns = turnCount(plan);
    let turn = 0;
    for (const { round, planned: { model, error: refusal } } of turnsOf(plan, { isOver: () => spent() >= 1, random: Math.random })) {
      if (!rounds.hasFailed(model)) {
        const part = Math.min(1, Math.max(turn / turns, spent()));
        /** @param {RawTurn} raw */
        const tell = (raw) => onProgress({ model, turn, turns, part, round, partial: modelResult(plan, raw, null), done: rounds.summary() });
        const { raw, error, frozen_ms } = await this.#turn(plan, model, refusal, tell);
        rounds.add(round, modelResult(plan, raw ?? unbegun(model, error), frozen_ms));
      }
      turn += 1;
    }
    const { workload, params, lock } = plan;
    const cores = navigator.hardwareConcurrency;
    const models = rounds.summary(await this.#compare(rounds))
      .map((model) => ({ ...model, notes: [...model.notes, ...cautionsOf(model, { cores, clock_tick_us })] }));
    return { version: 1, workload, params, lock, isolated: this.isolated, clock_tick_us, cores, models };
  }

  /** How sure the figures are; nothing to ask of fewer than two rounds. @param {Rounds} rounds @returns {Promise<Compared[]|null>} */
  async #compare(rounds) {
    if (this.#cancelled || rounds.counted < 2) return null;
    return (await this.#open(false)).ask('compare', rounds.walls());
  }

  /**
   * @param {Plan} plan @param {ModelName} model @param {LabError|null} refusal @param {(raw: RawTurn) => void} tell
   * @returns {Promise<TurnEnd>}
   */
  async #turn(plan, model, refusal, tell) {
    const refused = this.#cancelled ? { kind: /** @type {const} */ ('cancelled'), message: 'The run was cancelled before this model\'s turn.', task: null }
      : SHARED_MEMORY.has(model) && !this.isolated ? NOT_ISOLATED : refusal;
    if (refused) return { raw: null, error: refused, frozen_ms: null };
    const { params, workers } = plan;
    const io = params.io === 'real';
    const order = { model, job: jobOf(plan), tasks: plan.tasks.length, workers, io, lock: lockOf(plan, model) };
    const freeze = this.#freeze ??= new FreezeWatch();
    try {
      if (io) await ensureIo();
      tell(unbegun(model, null));
      await freeze.start();
      const raw = await this.#take(order, tell);
      return { raw, error: raw.error, frozen_ms: await freeze.stop() };
    } catch (error) {
      this.#endCoordinator();
      const kind = /** @type {{kind?: LabError['kind']}} */ (error).kind ?? 'trap';
      return { raw: null, error: { kind, message: error instanceof Error ? error.message : String(error), task: null }, frozen_ms: null };
    }
  }

  /** @param {TurnOrder} order @param {(raw: RawTurn) => void} tell @returns {Promise<RawTurn>} */
  async #take(order, tell) {
    if (order.model === 'sequential' && !order.io) {
      await painted();
      // The last moment: from here on the page hears nothing.
      if (this.#cancelled) throw failure('cancelled', 'The run was cancelled.');
      return runSequential(await this.#module(), order);
    }
    // rayon's pool is built once an instance: another size needs another instance.
    const size = this.#coordinator?.threadPoolSize;
    if (order.model === 'thread-pool' && size && size !== order.workers) this.#endCoordinator();
    const coordinator = await this.#open(order.io);
    if (this.#cancelled) throw failure('cancelled', 'The run was cancelled.');
    this.#taking = true;
    try {
      const { raw, spent } = await coordinator.turn(order, tell);
      if (spent) this.#endCoordinator();
      return raw;
    } finally {
      this.#taking = false;
    }
  }
}

/** What every worker is posted. @param {Plan} plan */
const jobOf = ({ workload, params }) => JSON.stringify({ workload, params });

/** A turn that never began. @param {ModelName} model @param {LabError|null} error @returns {RawTurn} */
const unbegun = (model, error) => ({
  model, start_ms: 0, now_ms: 0, over: false, warm: false, notes: [], error, workers: [], tasks: [],
});
