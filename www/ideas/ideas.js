/**
 * The six ideas of the front page as data, in the order of teaching, each with its question and its runs. Their words
 * stand in index.html under the same name, so that they can be read without scripts. The sizes are for two cores: one
 * idea's runs take a few seconds together.
 */
import { canRun, defaultParams, defaultState, workloadOf } from '../lab/state.js';

/** @import { ModelName, RunOptions } from '../interface.js' */
/** @import { Catalogue } from '../base/catalogue.js' */
/** @import { Question } from '../question/judge.js' */
/** @import { LabState, Device } from '../lab/state.js' */

/** @typedef {Question & {name: string}} Idea */

/** @param {string} label @param {ModelName} model @param {number} [run] */
const bar = (label, model, run = 0) => ({ label, model, run });

const ROUNDS = 5;
/** Few rounds are enough where tasks only wait, since hardly anything disturbs waiting. */
const FEW_ROUNDS = 3;

/** @param {ModelName[]} models @returns {RunOptions} */
const squares = (...models) => ({
  workload: 'squares',
  params: { n: [1_000_000, 1_000_000], passes: 150 },
  models,
  rounds: ROUNDS,
});

/** @param {boolean} return_list @returns {RunOptions} */
const copying = (return_list) => ({
  workload: 'squares',
  params: { n: [4_000_000, 4_000_000], passes: 4, return_list },
  models: ['processes'],
  rounds: ROUNDS,
});

/** @param {number} tasks @param {ModelName[]} models @returns {RunOptions} */
const waits = (tasks, ...models) => ({
  workload: 'download',
  params: { tasks, delay_ms: 250 },
  models,
  rounds: FEW_ROUNDS,
});

/** @type {Idea[]} */
export const IDEAS = [
  {
    name: 'waiting',
    runs: [
      {
        workload: 'download',
        params: { tasks: 3, delay_ms: 150 },
        models: ['sequential', 'threads-gil', 'event-loop'],
        rounds: FEW_ROUNDS,
      },
    ],
    bars: [bar('Sequential', 'sequential'), bar('Threads + GIL', 'threads-gil'), bar('Event loop', 'event-loop')],
  },
  {
    name: 'computing',
    runs: [squares('sequential', 'threads-gil', 'threads', 'event-loop')],
    bars: [
      bar('Sequential', 'sequential'),
      bar('Threads + GIL', 'threads-gil'),
      bar('Threads, no lock', 'threads'),
      bar('Event loop', 'event-loop'),
    ],
  },
  {
    name: 'processes',
    runs: [squares('sequential', 'processes')],
    bars: [bar('Sequential', 'sequential'), bar('Processes', 'processes')],
  },
  {
    name: 'copying',
    runs: [copying(false), copying(true)],
    bars: [bar('Lists kept', 'processes', 0), bar('Lists given back', 'processes', 1)],
  },
  {
    name: 'pools',
    runs: [
      {
        workload: 'squares',
        params: { n: Array(16).fill(100_000), passes: 10 },
        models: ['processes', 'process-pool'],
        rounds: ROUNDS,
      },
    ],
    bars: [bar('16 processes', 'processes'), bar('Process pool', 'process-pool')],
  },
  {
    name: 'juggling',
    runs: [waits(16, 'threads-gil', 'processes'), waits(10_000, 'event-loop')],
    bars: [
      bar('16 files, 16 threads', 'threads-gil'),
      bar('16 files, 16 processes', 'processes'),
      bar('10,000 files, one event loop', 'event-loop', 1),
    ],
  },
];

/**
 * The part of an idea that can run here. Without shared memory its thread models are left out and listed in `missing`.
 * @param {Idea} idea
 * @param {Catalogue} catalogue
 * @param {Device} device
 * @returns {Question & {missing: string[]}}
 */
export const askedOf = ({ runs, bars }, catalogue, device) => {
  const here = new Set(catalogue.models.filter((model) => canRun(model, device)).map(({ name }) => name));
  const runnable = bars.filter(({ model }) => here.has(model));
  return {
    runs: runs.map((options) => ({ ...options, models: options.models?.filter((model) => here.has(model)) })),
    bars: runnable,
    missing: bars.filter((one) => !runnable.includes(one)).map(({ label }) => label),
  };
};

/**
 * The settings of an idea's last run, for the lab.
 * @param {Idea} idea
 * @param {Catalogue} catalogue
 * @param {Device} device
 * @returns {LabState}
 */
export const stateOf = (idea, catalogue, device) => {
  const state = defaultState(catalogue, device);
  const { runs } = askedOf(idea, catalogue, device);
  const { workload = state.workload, params, models = [] } = runs[runs.length - 1];
  const spec = workloadOf(catalogue, workload);
  return {
    ...state,
    workload,
    params: { ...(spec ? defaultParams(spec) : {}), ...params },
    models: catalogue.models.map(({ name }) => name).filter((name) => models.includes(name)),
  };
};
