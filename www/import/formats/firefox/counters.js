/**
 * Counters of a Firefox profile. A row gives the amount added since the previous row. A rate (CPU use of a process,
 * power) is that amount divided by the time between them; any other counter is the sum so far, shifted so that it is
 * never negative.
 */
import { columns, timesOf } from './tables.js';
import { isObject, list, number, object, shortened, words } from '../../checks/read.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../checks/limits.js').Steps} Steps */

/** Recognizes rates by name in profiles before version 62, which do not say how counters are drawn. */
const RATES = /^(processCPU|power|Process Power|CPU|bandwidth|network)/i;

/** @param {Fields} counter */
function isRate(counter) {
  const display = isObject(counter.display) ? words(counter.display.graphType) : '';
  return display === ''
    ? RATES.test(words(counter.category)) || RATES.test(words(counter.name))
    : display === 'line-rate';
}

/** @param {Fields} counter */
function nameOf(counter) {
  const label = isObject(counter.display) ? words(counter.display.label) : '';
  const unit = isObject(counter.display) ? words(counter.display.unit) : '';
  const name = label || words(counter.name) || 'counter';
  const said = unit === '' || unit === 'number' ? '' : isRate(counter) ? `, ${unit} a ms` : `, ${unit}`;
  return shortened(`${name}${said}`);
}

/**
 * The sample tables of one counter; before version 48 they were in groups.
 * @param {Fields} counter
 * @param {string} place
 * @returns {{table: unknown, place: string}[]}
 */
function tablesOf(counter, place) {
  if (counter.samples !== undefined) return [{ table: counter.samples, place: `${place}.samples` }];
  const groups = Array.isArray(counter.sampleGroups) ? counter.sampleGroups : [counter.sampleGroups];
  return groups.filter(isObject).map(({ samples }) => ({ table: samples, place: `${place}.sampleGroups.samples` }));
}

/**
 * @param {unknown} counters of the profile
 * @param {import('../../tracks/rows.js').Rows} rows
 * @param {(pid: string) => string} processes the process's name as a prefix, or ''
 * @param {Steps} steps
 */
export function readCounters(counters, rows, processes, steps) {
  if (counters === undefined || counters === null) return;
  list(counters, 'counters').forEach((raw, at) => {
    const counter = object(raw, `counters[${at}]`);
    for (const { table: samples, place } of tablesOf(counter, `counters[${at}]`)) {
      const table = object(samples, place);
      const [count] = columns(table, ['count'], place);
      const times = timesOf(table, count.length, place);
      const counts = count.map((value, row) => {
        steps.take();
        return number(value, `${place}.count[${row}]`);
      });
      const values = isRate(counter) ? ratesOf(times, counts) : sumsOf(counts);
      times.forEach((ms, row) =>
        rows.count(
          `${at} ${place}`,
          () => shortened(`${processes(words(counter.pid))}${nameOf(counter)}`),
          ms * 1000,
          values[row],
        ),
      );
    }
  });
}

/** A row's rate comes from the next row. @param {number[]} times @param {number[]} counts */
const ratesOf = (times, counts) =>
  times.map((ms, at) => (at + 1 < times.length && times[at + 1] > ms ? counts[at + 1] / (times[at + 1] - ms) : 0));

/** @param {number[]} counts */
function sumsOf(counts) {
  let [sum, least] = [0, 0];
  const sums = counts.map((count) => (sum += count));
  for (const one of sums) least = Math.min(least, one);
  return sums.map((one) => one - least);
}
