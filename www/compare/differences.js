/**
 * Lists the settings, the browser and the device in which two runs differ. It reads the runs alone, so it does not
 * matter where they come from.
 */
import { few } from '../base/few.js';
import { counted, listed } from '../base/format.js';
import { FLAVOUR_WORDS, hasInterval } from '../lab/lock-settings.js';
import { settingText } from '../lab/parameter.js';
import { modelTitle, workloadOf } from '../lab/state.js';

/** @typedef {import('../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../interface.js').RunResult} RunResult */
/** @typedef {import('../result/origin.js').Recorded} Recorded */
/** A setting's label and its value. @typedef {[label: string, text: string]} Setting */

/** The most entries of a list that are listed one by one. */
const SHORT = 8;

/** @param {RunResult} run */
const roundsOf = ({ models }) => Math.max(0, ...models.map(({ samples }) => samples.length));

/**
 * Only pools have a number of workers to compare: every other model has one, or one for each task.
 * @param {RunResult} run
 * @returns {Setting[]}
 */
function poolWorkers({ models }) {
  const pool = models.find(({ model }) => model.endsWith('-pool'));
  return pool ? [['Pool workers', String(pool.workers)]] : [];
}

/** Where no model took turns, the lock's settings made no difference. @param {RunResult} run @returns {Setting[]} */
function lockSettings({ models, lock }) {
  if (models.every((model) => model.lock === null)) return [];
  return [
    ['Lock', FLAVOUR_WORDS[lock.flavour].title],
    ...(hasInterval(lock.flavour) ? [/** @type {Setting} */ (['Switch interval', `${lock.interval_ms} ms`])] : []),
    ['The lock during waits', lock.release_during_waits ? 'let go' : 'kept'],
  ];
}

/** @param {Recorded} recorded @param {Catalogue} catalogue @returns {Setting[]} */
export function settingsOfRun({ about, result }, catalogue) {
  const specs = workloadOf(catalogue, result.workload)?.params ?? [];
  return [
    ...specs
      .filter(({ name }) => result.params[name] !== undefined)
      .map((spec) => /** @type {Setting} */ ([spec.label, settingText(spec, result.params[spec.name])])),
    ...poolWorkers(result),
    ['Rounds', String(roundsOf(result))],
    ...lockSettings(result),
    ...(about.browser === '' ? [] : [/** @type {Setting} */ (['Browser', about.browser])]),
    ['Cores', String(result.cores)],
  ];
}

/** @param {RunResult} one @param {RunResult} other @param {Catalogue} catalogue */
const onlyIn = (one, other, catalogue) =>
  listed(
    one.models
      .filter(({ model }) => other.models.every((each) => each.model !== model))
      .map(({ model }) => modelTitle(catalogue, model)),
  );

/** For long lists, only the entries that differ. @param {string} was @param {string} is */
function changeText(was, is) {
  const [before, after] = [was.split(', '), is.split(', ')];
  if (Math.max(before.length, after.length) <= SHORT) return `${was} → ${is}`;
  if (before.length !== after.length)
    return `${counted(before.length, 'entry', 'entries')} → ${counted(after.length, 'entry', 'entries')}`;
  return few(after.flatMap((text, at) => (text === before[at] ? [] : [`entry ${at + 1}: ${before[at]} → ${text}`])));
}

/**
 * @param {Recorded} before
 * @param {Recorded} after
 * @param {Catalogue} catalogue
 * @returns {string[]} empty when no known setting differs
 */
export function differencesOf(before, after, catalogue) {
  const title = (/** @type {Recorded} */ { result }) =>
    workloadOf(catalogue, result.workload)?.title ?? result.workload;
  const [were, left, added] = [
    new Map(settingsOfRun(before, catalogue)),
    onlyIn(before.result, after.result, catalogue),
    onlyIn(after.result, before.result, catalogue),
  ];
  const same = before.result.workload === after.result.workload;
  return [
    ...(same ? [] : [`Work: ${title(before)} → ${title(after)}`]),
    ...settingsOfRun(after, catalogue).flatMap(([label, text]) =>
      were.has(label) && were.get(label) !== text ? [`${label}: ${changeText(were.get(label) ?? '', text)}`] : [],
    ),
    ...(added === '' ? [] : [`${added} added`]),
    ...(left === '' ? [] : [`${left} left out`]),
  ];
}
