/** In which settings two runs differ, and on which machine: from what is in the runs themselves, wherever they come from. */
import { listed } from '../format.js';
import { FLAVOUR_WORDS, hasInterval } from '../lock-settings.js';
import { settingText } from '../parameter.js';
import { modelTitle, workloadOf } from '../state.js';

/** @typedef {import('../../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../../protocol.js').RunResult} RunResult */
/** @typedef {import('../origin.js').Recorded} Recorded */
/** What a setting is called, and what it is set to. @typedef {[label: string, text: string]} Setting */

/** @param {RunResult} run */
const roundsOf = ({ models }) => Math.max(0, ...models.map(({ samples }) => samples.length));

/** What pools have; every other model has as many as there are tasks, or one. @param {RunResult} run @returns {Setting[]} */
function poolWorkers({ models }) {
  const pool = models.find(({ model }) => model.endsWith('-pool'));
  return pool ? [['Pool workers', String(pool.workers)]] : [];
}

/** Where nobody took turns nothing of the lock made a difference. @param {RunResult} run @returns {Setting[]} */
function lockSettings({ models, lock }) {
  if (models.every((model) => model.lock === null)) return [];
  return [
    ['Lock', FLAVOUR_WORDS[lock.flavour].title],
    ...(hasInterval(lock.flavour) ? [/** @type {Setting} */ (['Switch interval', `${lock.interval_ms} ms`])] : []),
    ['The lock during waits', lock.release_during_waits ? 'let go' : 'kept'],
  ];
}

/** @param {Recorded} recorded @param {Catalogue} catalogue @returns {Setting[]} */
function settingsOf({ about, result }, catalogue) {
  const specs = workloadOf(catalogue, result.workload)?.params ?? [];
  return [
    ...specs.filter(({ name }) => result.params[name] !== undefined).map((spec) => /** @type {Setting} */ ([spec.label, settingText(spec, result.params[spec.name])])),
    ...poolWorkers(result), ['Rounds', String(roundsOf(result))], ...lockSettings(result),
    ...(about.browser === '' ? [] : [/** @type {Setting} */ (['Browser', about.browser])]), ['Cores', String(result.cores)],
  ];
}

/** @param {RunResult} one @param {RunResult} other @param {Catalogue} catalogue */
const onlyIn = (one, other, catalogue) => listed(one.models.filter(({ model }) => other.models.every((each) => each.model !== model)).map(({ model }) => modelTitle(catalogue, model)));

/** @param {Recorded} before @param {Recorded} after @param {Catalogue} catalogue @returns {string[]} none: nothing that is known differs */
export function differencesOf(before, after, catalogue) {
  const title = (/** @type {Recorded} */ { result }) => workloadOf(catalogue, result.workload)?.title ?? result.workload;
  const [were, left, added] = [new Map(settingsOf(before, catalogue)), onlyIn(before.result, after.result, catalogue), onlyIn(after.result, before.result, catalogue)];
  const same = before.result.workload === after.result.workload;
  return [
    ...(same ? [] : [`Work: ${title(before)} → ${title(after)}`]),
    ...settingsOf(after, catalogue).flatMap(([label, text]) => (were.has(label) && were.get(label) !== text ? [`${label}: ${were.get(label)} → ${text}`] : [])),
    ...(added === '' ? [] : [`${added} added`]), ...(left === '' ? [] : [`${left} left out`]),
  ];
}
