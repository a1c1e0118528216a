/** What a race and a convoy came to, a sentence each model. */
import { counted, listed } from './format.js';
import { hasInterval } from './lock-settings.js';

/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** @typedef {import('../protocol.js').Params} Params */
/** @typedef {{workload: string, params: Params, models: ModelResult[]}} Run the part of a RunResult that is read here */

/** @param {number} count */
const grouped = (count) => count.toLocaleString('en', { maximumFractionDigits: 0 });

/** @param {number} per_s */
const rate = (per_s) => `${per_s.toLocaleString('en', { maximumSignificantDigits: 3 })} requests a second`;

/**
 * What was to be, and what the number says, for every memory: processes have one each, all other models one for all.
 * The number is what the last task to end found.
 * @param {ModelResult} result @param {number} increments of a task
 * @returns {{expected: number, number: number}[]} none while a task has not ended
 */
export function numbersOf({ model, tasks }, increments) {
  if (tasks.some(({ shared }) => shared === null)) return [];
  /** @type {Map<number|null, typeof tasks>} */
  const memories = new Map();
  for (const task of tasks) {
    const memory = model.startsWith('process') ? task.worker : null;
    memories.set(memory, [...memories.get(memory) ?? [], task]);
  }
  return [...memories.values()].map((own) => {
    const last = own.reduce((latest, task) => (Number(task.end_ms) > Number(latest.end_ms) ? task : latest));
    return { expected: own.length * increments, number: Number(last.shared) };
  });
}

/** @param {{expected: number, number: number}} counts */
function lostText({ expected, number }) {
  const lost = expected - number;
  const says = `the number says ${grouped(number)}`;
  return lost === 0 ? `${grouped(expected)} increments, and ${says}: none was lost` : `${grouped(expected)} increments, ${says}: ${grouped(lost)} ${lost === 1 ? 'was' : 'were'} lost`;
}

/** @param {ModelResult} result @param {Params} params @returns {string|null} */
function raceText(result, params) {
  const memories = numbersOf(result, Number(params.increments));
  if (memories.length <= 1) return memories.length === 1 ? lostText(memories[0]) : null;
  const texts = [...new Set(memories.map(lostText))];
  const each = texts.length === 1 ? `in each, ${texts[0]}` : listed(texts);
  return `${counted(memories.length, 'memory', 'memories')}, a number in each, and nothing shared: ${each}`;
}

/** Every wait of a request lets go of the lock, and takes an interval to get it back. @param {ModelResult} result @param {Params} params @returns {string|null} */
function convoyText({ requests_per_s, lock }, params) {
  if (requests_per_s === null) return null;
  const waits = Number(params.waits);
  if (!lock || !hasInterval(lock.flavour) || !lock.release_during_waits) return rate(requests_per_s);
  return `${rate(requests_per_s)}. Predicted, 1 / (${counted(waits, 'wait')} × ${lock.interval_ms}\u202fms): ${rate(1000 / (waits * lock.interval_ms))}`;
}

/** @param {Run} run @param {(model: string) => string} titles @returns {string[]} */
export function findingsOf({ workload, params, models }, titles) {
  const tell = { race: raceText, convoy: convoyText }[workload];
  if (!tell) return [];
  return models.flatMap((result) => {
    const text = tell(result, params);
    return text === null ? [] : [`${titles(result.model)}: ${text}.`];
  });
}
