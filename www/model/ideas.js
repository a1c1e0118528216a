/**
 * The way through, as data: six ideas in the order that teaches, each with what it asks and measures. The words stand in
 * index.html, under the same name, so that they can be read without scripts. Sizes are for two cores: an idea's runs
 * take a few seconds together.
 */
import { canRun, defaultParams, defaultState, workloadOf } from './state.js';

/** @import { Catalogue, ModelName, RunOptions } from '../protocol.js' */
/** @import { Question } from './judge.js' */
/** @import { LabState, Machine } from './state.js' */

/** @typedef {Question & {name: string}} Idea */

/** @param {string} label @param {ModelName} model @param {number} [run] */
const bar = (label, model, run = 0) => ({ label, model, run });

const ROUNDS = 5;
/** Enough where tasks only wait: hardly anything disturbs that. */
const FEW_ROUNDS = 3;

/** @param {ModelName[]} models @returns {RunOptions} */
const squares = (...models) => ({ workload: 'squares', params: { n: [1_000_000, 1_000_000], passes: 150 }, models, rounds: ROUNDS });

/** @param {boolean} return_list @returns {RunOptions} */
const copying = (return_list) => ({ workload: 'squares', params: { n: [4_000_000, 4_000_000], passes: 4, return_list }, models: ['processes'], rounds: ROUNDS });

/** @param {number} tasks @param {ModelName[]} models @returns {RunOptions} */
const waits = (tasks, ...models) => ({ workload: 'download', params: { tasks, delay_ms: 250 }, models, rounds: FEW_ROUNDS });

/** @type {Idea[]} */
export const IDEAS = [
  {
    name: 'waiting',
    runs: [{ workload: 'download', params: { tasks: 3, delay_ms: 150 }, models: ['sequential', 'threads-gil', 'event-loop'], rounds: FEW_ROUNDS }],
    bars: [bar('Sequential', 'sequential'), bar('Threads + GIL', 'threads-gil'), bar('Event loop', 'event-loop')],
  },
  {
    name: 'computing',
    runs: [squares('sequential', 'threads-gil', 'threads', 'event-loop')],
    bars: [bar('Sequential', 'sequential'), bar('Threads + GIL', 'threads-gil'), bar('Threads, no lock', 'threads'), bar('Event loop', 'event-loop')],
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
    runs: [{ workload: 'squares', params: { n: Array(16).fill(100_000), passes: 10 }, models: ['processes', 'process-pool'], rounds: ROUNDS }],
    bars: [bar('16 processes', 'processes'), bar('Process pool', 'process-pool')],
  },
  {
    name: 'juggling',
    runs: [waits(16, 'threads-gil', 'processes'), waits(10_000, 'event-loop')],
    bars: [bar('16 files, 16 threads', 'threads-gil'), bar('16 files, 16 processes', 'processes'), bar('10,000 files, one event loop', 'event-loop', 1)],
  },
];

/**
 * What of an idea can be asked here: without shared memory its threads are left out, and named.
 * @param {Idea} idea @param {Catalogue} catalogue @param {Machine} machine @returns {Question & {missing: string[]}}
 */
export const askedOf = ({ runs, bars }, catalogue, machine) => {
  const here = new Set(catalogue.models.filter((model) => canRun(model, machine)).map(({ name }) => name));
  const runnable = bars.filter(({ model }) => here.has(model));
  return {
    runs: runs.map((options) => ({ ...options, models: options.models?.filter((model) => here.has(model)) })),
    bars: runnable,
    missing: bars.filter((one) => !runnable.includes(one)).map(({ label }) => label),
  };
};

/** The work of an idea's last run, as the workbench shows it. @param {Idea} idea @param {Catalogue} catalogue @param {Machine} machine @returns {LabState} */
export const stateOf = (idea, catalogue, machine) => {
  const state = defaultState(catalogue, machine);
  const { runs } = askedOf(idea, catalogue, machine);
  const { workload = state.workload, params, models = [] } = runs[runs.length - 1];
  const spec = workloadOf(catalogue, workload);
  return { ...state, workload, params: { ...(spec ? defaultParams(spec) : {}), ...params },
    models: catalogue.models.map(({ name }) => name).filter((name) => models.includes(name)) };
};
