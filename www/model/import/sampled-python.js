/**
 * The Firefox-profiler file of CPython 3.15's sampling profiler (`python -m profiling.sampling run --gecko`,
 * Lib/profiling/sampling/gecko_collector.py): the processed profile format, times in milliseconds. Each thread
 * becomes two tracks: what it had of the GIL, from its markers, and what it called, from its samples. A sample tells
 * of one moment; a call is drawn from the first sample that saw it to the first that did not.
 */
import { counted } from '../format.js';
import { refuse } from './import-error.js';
import { checkCount, LIMITS } from './limits.js';
import { index, isObject, list, name, number, object, words } from './read.js';
import { Rows } from './rows.js';

/** @typedef {import('./read.js').Fields} Fields */
/** @typedef {import('./limits.js').Steps} Steps */
/** @typedef {import('../tracks.js').Track} Track */
/** @typedef {{names: string[], prefix: (number|null)[], capped: (number|null)[], depth: number[]}} Stacks by the stack's number: the innermost function's name, the stack below, the nearest that is not too deep */
/** @typedef {{from_us: number, to_us: number}} Span */

/** Between samples further apart than so many intervals nothing was seen: idle threads may be left out. */
const GAP_INTERVALS = 4;
const MARKERS = /** @type {const} */ (['Has GIL', 'Waiting for GIL', 'No GIL']);

/** @param {unknown} json */
export const isSampledPython = (json) => isObject(json) && isObject(json.meta) && Array.isArray(json.threads) && !('traceEvents' in json);

/** A table's columns are lists of one length, whatever it claims. @param {Fields} table @param {string[]} columns @param {string} place */
function columns(table, columns, place) {
  const read = columns.map((column) => list(table[column], `${place}.${column}`));
  if (read.some(({ length }) => length !== read[0].length)) refuse(`The columns of ${place} differ in length: the file is damaged.`);
  checkCount(read[0].length, `rows in ${place}`);
  return read;
}

/** @param {Fields} thread @param {Fields} shared @param {string} column @param {string} place */
const table = (thread, shared, column, place) => object(thread[column] ?? shared[column], `${place}.${column}`);

/** @param {Fields} thread @param {Fields} shared @param {unknown[]} strings @param {string} place @param {Steps} steps @returns {Stacks} */
function readStacks(thread, shared, strings, place, steps) {
  const [frames, prefixes] = columns(table(thread, shared, 'stackTable', place), ['frame', 'prefix'], `${place}.stackTable`);
  const [funcs] = columns(table(thread, shared, 'frameTable', place), ['func'], `${place}.frameTable`);
  const [names] = columns(table(thread, shared, 'funcTable', place), ['name'], `${place}.funcTable`);
  /** @type {Stacks} */
  const stacks = { names: [], prefix: [], capped: [], depth: [] };
  frames.forEach((frame, at) => {
    steps.take();
    const row = `${place}.stackTable.frame[${at}]`;
    const func = index(funcs[index(frame, funcs.length, row)], names.length, `the function of ${row}`);
    const text = name(strings[index(names[func], strings.length, `the name of ${row}`)], `the name of ${row}`);
    // A stack rests on an earlier one: so there is no circle.
    const prefix = prefixes[at] === null ? null : index(prefixes[at], at, `${place}.stackTable.prefix[${at}]`);
    const depth = prefix === null ? 0 : stacks.depth[prefix] + 1;
    stacks.names.push(text);
    stacks.prefix.push(prefix);
    stacks.depth.push(depth);
    stacks.capped.push(depth < LIMITS.depth ? at : stacks.capped[/** @type {number} */ (prefix)]);
  });
  return stacks;
}

/** The names from the outermost call on. @param {Stacks} stacks @param {number|null} stack */
function pathOf(stacks, stack) {
  const path = [];
  for (let at = stack === null ? null : stacks.capped[stack]; at !== null; at = stacks.prefix[at]) path.push(stacks.names[at]);
  return path.reverse();
}

/** @param {Rows} rows @param {Track} track @param {{ms: number, stack: number|null}[]} samples in order @param {Stacks} stacks @param {number} interval_ms @param {Steps} steps */
function callsOf(rows, track, samples, stacks, interval_ms, steps) {
  /** @type {{name: string, from_ms: number}[]} */
  let open = [];
  const close = (/** @type {number} */ keep, /** @type {number} */ ms) => {
    for (const call of open.slice(keep)) rows.slice(track, call.name, 'call', call.from_ms * 1000, ms * 1000);
    open = open.slice(0, keep);
  };
  let last_ms = -Infinity;
  for (const { ms, stack } of samples) {
    steps.take(LIMITS.depth);
    if (ms - last_ms > GAP_INTERVALS * interval_ms) close(0, last_ms + interval_ms);
    const path = pathOf(stacks, stack);
    let same = 0;
    while (same < path.length && open[same]?.name === path[same]) same++;
    close(same, ms);
    for (const call of path.slice(same)) open.push({ name: call, from_ms: ms });
    last_ms = ms;
  }
  close(0, last_ms + interval_ms);
}

/** @param {Fields} thread @param {string} place @param {number} stacks how many there are @param {Steps} steps */
function readSamples(thread, place, stacks, steps) {
  const table = object(thread.samples, `${place}.samples`);
  const [stack, time] = columns(table, ['stack', 'time'], `${place}.samples`);
  return stack.map((value, at) => {
    steps.take();
    return { ms: number(time[at], `${place}.samples.time[${at}]`), stack: value === null ? null : index(value, stacks, `${place}.samples.stack[${at}]`) };
  }).sort((a, b) => a.ms - b.ms);
}

/** @param {Fields} thread @param {unknown[]} strings @param {string} place @param {Steps} steps */
function readMarkers(thread, strings, place, steps) {
  const [names, from, to] = columns(object(thread.markers, `${place}.markers`), ['name', 'startTime', 'endTime'], `${place}.markers`);
  /** @type {Record<typeof MARKERS[number], Span[]>} */
  const spans = { 'Has GIL': [], 'Waiting for GIL': [], 'No GIL': [] };
  names.forEach((row, at) => {
    steps.take();
    const text = strings[index(row, strings.length, `${place}.markers.name[${at}]`)];
    const known = MARKERS.find((marker) => marker === text);
    if (!known) return;
    const [from_ms, to_ms] = [number(from[at], `${place}.markers.startTime[${at}]`), number(to[at], `${place}.markers.endTime[${at}]`)];
    if (to_ms < from_ms) refuse(`${place}.markers: number ${at} ends before it begins: the file is damaged.`);
    spans[known].push({ from_us: from_ms * 1000, to_us: to_ms * 1000 });
  });
  return spans;
}

/** Who waits for the lock has it not, so its waits are cut out of the time without. @param {Span[]} without @param {Span[]} waits */
function withoutWaits(without, waits) {
  const sorted = [...waits].sort((a, b) => a.from_us - b.from_us);
  /** @type {Span[]} */
  const left = [];
  let next = 0;
  for (const { from_us, to_us } of [...without].sort((a, b) => a.from_us - b.from_us)) {
    let at_us = from_us;
    while (next < sorted.length && sorted[next].from_us < to_us) {
      const wait = sorted[next];
      if (wait.from_us > at_us) left.push({ from_us: at_us, to_us: wait.from_us });
      at_us = Math.max(at_us, wait.to_us);
      next++;
    }
    if (to_us > at_us) left.push({ from_us: at_us, to_us });
  }
  return left;
}

/** @param {Rows} rows @param {Track} track @param {ReturnType<typeof readMarkers>} spans */
function lockOf(rows, track, spans) {
  for (const { from_us, to_us } of spans['Has GIL']) rows.slice(track, 'Has GIL', 'has-gil', from_us, to_us);
  for (const { from_us, to_us } of spans['Waiting for GIL']) rows.slice(track, 'Waiting for GIL', 'waits-gil', from_us, to_us);
  for (const { from_us, to_us } of withoutWaits(spans['No GIL'], spans['Waiting for GIL'])) rows.slice(track, 'No GIL', 'no-gil', from_us, to_us);
}

/** @param {Fields} profile @param {Steps} steps */
export function readSampledPython(profile, steps) {
  const meta = object(profile.meta, 'meta');
  if (meta.preprocessedProfileVersion === undefined) refuse('The profile is as Firefox itself records it: open it at profiler.firefox.com and save it there, which writes the format that is read here.');
  const interval_ms = Math.max(0, number(meta.interval, 'meta.interval'));
  const shared = profile.shared === undefined ? {} : object(profile.shared, 'shared');
  const threads = list(profile.threads, 'threads');
  const rows = new Rows();
  let [samples, deeper] = [0, 0];
  threads.forEach((raw, at) => {
    const place = `threads[${at}]`;
    const thread = object(raw, place);
    const title = words(thread.name) || `thread ${at + 1}`;
    const strings = list(thread.stringArray ?? shared.stringArray, `${place}.stringArray`);
    const stacks = readStacks(thread, shared, strings, place, steps);
    const seen = readSamples(thread, place, stacks.names.length, steps);
    samples += seen.length;
    checkCount(samples, 'samples');
    deeper += stacks.depth.filter((depth) => depth >= LIMITS.depth).length;
    lockOf(rows, rows.track(`${at}/0`, () => `${title}: GIL`), readMarkers(thread, strings, place, steps));
    callsOf(rows, rows.track(`${at}/1`, () => `${title}: calls`), seen, stacks, interval_ms, steps);
  });
  const { tracks, flows } = rows.finish();
  const notes = [`${counted(samples, 'sample')}, one every ${interval_ms.toPrecision(3)} ms: what was between them is not known.`, ...(deeper > 0 ? ['Calls inside six others are left out.'] : [])];
  return { tracks, flows, notes };
}
