/**
 * The types of the catalogue, `generated/catalogue.js`. It is generated from the Rust source, so the page knows it
 * before any wasm is loaded.
 */

/** @import { LockFlavour, LockSettings, ModelName, ParamValue } from '../interface.js' */

/**
 * One parameter of a workload.
 * @typedef {object} ParamSpec
 * @property {string} name
 * @property {string} label
 * @property {string|null} unit
 * @property {'integer'|'number'|'list'|'flag'|'choice'|'text'|'line'} kind   list: integers, one for each task; text: of
 *   many lines; line: of one
 * @property {ParamValue} default
 * @property {number|null} min
 * @property {number|null} max            for a list: the limit of each entry; for a text: its bytes
 * @property {string[]|null} choices
 * @property {string} help
 */
/**
 * @typedef {{name: string, title: string, bound: 'I/O-bound'|'CPU-bound'|'mixed', summary: string,
 *   params: ParamSpec[]}} WorkloadSpec
 */
/**
 * @typedef {{name: ModelName, title: string, python: string, shared_memory: boolean,
 *   takes_turns: 'always'|'where-asked'|'never', one_at_a_time: boolean, one_worker_a_task: boolean, pool: boolean,
 *   on_page: boolean, max_tasks: number, summary: string}} ModelSpec
 */
/**
 * @typedef {{workloads: WorkloadSpec[], models: ModelSpec[], max_tasks: number, max_workers: number, max_rounds: number, max_budget_ms: number, least_rounds: number, lock: {flavours:
 *   LockFlavour[], interval_ms: {min: number, max: number}, default: LockSettings}}} Catalogue
 */

export {};
