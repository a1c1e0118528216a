/**
 * The Firefox-profiler file of CPython 3.15's sampling profiler (`python -m profiling.sampling run --gecko`,
 * Lib/profiling/sampling/gecko_collector.py): the processed profile format, times in milliseconds. Each thread
 * becomes two tracks: what it had of the GIL, from its markers, with signs where garbage is collected and where an
 * exception comes up, and what it called, from its samples. A sample tells
 * of one moment; a call is drawn from the first sample that saw it to the first that did not.
 */
import { counted, listed } from '../format.js';
import { refuse } from './import-error.js';
import { checkCount, LIMITS } from './limits.js';
import { index, isObject, list, number, object, words } from './read.js';
import { Rows } from './rows.js';
import { columns, pathsOf, readStacks } from './sampled-stacks.js';

/** @typedef {import('./read.js').Fields} Fields */
/** @typedef {import('./limits.js').Steps} Steps */
/** @typedef {import('../tracks.js').Track} Track */
/** @typedef {import('../scale.js').Extent} Span */

/** Between samples further apart than so many intervals nothing was seen: idle threads may be left out. */
const GAP_INTERVALS = 4;
const MARKERS = /** @type {const} */ (['Has GIL', 'Waiting for GIL', 'No GIL', 'Native Code']);
/** Markers whose beginning is shown as a sign: of the exception nothing else tells, and of the collector of garbage a frame only if the profiler was asked for it. */
const SIGNS = ['GC Collecting', 'Has Exception'];
/** So many names of markers that are left out are said. */
const MOST_NAMES = 6;

/** @param {unknown} json */
export const isSampledPython = (json) => isObject(json) && isObject(json.meta) && Array.isArray(json.threads) && !('traceEvents' in json);

/** @param {Rows} rows @param {Track} track @param {{ms: number, stack: number|null}[]} samples in order @param {(stack: number|null) => string[]} pathOf @param {number} interval_ms @param {Steps} steps */
function callsOf(rows, track, samples, pathOf, interval_ms, steps) {
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
    const path = pathOf(stack);
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

/** The profiler has the last state of a thread that ended go on to its own end: nothing is known after the last sample. @param {Fields} thread @param {unknown[]} strings @param {number} end_ms @param {string} place @param {Steps} steps @param {Set<string>} unshown told the names of those that are left out */
function readMarkers(thread, strings, end_ms, place, steps, unshown) {
  const [names, from, to] = columns(object(thread.markers, `${place}.markers`), ['name', 'startTime', 'endTime'], `${place}.markers`);
  /** @type {Record<typeof MARKERS[number], Span[]>} */
  const spans = { 'Has GIL': [], 'Waiting for GIL': [], 'No GIL': [], 'Native Code': [] };
  /** @type {{name: string, us: number}[]} */
  const signs = [];
  names.forEach((row, at) => {
    steps.take();
    const text = words(strings[index(row, strings.length, `${place}.markers.name[${at}]`)]);
    const known = MARKERS.find((marker) => marker === text);
    const sign = SIGNS.includes(text);
    if (!known && !sign) {
      if (unshown.size <= MOST_NAMES) unshown.add(text);
      return;
    }
    const from_ms = number(from[at], `${place}.markers.startTime[${at}]`);
    if (sign && from_ms <= end_ms) signs.push({ name: text, us: from_ms * 1000 });
    if (!known) return;
    const to_ms = number(to[at], `${place}.markers.endTime[${at}]`);
    if (to_ms < from_ms) refuse(`${place}.markers: number ${at} ends before it begins: the file is damaged.`);
    if (from_ms <= end_ms) spans[known].push({ from_us: from_ms * 1000, to_us: Math.min(to_ms, end_ms) * 1000 });
  });
  return { spans, signs };
}

/** What is left of some spans where others go on. @param {Span[]} spans @param {Span[]} others @returns {Span[]} */
function without(spans, others) {
  const sorted = others.toSorted((a, b) => a.from_us - b.from_us);
  /** @type {Span[]} */
  const left = [];
  let next = 0;
  for (const { from_us, to_us } of spans.toSorted((a, b) => a.from_us - b.from_us)) {
    let at_us = from_us;
    while (next < sorted.length && sorted[next].from_us < to_us) {
      const other = sorted[next];
      if (other.from_us > at_us) left.push({ from_us: at_us, to_us: other.from_us });
      at_us = Math.max(at_us, other.to_us);
      next++;
    }
    if (to_us > at_us) left.push({ from_us: at_us, to_us });
  }
  return left;
}

/** Each in one state at a time: who waits for the lock has it not, and who runs native code waits for nothing. @param {Rows} rows @param {Track} track @param {ReturnType<typeof readMarkers>['spans']} spans */
function lockOf(rows, track, spans) {
  const put = (/** @type {Span[]} */ some, /** @type {string} */ name, /** @type {import('../tracks.js').SliceKind} */ kind) => {
    for (const { from_us, to_us } of some) rows.slice(track, name, kind, from_us, to_us);
  };
  const waits = spans['Waiting for GIL'];
  const native = without(spans['Native Code'], waits);
  put(spans['Has GIL'], 'Has GIL', 'has-gil');
  put(waits, 'Waiting for GIL', 'waits-gil');
  put(native, 'Native Code, No GIL', 'call');
  put(without(spans['No GIL'], [...waits, ...native]), 'No GIL', 'no-gil');
}

/** @param {Fields} profile @param {Steps} steps */
export function readSampledPython(profile, steps) {
  const meta = object(profile.meta, 'meta');
  if (meta.preprocessedProfileVersion === undefined) refuse('The profile is as Firefox itself records it: open it at profiler.firefox.com and save it there, which writes the format that is read here.');
  const interval_ms = Math.max(0, number(meta.interval, 'meta.interval'));
  const shared = profile.shared === undefined ? {} : object(profile.shared, 'shared');
  const threads = list(profile.threads, 'threads');
  const rows = new Rows();
  const sum = { samples: 0, shared: 0, deeper: 0, unshown: /** @type {Set<string>} */ (new Set()) };
  threads.forEach((raw, at) => {
    const place = `threads[${at}]`;
    const thread = object(raw, place);
    const title = `${words(thread.name) || `thread ${at + 1}`}${thread.isMainThread === true ? ' (main)' : ''}`;
    const strings = list(thread.stringArray ?? shared.stringArray, `${place}.stringArray`);
    const stacks = readStacks(thread, shared, strings, place, steps);
    const samples = readSamples(thread, place, stacks.names.length, steps);
    const paths = pathsOf(stacks, samples.map(({ stack }) => stack), steps);
    sum.samples += samples.length;
    checkCount(sum.samples, 'samples');
    sum.shared += paths.shared;
    sum.deeper += paths.deeper;
    const end_ms = samples.at(-1)?.ms ?? Infinity;
    const { spans, signs } = readMarkers(thread, strings, end_ms, place, steps, sum.unshown);
    const lock = rows.track(`${at}/0`, () => `${title}: GIL`);
    lockOf(rows, lock, spans);
    for (const { name, us } of signs) rows.instant(lock, name, 'event', us);
    callsOf(rows, rows.track(`${at}/1`, () => `${title}: calls`), samples, paths.pathOf, interval_ms, steps);
  });
  const { tracks, flows } = rows.finish();
  return { tracks, flows, notes: notesOf(sum, interval_ms) };
}

/** @param {Set<string>} names */
const someOf = (names) => listed([...[...names].slice(0, MOST_NAMES).map((name) => name || 'one without a name'), ...(names.size > MOST_NAMES ? ['others'] : [])]);

/** @param {{samples: number, shared: number, deeper: number, unshown: Set<string>}} sum @param {number} interval_ms */
const notesOf = ({ samples, shared, deeper, unshown }, interval_ms) => [
  `${counted(samples, 'sample')}, one every ${interval_ms.toPrecision(3)} ms: what was between them is not known.`,
  ...(shared > 0 ? ['Where calls are deep, the outermost ones that all of a thread’s samples are inside of are left out.'] : []),
  ...(deeper > 0 ? ['Calls inside six others are left out.'] : []),
  ...(unshown.size > 0 ? [`Markers that are not shown here: ${someOf(unshown)}.`] : []),
];
