/**
 * A profile in the Firefox Profiler's processed format, with times in milliseconds. CPython 3.15's sampling profiler
 * writes it, and profiler.firefox.com saves it; a profile recorded by Firefox itself is converted to it first. Each
 * thread becomes a track of calls, made from its samples. Its markers become GIL states for a Python program, lanes of
 * spans for any other program, and signs.
 */
import { counted, listed } from '../../../base/format.js';
import { readCounters } from './counters.js';
import { inLanes, labelsOf, readMarkers } from './markers.js';
import { samplesOf, Tables } from './tables.js';
import { isGecko, processed } from './gecko-profile.js';
import { lockOf, tellsOfGil } from './gil-states.js';
import { refuse } from '../../checks/import-error.js';
import { checkCount } from '../../checks/limits.js';
import { isObject, list, number, object, shortened, words } from '../../checks/read.js';
import { Rows } from '../../tracks/rows.js';
import { Calls, callsOf, GAP_INTERVALS, Sampled, saySampled } from '../../tracks/sampled-calls.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../checks/limits.js').Steps} Steps */

/** The most names of left-out markers in a note. */
const MOST_NAMES = 6;

/** @param {unknown} json */
export const isFirefoxProfile = (json) =>
  isObject(json) && isObject(json.meta) && Array.isArray(json.threads) && !('traceEvents' in json);

/**
 * The title of each thread: with its process if there are several, and with its number if names repeat.
 * @param {Fields[]} threads
 */
function titlesOf(threads) {
  const several = new Set(threads.map(({ pid }) => words(pid))).size > 1;
  const titles = threads.map((thread, at) => {
    const name = `${words(thread.name) || `thread ${at + 1}`}${thread.isMainThread === true ? ' (main)' : ''}`;
    const process = words(thread.processName) || (thread.pid === undefined ? '' : `process ${words(thread.pid)}`);
    return several && process !== '' ? `${process}, ${name}` : name;
  });
  return titles.map((title, at) =>
    shortened(
      titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} ${words(threads[at].tid) || at + 1}`,
    ),
  );
}

/** @param {Fields} meta */
function checkUnit(meta) {
  if (isObject(meta.sampleUnits) && meta.sampleUnits.time === 'bytes')
    refuse('The profile measures bytes, not time: there is no timeline in it. Choose a profile of time.');
}

/** @param {Fields} file @param {Steps} steps @returns {import('../interleave-run.js').Part} */
export function readFirefoxProfile(file, steps) {
  const profile = isGecko(file) ? processed(file) : file;
  const meta = object(profile.meta, 'meta');
  checkUnit(meta);
  const interval_us = 1000 * Math.max(0, number(meta.interval, 'meta.interval'));
  const threads = list(profile.threads, 'threads').map((thread, at) => object(thread, `threads[${at}]`));
  const tables = new Tables(profile.shared === undefined ? {} : object(profile.shared, 'shared'), steps);
  const labels = labelsOf(meta);
  const markers = threads.map((thread, at) =>
    readMarkers(thread, tables.stringsOf(thread, `threads[${at}]`), `threads[${at}]`, labels, steps),
  );
  const reading = {
    rows: new Rows(),
    sum: new Sampled(),
    python: tellsOfGil(markers),
    steps,
    interval_us,
    unshown: /** @type {Set<string>} */ (new Set()),
  };
  const titles = titlesOf(threads);
  threads.forEach((thread, at) =>
    readThread(reading, tables, {
      thread,
      title: titles[at],
      place: `threads[${at}]`,
      key: String(at),
      markers: markers[at],
    }),
  );
  const several = new Set(threads.map(({ pid }) => words(pid))).size > 1;
  readCounters(profile.counters, reading.rows, (pid) => (several && pid !== '' ? `process ${pid}, ` : ''), steps);
  const { tracks, flows, counters } = reading.rows.finish();
  return {
    title: '',
    tracks,
    flows,
    counters,
    notes: notesOf(
      reading,
      markers.reduce((sum, { left }) => sum + left, 0),
    ),
  };
}

/**
 * @typedef {{rows: Rows, sum: Sampled, python: boolean, steps: Steps, interval_us: number, unshown: Set<string>}}
 *   Reading
 */

/**
 * @param {Reading} reading
 * @param {Tables} tables
 * @param {{thread: Fields, title: string, place: string, key: string, markers: import('./markers.js').Markers}}
 *   told
 */
function readThread(
  { rows, sum, python, steps, interval_us, unshown },
  tables,
  { thread, title, place, key, markers },
) {
  const stacks = tables.stacksOf(thread, place);
  const samples = samplesOf(thread, place, stacks.names.length, steps);
  checkCount(sum.samples + samples.length, 'samples');
  const end_us = samples.at(-1)?.us ?? Infinity;
  if (python) {
    const lock = rows.track(`${key}/0`, () => `${title}: GIL`);
    for (const name of lockOf(rows, lock, markers, end_us)) if (unshown.size <= MOST_NAMES) unshown.add(name);
  }
  const track = rows.track(`${key}/1`, () => (python ? `${title}: calls` : title));
  // In a trace converted to samples, there is a sample only where the stack changes.
  const steady = isObject(thread.samples) && thread.samples.weightType === 'tracing-ms';
  callsOf(
    new Calls(rows, track, stacks, steps, sum),
    samples,
    interval_us,
    steady ? Infinity : GAP_INTERVALS * interval_us,
  );
  if (!python)
    showMarkers(rows, { key, title, markers, last_us: Math.max(samples.at(-1)?.us ?? 0, ...lastOf(markers)) }, steps);
}

/** @param {import('./markers.js').Markers} markers */
function lastOf({ spans, signs }) {
  let last_us = 0;
  for (const { from_us, to_us } of spans) last_us = Math.max(last_us, from_us, to_us ?? 0);
  for (const { us } of signs) last_us = Math.max(last_us, us);
  return [last_us];
}

/**
 * @param {Rows} rows
 * @param {{key: string, title: string, markers: import('./markers.js').Markers, last_us: number}} told
 * @param {Steps} steps
 */
function showMarkers(rows, { key, title, markers: { spans, signs }, last_us }, steps) {
  checkCount(spans.length + signs.length, 'markers');
  const lanes = inLanes(spans, last_us, steps);
  const lane = (/** @type {number} */ at) =>
    rows.track(`${key}/2#${at}`, () => shortened(`${title}: markers${at === 0 ? '' : ` ${at + 1}`}`), true);
  for (const { text, us } of signs) rows.instant(lane(0), text, 'event', us);
  lanes.forEach((some, at) => {
    for (const { text, from_us, to_us, open } of some) rows.slice(lane(at), text, 'call', from_us, to_us, open);
  });
}

/** @param {Set<string>} names */
const someOf = (names) =>
  listed([
    ...[...names].slice(0, MOST_NAMES).map((name) => name || 'one without a name'),
    ...(names.size > MOST_NAMES ? ['others'] : []),
  ]);

/** @param {Reading} reading @param {number} left markers without a time */
const notesOf = ({ sum, interval_us, unshown }, left) => [
  ...(sum.samples > 0 ? saySampled(interval_us, sum) : []),
  ...(unshown.size > 0 ? [`Markers that are not shown here: ${someOf(unshown)}.`] : []),
  ...(left > 0
    ? [
        `${counted(left, 'marker')} that ${left === 1 ? 'has no beginning, or ends before it, is' : 'have no beginning, or end before it, are'} left out.`,
      ]
    : []),
];
