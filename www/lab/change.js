/** The difference between two states in a few words, as the hint of Undo. */
import { counted } from '../base/format.js';
import { lockSpecs } from './lock-settings.js';
import { settingText } from './parameter.js';
import { budgetSpec, modelTitle, workloadOf } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../base/catalogue.js').ParamSpec} ParamSpec */
/** @typedef {import('../interface.js').ParamValue} ParamValue */
/** A setting's label and its value. @typedef {{label: string, text: string}} Setting */

/** The value of a longer list is left out: only its label is named. */
const LONG = 60;

/** @param {ParamSpec} spec @param {ParamValue} value @returns {Setting} */
const settingOf = (spec, value) => ({ label: spec.label, text: settingText(spec, value) });

/**
 * Every setting but the workload itself and the models.
 * @param {LabState} state
 * @param {Catalogue} catalogue
 * @returns {Setting[]}
 */
function settingsOf({ workload, params, workers, rounds, budget_ms, lock }, catalogue) {
  const knobs = Object.entries(lockSpecs(catalogue)).map(([name, spec]) =>
    settingOf(spec, lock[/** @type {keyof typeof lock} */ (name)]),
  );
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

/**
 * Returns '' if nothing differs.
 * @param {LabState} before
 * @param {LabState} after
 * @param {Catalogue} catalogue
 * @returns {string}
 */
export function describeChange(before, after, catalogue) {
  if (before.workload !== after.workload) {
    return `Work: ${workloadOf(catalogue, after.workload)?.title} (was ${workloadOf(catalogue, before.workload)?.title})`;
  }
  const old = settingsOf(before, catalogue);
  const changed = settingsOf(after, catalogue).flatMap(({ label, text }, i) =>
    text === old[i].text ? [] : [text.length > LONG ? `${label}: changed` : `${label}: ${text} (was ${old[i].text})`],
  );
  const all = [...changed, ...modelChanges(before, after, catalogue)];
  return all.length > 2 ? `${counted(all.length, 'setting')} changed` : all.join(', ');
}

/** The workload's own settings, in one line. @param {LabState} state @param {Catalogue} catalogue */
export const describeSettings = ({ workload, params }, catalogue) =>
  (workloadOf(catalogue, workload)?.params ?? [])
    .map((spec) => settingOf(spec, params[spec.name]))
    .map(({ label, text }) => `${label}: ${text.length > LONG ? `${text.split(', ').length} entries` : text}`)
    .join(' · ');
