/** Recorded results in the place of those that this browser cannot give: which, and what has to be said of them. */
import { formatTime } from './format.js';
import { workloadOf } from './state.js';

/** @import { Catalogue, ModelName, ModelResult, Params, ParamSpec, ParamValue, RunResult } from '../protocol.js' */
/** @import { RecordedRun } from './recording.js' */

/** `recorded`: the models that were not run here. @typedef {{results: ModelResult[], recorded: ReadonlySet<ModelName>}} Shown */

/** @type {Shown['recorded']} */
export const NONE_RECORDED = new Set();

/** Refused for want of shared memory, and for nothing else. @param {ModelResult} result */
export const wantsRecording = ({ error }) => error?.kind === 'not-isolated';

/** A recorded time was taken elsewhere: it has no ratio to what was measured here. @param {ModelResult} result @returns {ModelResult} */
const apart = (result) => ({ ...result, speedup: null, speedup_interval: null, differs: null });

/** @param {ModelResult[]} results @param {RecordedRun|null} run of the same workload @returns {Shown} */
export const withRecorded = (results, run) => {
  const stands = new Map((run?.result.models ?? []).map((result) => [result.model, result]));
  const recorded = new Set(results.filter((result) => wantsRecording(result) && stands.has(result.model)).map(({ model }) => model));
  return { recorded, results: results.map((result) => recorded.has(result.model) ? apart(/** @type {ModelResult} */ (stands.get(result.model))) : result) };
};

/** The recorded run alone, where nothing runs: its figures are of one machine, and may be compared. @param {RecordedRun} run @param {ModelName[]} models @returns {RunResult} */
export const recordedAlone = ({ result }, models) => ({ ...result, models: result.models.filter(({ model }) => models.includes(model)) });

/** @param {ParamSpec} spec @param {ParamValue} value */
const valueText = ({ unit, kind }, value) => {
  if (kind === 'flag') return value ? 'on' : 'off';
  const text = [value].flat().map((each) => each.toLocaleString('en')).join(' and ');
  return unit === 'ms' ? formatTime(Number(value)) : `${text}${unit ? ` ${unit}` : ''}`;
};

/** @param {Params} one @param {Params} other */
const differs = (one, other) => Object.keys(one).some((name) => String(one[name]) !== String(other[name]));

/** Where, when, and of what. @param {RecordedRun} run @param {Catalogue} catalogue @param {Params} params that the screen is set to */
export const aboutRecorded = ({ day, browser, cores, result }, catalogue, params) => {
  const specs = workloadOf(catalogue, result.workload)?.params ?? [];
  const settings = specs.map((spec) => `${spec.label}: ${valueText(spec, result.params[spec.name])}`).join('; ');
  const others = differs(result.params, params) ? ' What is set here is something else.' : '';
  return `Recorded, not run here: ${browser} on ${cores} ${cores === 1 ? 'core' : 'cores'}, ${day}. ${settings}.${others}`;
};
