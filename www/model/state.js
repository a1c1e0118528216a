/**
 * What the screen is set to: the workload, its parameters, the models, pool workers, rounds and
 * the time for them, and the lock. A value; whoever changes it makes a new one.
 */

/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../protocol.js').WorkloadSpec} WorkloadSpec */
/** @typedef {import('../protocol.js').ModelSpec} ModelSpec */
/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {import('../protocol.js').Params} Params */
/** @typedef {import('../protocol.js').Plan} Plan */
/** @typedef {import('../protocol.js').LockSettings} LockSettings */
/** @typedef {{workload: string, params: Params, models: ModelName[], workers: number, rounds: number, budget_ms: number, lock: LockSettings}} LabState budget_ms: 0 for no limit */
/** What of the reader's machine decides the defaults. @typedef {{isolated: boolean, cores: number}} Machine */

/** The story that most articles tell; a reader without shared memory sees its threads as recorded. */
const FIRST_MODELS = /** @type {ModelName[]} */ (['sequential', 'threads-gil', 'threads', 'processes']);
const FIRST_WORKERS_AT_MOST = 8;

/** @param {Catalogue} catalogue @param {string} name @returns {WorkloadSpec|undefined} */
export const workloadOf = (catalogue, name) => catalogue.workloads.find((workload) => workload.name === name);

/** @param {Catalogue} catalogue @param {string} name */
export const modelTitle = (catalogue, name) => catalogue.models.find((model) => model.name === name)?.title ?? name;

/** @param {ModelSpec} model @param {Machine} machine */
export const canRun = (model, machine) => machine.isolated || !model.shared_memory;

/** @param {Catalogue} catalogue @param {Machine} machine @returns {ModelName[]} */
export const runnableModels = (catalogue, machine) =>
  catalogue.models.filter((model) => canRun(model, machine)).map((model) => model.name);

/** @param {WorkloadSpec} workload @returns {Params} */
export const defaultParams = (workload) =>
  Object.fromEntries(workload.params.map((spec) => [spec.name, spec.default]));

/** @param {Catalogue} catalogue @param {Machine} machine */
const defaultWorkers = (catalogue, machine) =>
  Math.max(1, Math.min(machine.cores, FIRST_WORKERS_AT_MOST, catalogue.max_workers));

/** How many tasks a parameter may ask for: each takes a worker, but on the event loop alone. @param {Catalogue} catalogue @param {readonly string[]} models @param {{kind: string}} spec */
export const taskLimit = (catalogue, models, { kind }) =>
  kind !== 'list' && models.length === 1 && models[0] === 'event-loop' ? catalogue.max_loop_tasks : catalogue.max_tasks;

/** @param {Catalogue} catalogue @returns {import('../protocol.js').ParamSpec} */
export const budgetSpec = (catalogue) => ({
  name: 'budget_ms', label: 'Time for rounds', unit: 'ms', kind: 'number', default: 0, min: 0, max: catalogue.max_budget_ms, choices: null,
  help: `After it no new round begins, once there are ${catalogue.least_rounds}. 0: no limit.`,
});

/** @param {Catalogue} catalogue @param {Machine} machine @returns {LabState} */
export function defaultState(catalogue, machine) {
  const workload = catalogue.workloads[0];
  return {
    workload: workload.name,
    params: defaultParams(workload),
    models: [...FIRST_MODELS],
    workers: defaultWorkers(catalogue, machine),
    rounds: 1,
    budget_ms: 0,
    lock: { ...catalogue.lock.default },
  };
}

/** The state that shows what is going to run; null for work that the page does not offer. @param {Plan} plan @param {Catalogue} catalogue @returns {LabState|null} */
export const stateOfPlan = ({ workload, params, models, workers, rounds, budget_ms, lock }, catalogue) =>
  workloadOf(catalogue, workload) ? { workload, params, models: models.map(({ model }) => model), workers, rounds, budget_ms: budget_ms ?? 0, lock } : null;
