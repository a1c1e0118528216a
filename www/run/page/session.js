/**
 * Controls a run from the page: it turns options into a plan, the plan into turns, and the turns into one result. It
 * owns the coordinator and the freeze watch, and replaces them when they are in an unknown state.
 */

import { cautionsOf } from '../../result/cautions.js';
import { failure } from '../../base/failure.js';
import { lockOf } from '../../result/lock.js';
import { modelResult } from '../../result/result.js';
import { turnCount, turnsOf } from './rounds.js';
import { Rounds } from '../../result/summary.js';
import { afterGrace, within } from '../../browser/within.js';
import { Coordinator } from './coordinator-client.js';
import { BASE, compiledEngine } from './engine.js';
import { FreezeWatch } from './freeze-watch.js';
import { ensureIo } from './io.js';
import { paced } from './paced.js';
import { programPlan, readProgram } from './program.js';
import { PYTHON, PythonRun } from './python.js';
import { runPythonSequential } from './python-sequential.js';
import { runSequential } from './sequential.js';
import { BASELINE, needsIsolation, runsOnPage, usesRayon } from '../../result/model-properties.js';

/** @import { LabError, ModelName, Progress } from '../../interface.js' */
/** @import { Compared, Plan } from '../../result/engine-answers.js' */
/** @import { RunOptions, RunResult } from '../../interface.js' */
/** @import { Question } from '../../result/engine-answers.js' */
/** @import { RawTurn } from '../../result/raw-turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */

/**
 * The end of a turn, or the reason why it could not begin.
 * @typedef {{raw: RawTurn|null, error: LabError|null, frozen_ms: number|null}} TurnEnd
 */

/** @type {LabError} */
const NOT_ISOLATED = {
  kind: 'not-isolated',
  message:
    'Threads share memory, which browsers allow only on a cross-origin isolated page. Open this page where it is served with COOP and COEP headers; processes and the event loop run here too.',
  task: null,
};

/**
 * How long a new coordinator waits for the previous one to end. After that it retries to get memory
 * (run/coordinator/memory.js).
 */
const ROOM_PATIENCE_MS = 500;

/** Lets the page paint its messages before the run blocks it. */
const painted = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 50);
  });

/**
 * Whether the page is in another site's frame, where browsers keep its Web Locks separate. Only a frame of our own
 * origin can read the top window.
 */
const isApart = () => {
  try {
    return top?.location.origin !== location.origin;
  } catch {
    return true;
  }
};

export class Session {
  #running = false;
  /** Resolves when the current run ends. @type {Promise<void>} */
  #over = Promise.resolve();
  /** Cancels the current run. */
  #cancel = new AbortController();
  /** Aborted some time after the cancel; it limits the steps that make a cancelled run's result. */
  #late = afterGrace(this.#cancel.signal);
  /** @type {Coordinator|null} */
  #coordinator = null;
  /**
   * The coordinator while it opens and afterwards; callers that need it meanwhile await this promise.
   * @type {{io: boolean, coordinator: Promise<Coordinator>}|null}
   */
  #opening = null;
  /** Resolves when the previous coordinator has ended. @type {Promise<void>|undefined} */
  #ending;
  /** Coordinators that are ending their workers. They are left, too, when the page is. @type {Set<Coordinator>} */
  #last = new Set();
  /** @type {FreezeWatch|null} */
  #freeze = null;
  #taking = false;
  /** The program was interrupted: no further round of it begins. */
  #interrupted = false;
  /** The reader's function of the current run, if it runs one. @type {PythonRun|null} */
  #python = null;
  /** The code (see `codeOf`) that the browser has optimized. @type {Set<string>} */
  #warmed = new Set();

  /**
   * Ends all workers itself. Chromium 156 sometimes crashes, together with the next page, when the browser must end
   * computing workers. WebKitGTK keeps the workers of a page that it may restore on Back.
   */
  #leave = () => {
    this.#coordinator?.leave();
    for (const coordinator of this.#last) coordinator.leave();
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
    const { promise, resolve } = Promise.withResolvers();
    this.#over = promise;
    this.#running = true;
    this.#interrupted = false;
    this.#cancel = new AbortController();
    this.#late = afterGrace(this.#cancel.signal);
    addEventListener('pagehide', this.#leave);
    try {
      // A run that is cancelled at once still gets a result, if the engine loads.
      const plan = await this.#plan(options);
      onPlan(plan);
      await within('The warm-up', this.#warmUp(plan), this.#late);
      return await this.#turns(plan, onProgress);
    } finally {
      this.#running = false;
      if (this.#cancelled) this.dispose();
      resolve(undefined);
    }
  }

  get #cancelled() {
    return this.#cancel.signal.aborted;
  }

  /**
   * Asks the engine a question about figures. The question waits for the end of a run, since answering would disturb
   * the measurement.
   * @param {Question} about
   * @param {unknown} facts
   * @returns {Promise<any>}
   */
  async ask(about, facts) {
    while (this.#running) await this.#over;
    return (await this.#open(false)).ask(about, facts);
  }

  /**
   * Ends the run as soon as the page can react; `run` resolves with the partial result. A whole program is interrupted first, as
   * Ctrl-C does, and ended only the second time.
   * @returns {boolean} whether it was only interrupted
   */
  cancel() {
    if (!this.#running) return false;
    const interrupts = this.#taking && this.isolated && Boolean(this.#python?.beside) && !this.#interrupted;
    if (interrupts) this.#coordinator?.interrupt();
    else this.#end();
    this.#interrupted ||= interrupts;
    return interrupts;
  }

  #end() {
    this.#cancel.abort();
    if (this.#taking) this.#coordinator?.cancel();
  }

  dispose() {
    if (this.#running) this.#end();
    this.#endCoordinator();
    this.#freeze?.end();
    this.#freeze = null;
    if (this.#last.size === 0) removeEventListener('pagehide', this.#leave);
  }

  /** @param {RunOptions} options @returns {Promise<Plan>} */
  async #plan(options) {
    // A function, for instance, is no options at all, which the engine says.
    if (options?.program !== undefined) return this.#planProgram(options);
    const coordinator = await this.#open(false, this.#late);
    const plan = (/** @type {object} */ known) =>
      within('The plan', coordinator.plan(JSON.stringify(known)), this.#late);
    const planned = await plan(options);
    this.#python = null;
    if (planned.workload !== PYTHON) return planned;
    this.#python = await PythonRun.open(planned.params, coordinator, this.#cancel.signal);
    return plan({ ...options, tasks: this.#python.tasks });
  }

  /** @param {RunOptions} options @returns {Promise<Plan>} */
  async #planProgram(options) {
    const { source, beside, usual } = readProgram(options);
    const coordinator = await this.#open(false, this.#late);
    const plan = await within('The plan', coordinator.plan(JSON.stringify(usual)), this.#late);
    this.#python = await PythonRun.openProgram(source, beside, this.#cancel.signal);
    return programPlan(plan, source, beside);
  }

  /** @param {Plan} plan */
  async #warmUp(plan) {
    const code = codeOf(plan);
    if (this.#python || this.#warmed.has(code)) return;
    await this.#coordinator?.warmUp(jobOf(plan));
    this.#warmed.add(code);
  }

  /** @param {boolean} io @param {AbortSignal} [signal] @returns {Promise<Coordinator>} */
  #open(io, signal) {
    if (this.#opening && (this.#opening.io || !io)) return within('The coordinator', this.#opening.coordinator, signal);
    this.#endCoordinator();
    /** @type {Promise<Coordinator>} */
    const coordinator = this.#start(io, signal, () => this.#opening?.coordinator === coordinator);
    this.#opening = { io, coordinator };
    return coordinator;
  }

  /**
   * @param {boolean} io
   * @param {AbortSignal|undefined} signal
   * @param {() => boolean} isWanted
   * @returns {Promise<Coordinator>}
   */
  async #start(io, signal, isWanted) {
    // A new coordinator would find no space for its memories while the old ones still exist.
    await Promise.race([
      this.#ending,
      new Promise((resolve) => {
        setTimeout(resolve, ROOM_PATIENCE_MS);
      }),
    ]);
    if (signal?.aborted || !isWanted()) throw failure('cancelled', 'The run was cancelled.');
    const coordinator = new Coordinator(io);
    this.#coordinator = coordinator;
    try {
      await coordinator.open(await compiledEngine(signal), BASE, signal);
    } catch (error) {
      if (this.#coordinator === coordinator) this.#endCoordinator();
      throw error;
    }
    return coordinator;
  }

  #endCoordinator() {
    const coordinator = this.#coordinator;
    if (coordinator) {
      this.#last.add(coordinator);
      this.#ending = coordinator.end().then(() => this.#ended(coordinator));
    }
    this.#coordinator = null;
    this.#opening = null;
  }

  /** Nothing is left to end when the page is left. @param {Coordinator} coordinator */
  #ended(coordinator) {
    this.#last.delete(coordinator);
    if (this.#last.size === 0 && !this.#coordinator && !this.#running) removeEventListener('pagehide', this.#leave);
  }

  /** @param {Plan} plan @param {(progress: Progress) => void} onProgress @returns {Promise<RunResult>} */
  async #turns(plan, onProgress) {
    const rounds = new Rounds(plan);
    const clock_tick_us = this.#coordinator?.clock_tick_us ?? 0;
    const start_ms = performance.now();
    const elapsed = () => (plan.budget_ms === null ? 0 : (performance.now() - start_ms) / plan.budget_ms);
    const turns = turnCount(plan);
    let turn = 0;
    for (const {
      round,
      planned: { model, error: refusal },
    } of turnsOf(plan, { isOver: () => elapsed() >= 1, random: Math.random })) {
      if (!rounds.hasFailed(model)) {
        const part = Math.min(1, Math.max(turn / turns, elapsed()));
        const tell = paced((/** @type {RawTurn} */ raw) =>
          onProgress({
            model,
            turn,
            turns,
            part,
            round,
            partial: modelResult(plan, raw, null),
            done: rounds.summary(),
          }),
        );
        const { raw, error, frozen_ms } = await this.#turn(plan, model, refusal, tell);
        rounds.add(round, modelResult(plan, raw ?? unbegun(model, error), frozen_ms));
      }
      turn += 1;
    }
    const { workload, params, lock } = plan;
    const cores = navigator.hardwareConcurrency;
    const summary = rounds.summary(await this.#compare(rounds, plan.least_rounds));
    const sequential = summary.find(({ model }) => model === BASELINE) ?? null;
    const models = summary.map((model) => ({
      ...model,
      notes: [...model.notes, ...cautionsOf(model, { cores, clock_tick_us, apart: isApart() }, sequential)],
    }));
    return { version: 1, workload, params, lock, isolated: this.isolated, clock_tick_us, cores, models };
  }

  /**
   * Asks the engine how certain the figures are. Null for fewer than two rounds, and after a cancel that left too few
   * rounds for an interval.
   * @param {Rounds} rounds @param {number} least_rounds @returns {Promise<Compared[]|null>}
   */
  async #compare(rounds, least_rounds) {
    if (rounds.counted < (this.#cancelled ? least_rounds : 2)) return null;
    try {
      const coordinator = await this.#open(false, this.#late);
      return await within('The comparison', coordinator.ask('compare', rounds.walls()), this.#late);
    } catch (error) {
      if (this.#cancelled) return null;
      throw error;
    }
  }

  /**
   * @param {Plan} plan @param {ModelName} model @param {LabError|null} refusal @param {(raw: RawTurn) => void} tell
   * @returns {Promise<TurnEnd>}
   */
  async #turn(plan, model, refusal, tell) {
    const refused =
      this.#cancelled || this.#interrupted
        ? {
            kind: /** @type {const} */ ('cancelled'),
            message: "The run was cancelled before this model's turn.",
            task: null,
          }
        : needsIsolation(model) && !this.isolated
          ? NOT_ISOLATED
          : refusal;
    if (refused) return { raw: null, error: refused, frozen_ms: null };
    const { params, workers } = plan;
    const io = this.#python?.isOnline ?? params.io === 'real';
    const lock = lockOf(plan, model);
    const freeze = (this.#freeze ??= new FreezeWatch());
    try {
      const python = (await this.#python?.orderFor(model, lock, this.#cancel.signal)) ?? null;
      const order = { model, job: jobOf(plan), tasks: plan.tasks.length, workers, io, lock, python };
      if (io) await ensureIo(this.#cancel.signal);
      tell(unbegun(model, null));
      await freeze.start();
      const raw = await this.#take(order, tell);
      return { raw, error: raw.error, frozen_ms: await freeze.stop() };
    } catch (error) {
      this.#endCoordinator();
      const kind = /** @type {{kind?: LabError['kind']}} */ (error).kind ?? 'trap';
      return {
        raw: null,
        error: { kind, message: error instanceof Error ? error.message : String(error), task: null },
        frozen_ms: null,
      };
    }
  }

  /** @param {TurnOrder} order @param {(raw: RawTurn) => void} tell @returns {Promise<RawTurn>} */
  async #take(order, tell) {
    if (runsOnPage(order.model) && !order.io) {
      await painted();
      // The last chance to cancel: from here on the page is blocked.
      if (this.#cancelled) throw failure('cancelled', 'The run was cancelled.');
      if (order.python) return runPythonSequential({ ...order, python: order.python }, this.#cancel.signal);
      return runSequential(await compiledEngine(this.#cancel.signal), order, this.#cancel.signal);
    }
    // An instance builds rayon's pool once; another size needs another instance.
    const size = this.#coordinator?.threadPoolSize;
    if (usesRayon(order.model) && !order.python && size && size !== order.workers) this.#endCoordinator();
    const coordinator = await this.#open(order.io, this.#cancel.signal);
    if (this.#cancelled) throw failure('cancelled', 'The run was cancelled.');
    this.#taking = true;
    try {
      const { raw, unusable } = await coordinator.turn(order, tell);
      if (unusable) this.#endCoordinator();
      return raw;
    } finally {
      this.#taking = false;
    }
  }
}

/** The job that is posted to every worker. @param {Plan} plan */
const jobOf = ({ workload, params }) => JSON.stringify({ workload, params });

/**
 * A key for the part of the engine's code that a job runs: its workload, and its text and flag parameters.
 * @param {Plan} plan
 */
const codeOf = ({ workload, params }) =>
  JSON.stringify([
    workload,
    ...Object.values(params).filter((value) => typeof value === 'string' || typeof value === 'boolean'),
  ]);

/** A turn that never began. @param {ModelName} model @param {LabError|null} error @returns {RawTurn} */
const unbegun = (model, error) => ({
  model,
  start_ms: 0,
  now_ms: 0,
  over: false,
  warm: false,
  notes: [],
  error,
  workers: [],
  tasks: [],
});
