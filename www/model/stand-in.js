/** Recorded results in the place of those that this browser cannot give: which, and what has to be said of them. */
import { originText } from './origin.js';
import { settingText } from './parameter.js';
import { workloadOf } from './state.js';

/** @import { Catalogue, ModelName, ModelResult, Params, RunResult } from '../protocol.js' */
/** @import { Recorded } from './origin.js' */
/** @import { LabState } from './state.js' */

/** `recorded`: the models that were not run here; `about`: where, when and of what. @typedef {{results: ModelResult[], recorded: ReadonlySet<ModelName>, about: string}} StandIn */

/** @param {Params} one @param {Params} other */
const differs = (one, other) => Object.keys(one).some((name) => String(one[name]) !== String(other[name]));

/** @param {Recorded} run @param {Catalogue} catalogue @param {Params} params that the screen is set to */
const aboutOf = ({ result, about }, catalogue, params) => {
  const specs = workloadOf(catalogue, result.workload)?.params ?? [];
  const settings = specs.map((spec) => `${spec.label}: ${settingText(spec, result.params[spec.name])}`).join('; ');
  const others = differs(result.params, params) ? ' What is set here is something else.' : '';
  return `Recorded, not run here: ${originText(about, result.cores)}. ${settings}.${others}`;
};

/** A recorded time was taken elsewhere: it has no ratio to what was measured here. @param {ModelResult} result @returns {ModelResult} */
const apart = (result) => ({ ...result, speedup: null, speedup_interval: null, differs: null });

/** Beside what ran here: for the models that were refused for want of shared memory, and for nothing else. @param {RunResult} result @param {Recorded} run of the same workload @param {Catalogue} catalogue @returns {StandIn} */
export const standIn = ({ models, params }, run, catalogue) => {
  const stands = new Map(run.result.models.map((each) => [each.model, each]));
  const recorded = new Set(models.filter(({ model, error }) => error?.kind === 'not-isolated' && stands.has(model)).map(({ model }) => model));
  const results = models.map((each) => (recorded.has(each.model) ? apart(/** @type {ModelResult} */ (stands.get(each.model))) : each));
  return { recorded, results, about: aboutOf(run, catalogue, params) };
};

/** By itself, where nothing runs: its figures are of one machine, and may be compared. @param {Recorded} run @param {LabState} state of the screen @param {Catalogue} catalogue @returns {{result: RunResult, about: string}} */
export const recordedAlone = (run, { models, params }, catalogue) =>
  ({ result: { ...run.result, models: run.result.models.filter(({ model }) => models.includes(model)) }, about: aboutOf(run, catalogue, params) });
