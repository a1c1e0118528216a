/** The outcome of a race or a convoy, one sentence for each model. */
import { numbersLeft } from './agreement.js';
import { few } from '../base/few.js';
import { counted } from '../base/format.js';
import { hasInterval } from '../lab/lock-settings.js';

/** @typedef {import('../interface.js').ModelResult} ModelResult */
/** @typedef {import('../interface.js').Params} Params */
/**
 * @typedef {{workload: string, params: Params, models: ModelResult[]}} Run the part of a RunResult that is read here
 */

/** @param {number} count */
const grouped = (count) => count.toLocaleString('en', { maximumFractionDigits: 0 });

/** @param {number} per_s */
const rate = (per_s) => `${per_s.toLocaleString('en', { maximumSignificantDigits: 3 })} requests a second`;

/**
 * The expected and the measured number of each memory.
 * @param {ModelResult} result
 * @param {number} increments of a task
 * @returns {{expected: number, number: number}[]} empty while a task has not ended
 */
export const numbersOf = (result, increments) =>
  numbersLeft(result).map(({ tasks, number }) => ({ expected: tasks * increments, number }));

/** @param {{expected: number, number: number}} counts */
function lostText({ expected, number }) {
  const lost = expected - number;
  const says = `the number says ${grouped(number)}`;
  return lost === 0
    ? `${grouped(expected)} increments, and ${says}: none was lost`
    : `${grouped(expected)} increments, ${says}: ${grouped(lost)} ${lost === 1 ? 'was' : 'were'} lost`;
}

/** @param {ModelResult} result @param {Params} params @returns {string|null} */
function raceText(result, params) {
  const memories = numbersOf(result, Number(params.increments));
  if (memories.length <= 1) return memories.length === 1 ? lostText(memories[0]) : null;
  const texts = [...new Set(memories.map(lostText))];
  const each = texts.length === 1 ? `in each, ${texts[0]}` : few(texts);
  return `${counted(memories.length, 'memory', 'memories')}, a number in each, and nothing shared: ${each}`;
}

/**
 * Every wait of a request releases the lock, and acquiring it again takes a switch interval.
 * @param {ModelResult} result
 * @param {Params} params
 * @returns {string|null}
 */
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
