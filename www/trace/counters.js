/**
 * Counters: numbers that change over time in steps. They show how many workers could run, which thread had the lock,
 * and the counters of an opened file. A counter stores the area under its steps, so the mean over any interval is exact
 * and costs two look-ups.
 */
import { firstAbove } from '../base/search-sorted.js';

/** @typedef {import('./tracks.js').Track} Track */
/** @typedef {import('./tracks.js').Slice} Slice */
/**
 * `times` is sorted; from `times[i]` on the value is `values[i]`, before the first it is 0. `area[i]`: the area up to
 * `times[i]`. `names[value]`: the name of a value, for counters whose values have names. Kind `value`: a counter of an
 * opened file, which may be negative.
 * @typedef {{kind: 'runnable'|'holder'|'value', name: string, most: number, least: number, times: ArrayLike<number>,
 *   values: ArrayLike<number>, area: ArrayLike<number>, names: string[]}} Counter
 */
/** @typedef {{us: number, by: number}} Change */

/** Larger values are not counts and would overflow the sums. */
export const MOST_VALUE = 1e100;

/** Counting more slices than this would block the page. */
const MOST_SLICES = 200_000;

/**
 * Does not read `slices` of a track with columns, since that would create the slices.
 * @param {{columns?: {count: number}, slices: {length: number}}} track
 */
const sizeOf = (track) => track.columns?.count ?? track.slices.length;

/**
 * Whether a worker cannot run during this slice, whatever it waits for. A worker that waits only for the lock could
 * run.
 * @param {Slice|null} slice
 * @returns {boolean}
 */
const isBlocked = (slice) => slice !== null && (slice.kind === 'wait' || slice.kind === 'no-gil');

/** @param {Track} track @returns {Change[]} */
function runnableChanges({ slices }) {
  /** Slices that are blocked or lie in a blocked one. A slice's parent comes before it. @type {Set<Slice>} */
  const blocked = new Set();
  return slices.flatMap((slice) => {
    const works = slice.depth === 0 && (slice.kind === 'task' || slice.kind === 'run');
    const inside = slice.parent !== null && blocked.has(slice.parent);
    if (inside || isBlocked(slice)) blocked.add(slice);
    const stops = slice.depth > 0 && isBlocked(slice) && !inside;
    if (!works && !stops) return [];
    const by = works ? 1 : -1;
    return [
      { us: slice.from_us, by },
      { us: slice.to_us, by: -by },
    ];
  });
}

/** @param {Track[]} workers @returns {Change[]} the holder is a number: its worker's position, from 1 */
const holderChanges = (workers) =>
  workers.flatMap(({ slices }, at) =>
    slices
      .filter(({ kind }) => kind === 'has-gil')
      .flatMap(({ from_us, to_us }) => [
        { us: from_us, by: at + 1 },
        { us: to_us, by: -(at + 1) },
      ]),
  );

/**
 * @param {Counter['kind']} kind
 * @param {string} name
 * @param {Change[]} changes
 * @param {string[]} [names]
 * @returns {Counter}
 */
export function counterOf(kind, name, changes, names = []) {
  const counter = {
    kind,
    name,
    most: 0,
    least: 0,
    times: /** @type {number[]} */ ([]),
    values: /** @type {number[]} */ ([]),
    area: /** @type {number[]} */ ([]),
    names,
  };
  let value = 0;
  let area = 0;
  changes.sort((a, b) => a.us - b.us);
  for (let at = 0; at < changes.length;) {
    const { us } = changes[at];
    const before = value;
    for (; at < changes.length && changes[at].us === us; at += 1) value += changes[at].by;
    if (value === before) continue;
    const last = counter.times.length - 1;
    if (last >= 0) area += before * (us - counter.times[last]);
    counter.times.push(us);
    counter.values.push(value);
    counter.area.push(area);
    counter.most = Math.max(counter.most, value);
  }
  return counter;
}

/**
 * A counter from values in any order. Of several values at one moment, the last in the file counts.
 * @param {string} name
 * @param {ArrayLike<number>} times
 * @param {ArrayLike<number>} values
 * @returns {Counter}
 */
export function counterOfValues(name, times, values) {
  const order = Array.from(times, (_, at) => at)
    .sort((a, b) => times[a] - times[b] || a - b)
    .filter((at, place, all) => times[all[place + 1]] !== times[at]);
  return withArea(
    name,
    Float64Array.from(order, (at) => times[at]),
    Float64Array.from(order, (at) => values[at]),
  );
}

/**
 * A counter from sorted times.
 * @param {string} name
 * @param {Float64Array} times
 * @param {Float64Array} values
 * @returns {Counter}
 */
export function withArea(name, times, values) {
  const area = new Float64Array(times.length);
  let [most, least] = [0, 0];
  for (let at = 0; at < times.length; at += 1) {
    if (at > 0) area[at] = area[at - 1] + values[at - 1] * (times[at] - times[at - 1]);
    if (values[at] > most) most = values[at];
    if (values[at] < least) least = values[at];
  }
  return { kind: 'value', name, most, least, times, values, area, names: [] };
}

/** @param {Counter} counter @param {number} us */
export function valueAt({ times, values }, us) {
  const at = firstAbove(times, us) - 1;
  return at < 0 ? 0 : values[at];
}

/**
 * A value of an opened file's counter as text. Six digits are enough to tell apart the values that a row can show.
 * @param {number} value
 */
export const sayValue = (value) => Number(value.toPrecision(6)).toLocaleString('en', { maximumFractionDigits: 6 });

/** @param {Counter} counter @param {number} us */
function areaUntil({ times, values, area }, us) {
  const at = firstAbove(times, us) - 1;
  return at < 0 ? 0 : area[at] + values[at] * (us - times[at]);
}

/** @param {Counter} counter @param {number} from_us @param {number} to_us */
export const meanOf = (counter, from_us, to_us) =>
  to_us > from_us
    ? (areaUntil(counter, to_us) - areaUntil(counter, from_us)) / (to_us - from_us)
    : valueAt(counter, from_us);

/**
 * Whether the tracks hold calls and no tasks: then it is unknown whether a worker could run.
 * @param {Track[]} workers
 */
const isNamesOnly = (workers) =>
  workers.some(({ slices }) => slices.some(({ kind }) => kind === 'call')) &&
  !workers.some(({ slices }) => slices.some(({ kind }) => kind === 'task' || kind === 'run'));

/** @type {WeakMap<object, Counter[]>} */
const known = new WeakMap();

/**
 * @param {{tracks: Track[], counters?: Counter[]}} group
 * @returns {Counter[]} the lock's holder is included only if there is a lock; empty if there are too many slices to
 *   count
 */
export function countersOf(group) {
  const before = known.get(group);
  if (before) return before;
  const workers = group.tracks.filter(({ lane }) => !lane);
  const few = group.tracks.reduce((sum, track) => sum + sizeOf(track), 0) <= MOST_SLICES;
  /** @type {Counter[]} */
  const counters = [];
  if (few && workers.length > 0 && !isNamesOnly(workers))
    counters.push(counterOf('runnable', 'can run', workers.flatMap(runnableChanges)));
  if (few && workers.some(({ slices }) => slices.some(({ kind }) => kind === 'has-gil'))) {
    counters.push(counterOf('holder', 'lock', holderChanges(workers), ['', ...workers.map(({ name }) => name)]));
  }
  counters.push(...(group.counters ?? []));
  known.set(group, counters);
  return counters;
}
