/** Chooses recorded results for the models that this browser cannot run, and words what to say about them. */
import { originText } from '../result/origin.js';
import { settingText } from '../lab/parameter.js';
import { workloadOf } from '../lab/state.js';

/** @import { ModelName, ModelResult, Params, RunResult } from '../interface.js' */
/** @import { Catalogue } from '../base/catalogue.js' */
/** @import { Recorded } from '../result/origin.js' */
/** @import { LabState } from '../lab/state.js' */

/**
 * `recorded`: the models that did not run here. `about`: where and when they were recorded, and with which parameters.
 * @typedef {{results: ModelResult[], recorded: ReadonlySet<ModelName>, about: string}} StandIn
 */

/** @param {Params} one @param {Params} other */
const differs = (one, other) => Object.keys(one).some((name) => String(one[name]) !== String(other[name]));

/** @param {Recorded} run @param {Catalogue} catalogue @param {Params} params set on the screen */
const aboutOf = ({ result, about }, catalogue, params) => {
  const specs = workloadOf(catalogue, result.workload)?.params ?? [];
  const settings = specs.map((spec) => `${spec.label}: ${settingText(spec, result.params[spec.name])}`).join('; ');
  const others = differs(result.params, params) ? ' What is set here is something else.' : '';
  return `Recorded, not run here: ${originText(about, result.cores)}. ${settings}.${others}`;
};

/**
 * A recorded time comes from another computer, so it has no ratio to times measured here.
 * @param {ModelResult} result
 * @returns {ModelResult}
 */
const apart = (result) => ({ ...result, speedup: null, speedup_interval: null, differs: null });

/**
 * Adds recorded results beside the measured ones, only for models that were refused because memory cannot be shared.
 * @param {RunResult} result
 * @param {Recorded} run of the same workload
 * @param {Catalogue} catalogue
 * @returns {StandIn}
 */
export const standIn = ({ models, params }, run, catalogue) => {
  const stands = new Map(run.result.models.map((each) => [each.model, each]));
  const recorded = new Set(
    models.filter(({ model, error }) => error?.kind === 'not-isolated' && stands.has(model)).map(({ model }) => model),
  );
  const results = models.map((each) =>
    recorded.has(each.model) ? apart(/** @type {ModelResult} */ (stands.get(each.model))) : each,
  );
  return { recorded, results, about: aboutOf(run, catalogue, params) };
};

/**
 * The recorded run alone, where nothing runs. All its figures come from one computer, so they may be compared.
 * @param {Recorded} run
 * @param {LabState} state of the screen
 * @param {Catalogue} catalogue
 * @returns {{result: RunResult, about: string}}
 */
export const recordedAlone = (run, { models, params }, catalogue) => ({
  result: { ...run.result, models: run.result.models.filter(({ model }) => models.includes(model)) },
  about: aboutOf(run, catalogue, params),
});
