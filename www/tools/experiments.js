/**
 * The runs behind the table of models (measured-table.js), each with two equal tasks on two workers. The rounds are
 * enough for an interval, and the work is so small that all runs together take about half a minute.
 */

import { catalogue } from '../generated/catalogue.js';
import { BASELINE } from '../result/model-properties.js';

/** @import { LabState } from '../lab/state.js' */
/** @import { ModelName, Params, RunOptions, RunResult } from '../interface.js' */

/** @typedef {'starting'|'computing'|'waiting'|'carrying'} ExperimentName */

/**
 * `compared`: the finding is a ratio to `sequential`, which then runs as well. `task_ms`: how long a task takes, by its
 * parameters or on a device of medium speed.
 * @typedef {{title: string, workload: string, params: Params, compared: boolean, task_ms: number}} Experiment
 */

const WORKERS = 2;
const TASKS = 2;
/**
 * The least that gives an interval (crates/figures/src/stats.rs). A warm-up round comes before them, as in every run of
 * several rounds.
 */
export const ROUNDS = 6;
/** The time around a turn: to start workers, to end them, and to let the page paint. */
const AROUND_A_TURN_MS = 60;

/** A list that fits in a core's cache: two tasks that compute should share nothing, not even the path to memory. */
const CACHED = 50_000;
/** The length of a list that is transferred; each number has 8 bytes. */
const CARRIED = 1_000_000;

/** @type {Record<ExperimentName, Experiment>} */
export const EXPERIMENTS = {
  starting: {
    title: 'Starting',
    workload: 'download',
    params: { tasks: TASKS, delay_ms: 1, io: 'timed' },
    compared: false,
    task_ms: 1,
  },
  computing: {
    title: 'Computing',
    workload: 'squares',
    params: { n: [CACHED, CACHED], passes: 5000, return_list: false },
    compared: true,
    task_ms: 150,
  },
  waiting: {
    title: 'Waiting',
    workload: 'download',
    params: { tasks: TASKS, delay_ms: 150, io: 'timed' },
    compared: true,
    task_ms: 150,
  },
  carrying: {
    title: 'Handing over',
    workload: 'squares',
    params: { n: [CARRIED, CARRIED], passes: 1, return_list: true },
    compared: false,
    task_ms: 10,
  },
};

export const EXPERIMENT_NAMES = /** @type {ExperimentName[]} */ (Object.keys(EXPERIMENTS));

/** @param {ExperimentName} name @param {ModelName[]} models @returns {ModelName[]} */
const beside = (name, models) =>
  EXPERIMENTS[name].compared && !models.includes(BASELINE) ? [BASELINE, ...models] : models;

/** @param {ExperimentName} name @param {ModelName[]} models @returns {RunOptions} */
export const optionsOf = (name, models) => {
  const { workload, params } = EXPERIMENTS[name];
  return {
    workload,
    params,
    models: beside(name, models),
    workers: WORKERS,
    rounds: ROUNDS,
    lock: catalogue.lock.default,
  };
};

/** The settings that a run was made with. @param {RunResult} run @returns {LabState} */
export const stateOfRun = ({ workload, params, lock, models }) => ({
  workload,
  params,
  models: models.map(({ model }) => model),
  workers: WORKERS,
  rounds: ROUNDS,
  budget_ms: 0,
  lock,
});

/** The time of the runs if no tasks overlap. @param {ExperimentName[]} names @param {ModelName[]} models */
export const atMost_ms = (names, models) =>
  names.reduce(
    (sum, name) =>
      sum + (ROUNDS + 1) * beside(name, models).length * (TASKS * EXPERIMENTS[name].task_ms + AROUND_A_TURN_MS),
    0,
  );

/**
 * The latest run of each model in each experiment.
 * @typedef {ReadonlyMap<ExperimentName, ReadonlyMap<ModelName, RunResult>>} Measured
 */

/** @param {RunResult} run */
export const wasCut = ({ models }) => models.some(({ error }) => error?.kind === 'cancelled');

/**
 * The models whose figures count. In a cancelled run only a model with all its rounds counts, and no ratio does.
 * @param {ExperimentName} name
 * @param {RunResult} run
 */
const countsIn = (name, run) => {
  const cut = wasCut(run);
  if (cut && EXPERIMENTS[name].compared) return [];
  return run.models.filter(({ error, samples }) => !cut || (error?.kind !== 'cancelled' && samples.length === ROUNDS));
};

/** @param {Measured} measured @param {ExperimentName} name @param {RunResult} run @returns {Measured} */
export const withRun = (measured, name, run) => {
  const runs = countsIn(name, run).map(({ model }) => /** @type {const} */ ([model, run]));
  return new Map(measured).set(name, new Map([...(measured.get(name) ?? []), ...runs]));
};

/**
 * The experiments that some of the models still lack.
 * @param {Measured} measured
 * @param {ExperimentName[]} names
 * @param {ModelName[]} models
 */
export const lacking = (measured, names, models) =>
  names.filter((name) => models.some((model) => !measured.get(name)?.has(model)));
