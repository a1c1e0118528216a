/**
 * The settings of the run on the screen, in words, and how they differ from the current settings. A run that this page
 * did not just start (from a link, a file or the browser's store) holds most of its settings itself.
 */
import { describeChange } from '../lab/change.js';
import { PROGRAM } from '../result/model-properties.js';
import { originText } from '../result/origin.js';
import { settingsOfRun } from '../compare/differences.js';
import { modelTitle, workloadOf } from '../lab/state.js';
import { listed } from '../base/format.js';
import { UNREADABLE } from '../lab/unreadable.js';

/** @import { RunResult } from '../interface.js' */
/** @import { Catalogue } from '../base/catalogue.js' */
/** @import { Recorded } from '../result/origin.js' */
/** @import { LabState } from '../lab/state.js' */

/**
 * The settings of a run; settings that it does not hold are taken from `rest`.
 * @param {RunResult} result
 * @param {LabState} rest
 * @returns {LabState}
 */
export function stateOfResult({ workload, params, models, lock }, rest) {
  // The screen shows a whole program in the field of a reader's own Python, whose models it leaves as they are.
  if (models.some(({ model }) => model === PROGRAM))
    return { ...rest, workload: 'python', params: { source: params.source, inputs: '' }, lock };
  const rounds = Math.max(0, ...models.map(({ samples }) => samples.length));
  const pool = models.find(({ model, workers }) => model.endsWith('-pool') && workers > 0);
  // A run that was cancelled or had a time limit can have fewer rounds than its setting.
  const cut = rest.budget_ms > 0 || rounds === 0 || models.some(({ error }) => error?.kind === 'cancelled');
  return {
    ...rest,
    workload,
    params,
    models: models.map(({ model }) => model),
    rounds: cut ? rest.rounds : rounds,
    workers: pool ? Math.max(pool.workers, poolOf(rest, pool.tasks.length)) : rest.workers,
    lock: models.some((model) => model.lock) ? lock : rest.lock,
  };
}

/**
 * A pool never has more workers than there are tasks, whatever the setting.
 * @param {LabState} rest
 * @param {number} tasks
 */
const poolOf = ({ workers }, tasks) => (workers > tasks ? workers : 0);

/** The title of a result's model. @param {Catalogue} catalogue @param {string} name */
export const titleOf = (catalogue, name) => (name === PROGRAM ? 'Whole program' : modelTitle(catalogue, name));

/**
 * "Lists of squares · Numbers: 1,000 · Passes: 5 · Sequential and Threads · 1 round", with the workload first.
 * @param {Recorded} recorded
 * @param {Catalogue} catalogue
 */
export function ranWords({ about, result }, catalogue) {
  const work = workloadOf(catalogue, result.workload)?.title ?? result.workload;
  const settings = settingsOfRun({ about: { ...about, browser: '' }, result }, catalogue)
    .filter(([label]) => label !== 'Cores')
    .map(([label, text]) => `${label}: ${text}`);
  return {
    work,
    settings: [...settings, listed(result.models.map(({ model }) => titleOf(catalogue, model)))].join(' · '),
  };
}

/** "on 2026-11-29 at 14:32:05"; '' if it is not known. @param {import('../result/origin.js').Origin} about */
export const whenWords = ({ day, time = '' }) =>
  [day === '' ? '' : `on ${day}`, time === '' ? '' : `at ${time}`].filter((text) => text !== '').join(' ');

/**
 * The origin of a file's run, and what the file lacks.
 * @param {string} name "file a.run.json"
 * @param {Recorded} recorded
 * @param {string[]} notes
 */
export const fileWords = (name, { about, result }, notes) => {
  const where = originText(about, result.cores);
  return [`From the ${name}, not measured here${where && `: ${where}`}.`, ...notes].join(' ');
};

/**
 * Why a run does not match the current settings.
 * @param {LabState} ran
 * @param {LabState|null} now null: a current setting is not valid
 * @param {Catalogue} catalogue
 */
export function staleWords(ran, now, catalogue) {
  if (!now) return `These results are of earlier settings. ${UNREADABLE}`;
  return `These results are not of what is set now. Changed since: ${describeChange(ran, now, catalogue)}. Run measures what is set now.`;
}
