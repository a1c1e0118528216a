/**
 * The state in the query of the page's address, so that a link reproduces it. Writing always succeeds. Reading never
 * throws: a wrong value falls back to its default, and a sentence says so.
 */
import { lockSpecs } from './lock-settings.js';
import { readParameter, quoted } from './parameter.js';
import { budgetSpec, defaultState, taskLimit, workloadOf } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('./state.js').Device} Device */
/** @typedef {import('../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../interface.js').LockSettings} LockSettings */
/** @typedef {import('../interface.js').ModelName} ModelName */
/** @typedef {import('../interface.js').Params} Params */
/** @typedef {import('../base/catalogue.js').ParamSpec} ParamSpec */
/** @typedef {{state: LabState, problems: string[]}} Address */

/** Parameters that other sites append to links for their statistics. They are ignored without a message. */
export const FOREIGN = /^(utm_\w+|fbclid|gclid|msclkid|mc_\w+|ref|source)$/;

/** Whether a query has anything that is meant for the lab, right or wrong. @param {string} search */
export const hasSettings = (search) => [...new URLSearchParams(search).keys()].some((name) => !FOREIGN.test(name));

/** @param {LabState} state @returns {string} with its question mark */
export function writeAddress(state) {
  const query = new URLSearchParams({ workload: state.workload });
  for (const [name, value] of Object.entries(state.params)) query.set(name, String(value));
  query.set('models', state.models.join(','));
  query.set('workers', String(state.workers));
  query.set('rounds', String(state.rounds));
  query.set('budget_ms', String(state.budget_ms));
  for (const [name, value] of Object.entries(state.lock)) query.set(name, String(value));
  return `?${query.toString().replaceAll('%2C', ',')}`;
}

/** The engine lists a run's parameters in another order than the page. @param {LabState} state */
const sorted = (state) => writeAddress(state).slice(1).split('&').sort().join();

/** @param {LabState} a @param {LabState} b */
export const sameSettings = (a, b) => sorted(a) === sorted(b);

/**
 * @param {string} name
 * @param {string|null} text
 * @param {number} max
 * @param {number} fallback
 * @param {string[]} problems
 */
function readCount(name, text, max, fallback, problems) {
  if (text === null) return fallback;
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= max) return Number(text);
  problems.push(`${name}: ${quoted(text)} is not a whole number from 1 to ${max}; using ${fallback}.`);
  return fallback;
}

/** @param {string|null} text @param {Catalogue} catalogue @param {ModelName[]} fallback @param {string[]} problems */
function readModels(text, catalogue, fallback, problems) {
  if (text === null) return fallback;
  const asked = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of asked) {
    if (!catalogue.models.some((model) => model.name === name))
      problems.push(`models: there is no model ${quoted(name)}; left out.`);
  }
  const known = catalogue.models.map((model) => model.name).filter((name) => asked.includes(name));
  if (known.length > 0) return known;
  problems.push('models: none that exists is named; using the usual ones.');
  return fallback;
}

/**
 * @param {URLSearchParams} query
 * @param {ParamSpec[]} specs
 * @param {(spec: ParamSpec) => number} maxTasks
 * @param {string[]} problems
 * @returns {Params}
 */
function readParams(query, specs, maxTasks, problems) {
  /** @type {Params} */
  const params = {};
  for (const spec of specs) {
    params[spec.name] = spec.default;
    const text = query.get(spec.name);
    if (text === null) continue;
    const reading = readParameter(spec, text, maxTasks(spec));
    if (reading.problem === null) params[spec.name] = reading.value;
    else problems.push(`${reading.problem} Using ${String(spec.default)}.`);
  }
  return params;
}

/**
 * The most unknown names that are listed; the rest are counted. A link to one workload can hold every setting of
 * another.
 */
const NAMED = 3;

/**
 * One sentence about all unknown settings, however many there are, so that they do not hide a message about a wrong
 * value.
 * @param {URLSearchParams} query
 * @param {Set<string>} expected
 * @param {string} of the subject that has no such settings
 * @returns {string[]}
 */
export function noSettings(query, expected, of) {
  const names = [...new Set(query.keys())].filter((name) => !expected.has(name) && !FOREIGN.test(name));
  if (names.length === 0) return [];
  const left = names.length - NAMED;
  const listed = `${names.slice(0, NAMED).map(quoted).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  return [`${listed} ${names.length === 1 ? 'is not a setting' : 'are not settings'} of ${of}; ignored.`];
}

/** @param {string} search @param {Catalogue} catalogue @param {Device} device @returns {Address} */
export function readAddress(search, catalogue, device) {
  const query = new URLSearchParams(search);
  const usual = defaultState(catalogue, device);
  /** @type {string[]} */
  const problems = [];
  const asked = query.get('workload');
  let workload = workloadOf(catalogue, asked ?? usual.workload);
  if (!workload) {
    problems.push(`workload: there is no ${quoted(asked ?? '')}; using ${usual.workload}.`);
    workload = catalogue.workloads[0];
  }
  const knobs = Object.values(lockSpecs(catalogue));
  const budget = budgetSpec(catalogue);
  const expected = new Set([
    'workload',
    'models',
    'workers',
    'rounds',
    ...[...workload.params, ...knobs, budget].map((spec) => spec.name),
  ]);
  problems.push(...noSettings(query, expected, workload.name));
  const models = readModels(query.get('models'), catalogue, usual.models, problems);
  return {
    state: {
      workload: workload.name,
      params: readParams(query, workload.params, (spec) => taskLimit(catalogue, models, spec), problems),
      models,
      workers: readCount('workers', query.get('workers'), catalogue.max_workers, usual.workers, problems),
      rounds: readCount('rounds', query.get('rounds'), catalogue.max_rounds, usual.rounds, problems),
      budget_ms: Number(readParams(query, [budget], () => 1, problems).budget_ms),
      lock: /** @type {LockSettings} */ (/** @type {unknown} */ (readParams(query, knobs, () => 1, problems))),
    },
    problems,
  };
}
