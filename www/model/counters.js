/**
 * Numbers over time, as steps: how many workers could run, and who had the lock. A counter keeps the area under its
 * steps, so that the mean over any stretch is exact and costs two look-ups.
 */
import { firstAbove } from './search-sorted.js';

/** @typedef {import('./tracks.js').Track} Track */
/** @typedef {import('./tracks.js').Slice} Slice */
/**
 * `times` rise; from `times[i]` on the value is `values[i]`, before the first it is 0. `area[i]`: the sum up to there.
 * `names[value]`: what a value stands for, where it stands for something.
 * @typedef {{kind: 'runnable'|'holder', name: string, most: number, times: number[], values: number[], area: number[], names: string[]}} Counter
 */
/** @typedef {{us: number, by: number}} Change */

/** More slices than this, and counting them would hold the page up. */
const MOST_SLICES = 200_000;

/** A track may be columns, and would make its slices only when they are asked for. @param {{columns?: {count: number}, slices: {length: number}}} track */
const sizeOf = (track) => track.columns?.count ?? track.slices.length;

/** In these a worker cannot run, whatever it waits for; who waits for the lock alone could. @param {Slice|null} slice @returns {boolean} */
const isBlocked = (slice) => slice !== null && (slice.kind === 'wait' || slice.kind === 'no-gil');

/** @param {Slice} slice */
function isInsideBlocked({ parent }) {
  for (let one = parent; one; one = one.parent) if (isBlocked(one)) return true;
  return false;
}

/** @param {Track} track @returns {Change[]} */
function runnableChanges({ slices }) {
  return slices.flatMap((slice) => {
    const works = slice.depth === 0 && (slice.kind === 'task' || slice.kind === 'run');
    const stops = slice.depth > 0 && isBlocked(slice) && !isInsideBlocked(slice);
    if (!works && !stops) return [];
    const by = works ? 1 : -1;
    return [{ us: slice.from_us, by }, { us: slice.to_us, by: -by }];
  });
}

/** @param {Track[]} workers @returns {Change[]} the holder is a number from 1: its worker's place */
const holderChanges = (workers) => workers.flatMap(({ slices }, at) => slices.filter(({ kind }) => kind === 'has-gil')
  .flatMap(({ from_us, to_us }) => [{ us: from_us, by: at + 1 }, { us: to_us, by: -(at + 1) }]));

/** @param {Counter['kind']} kind @param {string} name @param {Change[]} changes @param {string[]} [names] @returns {Counter} */
export function counterOf(kind, name, changes, names = []) {
  /** @type {Counter} */
  const counter = { kind, name, most: 0, times: [], values: [], area: [], names };
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

/** @param {Counter} counter @param {number} us */
export function valueAt({ times, values }, us) {
  const at = firstAbove(times, us) - 1;
  return at < 0 ? 0 : values[at];
}

/** @param {Counter} counter @param {number} us */
function areaUntil({ times, values, area }, us) {
  const at = firstAbove(times, us) - 1;
  return at < 0 ? 0 : area[at] + values[at] * (us - times[at]);
}

/** @param {Counter} counter @param {number} from_us @param {number} to_us */
export const meanOf = (counter, from_us, to_us) =>
  (to_us > from_us ? (areaUntil(counter, to_us) - areaUntil(counter, from_us)) / (to_us - from_us) : valueAt(counter, from_us));

/** Of what a file only names nobody knows whether it could run. @param {Track[]} workers */
const isNamesOnly = (workers) => workers.some(({ slices }) => slices.some(({ kind }) => kind === 'call')) && !workers.some(({ slices }) => slices.some(({ kind }) => kind === 'task' || kind === 'run'));

/** @type {WeakMap<object, Counter[]>} */
const known = new WeakMap();

/** @param {{tracks: Track[]}} group @returns {Counter[]} the lock's holder only where there is a lock; nothing where there is too much to count */
export function countersOf(group) {
  const before = known.get(group);
  if (before) return before;
  const workers = group.tracks.filter(({ lane }) => !lane);
  const few = group.tracks.reduce((sum, track) => sum + sizeOf(track), 0) <= MOST_SLICES;
  /** @type {Counter[]} */
  const counters = [];
  if (few && workers.length > 0 && !isNamesOnly(workers)) counters.push(counterOf('runnable', 'can run', workers.flatMap(runnableChanges)));
  if (few && workers.some(({ slices }) => slices.some(({ kind }) => kind === 'has-gil'))) {
    counters.push(counterOf('holder', 'lock', holderChanges(workers), ['', ...workers.map(({ name }) => name)]));
  }
  known.set(group, counters);
  return counters;
}
