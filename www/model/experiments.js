/**
 * The runs behind the table of models (measured-table.js), each of two tasks that are alike, on two workers. Enough
 * rounds for an interval, and work so small that all of them together take half a minute or so.
 */

import { catalogue } from './catalogue.js';

/** @import { LabState } from './state.js' */
/** @import { ModelName, Params, RunOptions, RunResult } from '../protocol.js' */

/** @typedef {'starting'|'computing'|'waiting'|'carrying'} ExperimentName */

/**
 * `compared`: what it shows is a ratio to `sequential`, which then runs beside the others. `task_ms`: how long a task
 * takes, of its own or on a machine of middling speed.
 * @typedef {{title: string, workload: string, params: Params, compared: boolean, task_ms: number}} Experiment
 */

const WORKERS = 2;
const TASKS = 2;
/** The least that gives an interval (src/stats.rs); a warm-up round comes before them, as in every such run. */
export const ROUNDS = 6;
/** To start workers, to end them, and to let the page paint in between. */
const AROUND_A_TURN_MS = 60;

/** A list that stays in a core's cache: two tasks that compute shall share nothing, the way to memory included. */
const CACHED = 50_000;
/** 8 bytes each. */
const CARRIED = 1_000_000;

/** @type {Record<ExperimentName, Experiment>} */
export const EXPERIMENTS = {
  starting: { title: 'Starting', workload: 'download', params: { tasks: TASKS, delay_ms: 1, io: 'timed' }, compared: false, task_ms: 1 },
  computing: { title: 'Computing', workload: 'squares', params: { n: [CACHED, CACHED], passes: 5000, return_list: false }, compared: true, task_ms: 150 },
  waiting: { title: 'Waiting', workload: 'download', params: { tasks: TASKS, delay_ms: 150, io: 'timed' }, compared: true, task_ms: 150 },
  carrying: { title: 'Handing over', workload: 'squares', params: { n: [CARRIED, CARRIED], passes: 1, return_list: true }, compared: false, task_ms: 10 },
};

export const EXPERIMENT_NAMES = /** @type {ExperimentName[]} */ (Object.keys(EXPERIMENTS));

/** @param {ExperimentName} name @param {ModelName[]} models @returns {ModelName[]} */
const beside = (name, models) => EXPERIMENTS[name].compared && !models.includes('sequential') ? ['sequential', ...models] : models;

/** @param {ExperimentName} name @param {ModelName[]} models @returns {RunOptions} */
export const optionsOf = (name, models) => {
  const { workload, params } = EXPERIMENTS[name];
  return { workload, params, models: beside(name, models), workers: WORKERS, rounds: ROUNDS, lock: catalogue.lock.default };
};

/** What puts a run on the screen again. @param {RunResult} run @returns {LabState} */
export const stateOfRun = ({ workload, params, lock, models }) =>
  ({ workload, params, models: models.map(({ model }) => model), workers: WORKERS, rounds: ROUNDS, budget_ms: 0, lock });

/** How long it takes if no task overlaps with another. @param {ExperimentName[]} names @param {ModelName[]} models */
export const atMost_ms = (names, models) => names.reduce((sum, name) =>
  sum + (ROUNDS + 1) * beside(name, models).length * (TASKS * EXPERIMENTS[name].task_ms + AROUND_A_TURN_MS), 0);

/** The run that each model was last measured in. @typedef {ReadonlyMap<ExperimentName, ReadonlyMap<ModelName, RunResult>>} Measured */

/** @param {RunResult} run */
export const wasCut = ({ models }) => models.some(({ error }) => error?.kind === 'cancelled');

/** Of a run that was cut short only those count that had all their rounds, and no ratio does. @param {ExperimentName} name @param {RunResult} run */
const countsIn = (name, run) => {
  const cut = wasCut(run);
  if (cut && EXPERIMENTS[name].compared) return [];
  return run.models.filter(({ error, samples }) => !cut || (error?.kind !== 'cancelled' && samples.length === ROUNDS));
};

/** @param {Measured} measured @param {ExperimentName} name @param {RunResult} run @returns {Measured} */
export const withRun = (measured, name, run) => {
  const runs = countsIn(name, run).map(({ model }) => /** @type {const} */ ([model, run]));
  return new Map(measured).set(name, new Map([...measured.get(name) ?? [], ...runs]));
};

/** Which of these some of the models still lack. @param {Measured} measured @param {ExperimentName[]} names @param {ModelName[]} models */
export const lacking = (measured, names, models) =>
  names.filter((name) => models.some((model) => !measured.get(name)?.has(model)));
