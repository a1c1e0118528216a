/** What differs between two states, in a few words: what Undo would take back. */
import { counted } from './format.js';
import { lockSpecs } from './lock-settings.js';
import { settingText } from './parameter.js';
import { budgetSpec, modelTitle, workloadOf } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../protocol.js').ParamSpec} ParamSpec */
/** @typedef {import('../protocol.js').ParamValue} ParamValue */
/** What a setting is called, and what it is set to. @typedef {{label: string, text: string}} Setting */

/** @param {ParamSpec} spec @param {ParamValue} value @returns {Setting} */
const settingOf = (spec, value) => ({ label: spec.label, text: settingText(spec, value) });

/** Every setting but the work itself and the models. @param {LabState} state @param {Catalogue} catalogue @returns {Setting[]} */
function settingsOf({ workload, params, workers, rounds, budget_ms, lock }, catalogue) {
  const knobs = Object.entries(lockSpecs(catalogue)).map(([name, spec]) => settingOf(spec, lock[/** @type {keyof typeof lock} */ (name)]));
  return [
    ...(workloadOf(catalogue, workload)?.params ?? []).map((spec) => settingOf(spec, params[spec.name])),
    { label: 'Pool workers', text: String(workers) },
    { label: 'Rounds', text: String(rounds) },
    settingOf(budgetSpec(catalogue), budget_ms),
    ...knobs,
  ];
}

/** @param {LabState} before @param {LabState} after @param {Catalogue} catalogue @returns {string[]} */
function modelChanges({ models: before }, { models: after }, catalogue) {
  const title = (/** @type {string} */ name) => modelTitle(catalogue, name);
  return [
    ...after.filter((name) => !before.includes(name)).map((name) => `${title(name)} added`),
    ...before.filter((name) => !after.includes(name)).map((name) => `${title(name)} left out`),
  ];
}

/** Nothing differs: ''. @param {LabState} before @param {LabState} after @param {Catalogue} catalogue @returns {string} */
export function describeChange(before, after, catalogue) {
  if (before.workload !== after.workload) {
    return `Work: ${workloadOf(catalogue, after.workload)?.title} (was ${workloadOf(catalogue, before.workload)?.title})`;
  }
  const old = settingsOf(before, catalogue);
  const changed = settingsOf(after, catalogue).flatMap(({ label, text }, i) => text === old[i].text ? [] : [`${label}: ${text} (was ${old[i].text})`]);
  const all = [...changed, ...modelChanges(before, after, catalogue)];
  return all.length > 2 ? `${counted(all.length, 'setting')} changed` : all.join(', ');
}

/** The work's own settings, in a line. @param {LabState} state @param {Catalogue} catalogue */
export const describeSettings = ({ workload, params }, catalogue) =>
  (workloadOf(catalogue, workload)?.params ?? []).map((spec) => settingOf(spec, params[spec.name])).map(({ label, text }) => `${label}: ${text}`).join(' · ');
