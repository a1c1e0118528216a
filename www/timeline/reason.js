/** Says why a thread waited for the lock: which threads held it meanwhile, and why the last one released it. */
import { listed } from '../base/format.js';
import { lasting } from '../base/lasting.js';

/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('../trace/tracks.js').Slice} Slice */
/** @typedef {import('../trace/tracks.js').Track} Track */

/** The texts by the trace's reason (crates/trace/src/buffer.rs, Release). @type {Record<string, string>} */
const UNTIL = {
  asked: 'until its checkpoint, where it was asked to drop it',
  ticks: 'until its hundred ticks were over',
  wait: 'until it waited for something else',
  end: 'until its task ended',
};

/** @param {number} count */
const times = (count) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** @param {string[]} names in the order in which they held it @param {string} until with a space before it, or '' */
function hadIt(names, until) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const last = names[names.length - 1];
  if (names.length === 1) return `${last} had the lock${until}`;
  const lastTime = until && `, the last time${until}`;
  if (counts.size === 1) return `${last} had the lock ${times(names.length)}${lastTime}`;
  const each = Array.from(counts, ([name, count]) =>
    counts.size === names.length ? name : `${name} (${times(count)})`,
  );
  return `${listed(each)} had the lock, ${last} last${until && `,${until}`}`;
}

/**
 * The reasons for one model's waits for the lock. Holds do not overlap, so the holds during a wait are consecutive.
 * @param {Pick<Group, 'tracks'|'flows'>} group
 * @returns {(track: Track, slice: Slice, tick_us?: number) => string|null} null if the slice is not such a wait
 */
export function reasonsOf({ tracks, flows }) {
  const holds = tracks
    .flatMap((track) => track.slices.filter(({ kind }) => kind === 'has-gil').map((slice) => ({ track, slice })))
    .sort((a, b) => a.slice.from_us - b.slice.from_us);
  const ends = holds.map(({ slice }) => slice.to_us);
  const arrivals = new Map(
    flows.filter(({ name }) => name === undefined).map((flow) => [`${flow.to} ${flow.to_us}`, flow]),
  );
  return (track, wait, tick_us = 0) => {
    if (wait.kind !== 'waits-gil') return null;
    /** @type {Track[]} */
    const had = [];
    for (let at = firstAfter(ends, wait.from_us); at < holds.length && holds[at].slice.from_us < wait.to_us; at += 1)
      had.push(holds[at].track);
    const waited = `waited ${lasting(wait, tick_us)}`;
    if (had.length === 0) return `${waited}: the lock was free; taking it took that long`;
    const arrival = arrivals.get(`${track.key} ${wait.to_us}`);
    const until = arrival?.from === had[had.length - 1].key ? ` ${UNTIL[arrival.why]}` : '';
    return `${waited}: ${hadIt(
      had.map(({ name }) => name),
      until,
    )}`;
  };
}

/** @param {number[]} ends rising @param {number} us @returns {number} the first index whose end is later */
function firstAfter(ends, us) {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > us) high = middle;
    else low = middle + 1;
  }
  return low;
}
