/**
 * The settings on the screen: the workload, its parameters, the models, pool workers, rounds and the time limit for
 * them, and the lock. A state is immutable: a change makes a new one.
 */

/** @typedef {import('../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../base/catalogue.js').WorkloadSpec} WorkloadSpec */
/** @typedef {import('../base/catalogue.js').ModelSpec} ModelSpec */
/** @typedef {import('../interface.js').ModelName} ModelName */
/** @typedef {import('../interface.js').Params} Params */
/** @typedef {import('../result/engine-answers.js').Plan} Plan */
/** @typedef {import('../interface.js').LockSettings} LockSettings */
/**
 * @typedef {{workload: string, params: Params, models: ModelName[], workers: number, rounds: number, budget_ms: number,
 *   lock: LockSettings}} LabState budget_ms: 0 for no limit
 */
/**
 * The facts about the reader's device that decide the defaults.
 * @typedef {{isolated: boolean, cores: number}} Device
 */

/** The models that most articles compare. Without shared memory the thread models are shown as recorded. */
const FIRST_MODELS = /** @type {ModelName[]} */ (['sequential', 'threads-gil', 'threads', 'processes']);
const FIRST_WORKERS_AT_MOST = 8;

/** @param {Catalogue} catalogue @param {string} name @returns {WorkloadSpec|undefined} */
export const workloadOf = (catalogue, name) => catalogue.workloads.find((workload) => workload.name === name);

/** @param {Catalogue} catalogue @param {string} name */
export const modelTitle = (catalogue, name) => catalogue.models.find((model) => model.name === name)?.title ?? name;

/** @param {ModelSpec} model @param {Device} device */
export const canRun = (model, device) => device.isolated || !model.shared_memory;

/** @param {Catalogue} catalogue @param {Device} device @returns {ModelName[]} */
export const runnableModels = (catalogue, device) =>
  catalogue.models.filter((model) => canRun(model, device)).map((model) => model.name);

/** @param {WorkloadSpec} workload @returns {Params} */
export const defaultParams = (workload) => Object.fromEntries(workload.params.map((spec) => [spec.name, spec.default]));

/** @param {Catalogue} catalogue @param {Device} device */
const defaultWorkers = (catalogue, device) =>
  Math.max(1, Math.min(device.cores, FIRST_WORKERS_AT_MOST, catalogue.max_workers));

/**
 * The most tasks that a parameter can ask for: the number that all of the models accept.
 * @param {Catalogue} catalogue
 * @param {readonly string[]} models
 * @param {{kind: string}} spec
 */
export const taskLimit = (catalogue, models, { kind }) =>
  kind === 'list' || models.length === 0
    ? catalogue.max_tasks
    : Math.min(...catalogue.models.filter(({ name }) => models.includes(name)).map(({ max_tasks }) => max_tasks));

/** @param {Catalogue} catalogue @returns {import('../base/catalogue.js').ParamSpec} */
export const budgetSpec = (catalogue) => ({
  name: 'budget_ms',
  label: 'Time for rounds',
  unit: 'ms',
  kind: 'number',
  default: 0,
  min: 0,
  max: catalogue.max_budget_ms,
  choices: null,
  help: `After it no new round begins, once there are ${catalogue.least_rounds}. 0: no limit.`,
});

/** @param {Catalogue} catalogue @param {Device} device @returns {LabState} */
export function defaultState(catalogue, device) {
  const workload = catalogue.workloads[0];
  return {
    workload: workload.name,
    params: defaultParams(workload),
    models: [...FIRST_MODELS],
    workers: defaultWorkers(catalogue, device),
    rounds: 1,
    budget_ms: 0,
    lock: { ...catalogue.lock.default },
  };
}

/**
 * The state that shows a plan; null for a workload that the page does not offer.
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {LabState|null}
 */
export const stateOfPlan = ({ workload, params, models, workers, rounds, budget_ms, lock }, catalogue) =>
  workloadOf(catalogue, workload)
    ? { workload, params, models: models.map(({ model }) => model), workers, rounds, budget_ms: budget_ms ?? 0, lock }
    : null;
