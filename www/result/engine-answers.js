/** The engine's answers in JSON: the plan of a run, and answers about figures. Types only. */

/** @import { Interval, LabError, LockSettings, ModelName, Params } from '../interface.js' */

/**
 * The plan made from the options of `run` (crates/figures/src/plan.rs).
 * @typedef {{workload: string, params: Params, tasks: string[], models: {model: ModelName, error: LabError|null}[],
 *   workers: number, rounds: number, warm_up: number, budget_ms: number|null, least_rounds: number, lock: LockSettings,
 *   pool_lock: boolean, last_line: string|null}} Plan
 */
/**
 * The statistics of one model's wall times in a comparison (crates/figures/src/comparison.rs).
 * @typedef {{wall_ms: {median: number, interval: Interval|null}|null, speedup: {value: number,
 *   interval: Interval|null}|null, differs: boolean|null}} Compared
 */
/**
 * The measurements from which the engine recommends a model (crates/figures/src/advice.rs).
 * @typedef {{tasks: number, run_ms: number, wait_ms: number, cores: number, workers: number, lock: LockSettings,
 *   empty_ms: [model: ModelName, ms: number][]}} Facts
 */
/**
 * @typedef {{nature: 'I/O-bound'|'CPU-bound'|'mixed', waiting_share: number, model: ModelName, reason: string,
 *   expected: {model: ModelName, wall_ms: number}[]}} Advice
 */
/**
 * The questions about figures that the engine answers; facts and answers are JSON (src/web.rs).
 * @typedef {'compare'|'serialFraction'|'advise'} Question
 */

export {};
