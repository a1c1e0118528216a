/** A result's trace → tracks and hand-overs: directly from what was recorded, or from the events of an opened file. */
import { groupBy } from '../base/group-by.js';
import { recordedIn } from '../base/recorded-trace.js';
import { flowsOf } from './flows.js';
import { INSTANT_KINDS, SLICE_KINDS, inOrder, lastMoment, nest, tracksOf } from './tracks.js';

/** @typedef {import('../base/recorded-trace.js').ModelTrace} ModelTrace */
/** @typedef {import('../base/recorded-trace.js').Recorded} Recorded */
/** @typedef {import('../base/recorded-trace.js').RecordedSlice} RecordedSlice */
/** @typedef {import('./flows.js').Flow} Flow */
/** @typedef {import('./group.js').Group} Group */
/** @typedef {import('./tracks.js').Track} Track */

/** @param {ModelTrace} trace @param {number} [now_us] the current time of an unfinished run @returns {Track[]} */
export function tracksIn(trace, now_us = 0) {
  const recorded = recordedIn(trace);
  return recorded ? tracksOfRecorded(recorded) : tracksOf(trace.traceEvents, now_us);
}

/** @param {ModelTrace} trace @returns {Flow[]} */
export function flowsIn(trace) {
  const recorded = recordedIn(trace);
  return recorded ? flowsOfRecorded(recorded) : flowsOf(trace.traceEvents);
}

/** The memory that a track or an end of a flow is in. @param {string} key */
const memoryOf = (key) => key.split('/')[0];

/** What the memories are called. @param {ModelTrace} trace @returns {Map<string, string>} */
const memoryNames = (trace) => {
  const recorded = recordedIn(trace);
  if (recorded) return new Map(recorded.places.map(({ pid, memory }) => [String(pid), memory]));
  const named = trace.traceEvents.filter(({ ph, name }) => ph === 'M' && name === 'process_name');
  return new Map(named.map(({ pid, args }) => [String(pid), String(args?.name)]));
};

/** A group for each memory, so that each has a lock of its own. @param {Group} group @param {ModelTrace} trace @returns {Group[]} */
export function byMemory(group, trace) {
  const memories = groupBy(group.tracks, ({ key }) => memoryOf(key));
  if (memories.size < 2) return [group];
  const names = memoryNames(trace);
  return Array.from(memories, ([memory, tracks], index) => ({
    title: index === 0 ? group.title : `${group.title}: ${names.get(memory)}`,
    tracks,
    flows: group.flows.filter(({ from }) => memoryOf(from) === memory),
  }));
}

/** The last moment in a trace. @param {ModelTrace} trace */
export function lastMomentIn(trace) {
  const recorded = recordedIn(trace);
  if (!recorded) return lastMoment(trace.traceEvents);
  return recorded.entries.reduce((last, entry) => Math.max(last, 'us' in entry ? entry.us : entry.to_us), 0);
}

/** @param {Recorded} recorded */
const keysOf = ({ places }) => places.map(({ pid, tid }) => `${pid}/${tid}`);

/** @param {RecordedSlice} slice */
const sliceOf = ({ name, kind, from_us, to_us, where }) => ({
  name,
  kind: SLICE_KINDS.find((one) => one === kind) ?? 'task',
  from_us,
  to_us,
  depth: 0,
  parent: null,
  open: false,
  ...(where && { args: where }),
});

/** @param {Recorded} recorded */
function tracksOfRecorded(recorded) {
  const keys = keysOf(recorded);
  const tracks = recorded.places.map(
    ({ thread }, at) => /** @type {Track} */ ({ key: keys[at], name: thread, lane: false, slices: [], instants: [] }),
  );
  /** @type {Map<string, Track>} */
  const lanes = new Map();
  for (const entry of recorded.entries) {
    const own = tracks[entry.at];
    if ('us' in entry) {
      const kind = INSTANT_KINDS.find((one) => one === entry.kind) ?? 'print';
      own.instants.push({ name: entry.name, kind, us: entry.us });
    } else if (entry.lane === null) own.slices.push(sliceOf(entry));
    else {
      const key = `${own.key}#${entry.lane}`;
      // A lane's first slice is its task.
      const lane = lanes.get(key) ?? { key, name: entry.name, lane: true, slices: [], instants: [] };
      lane.slices.push(sliceOf(entry));
      lanes.set(key, lane);
    }
  }
  for (const { slices, instants } of tracks) {
    nest(slices);
    instants.sort((a, b) => a.us - b.us);
  }
  for (const { slices } of lanes.values()) nest(slices);
  const begun = [...lanes.values()].sort((a, b) => a.slices[0].from_us - b.slices[0].from_us);
  return inOrder(tracks, begun);
}

/** @param {Recorded} recorded @returns {Flow[]} */
function flowsOfRecorded(recorded) {
  const keys = keysOf(recorded);
  /** When each wait for the lock began, by its worker and its end. @type {Map<string, number>} */
  const waits = new Map();
  for (const entry of recorded.entries)
    if ('to_us' in entry && entry.kind === 'waits-gil') waits.set(`${entry.at} ${entry.to_us}`, entry.from_us);
  return recorded.flows
    .map(({ from, to, from_us, to_us, why }) => ({
      from: keys[from],
      to: keys[to],
      from_us,
      to_us,
      why,
      awaited: (waits.get(`${to} ${to_us}`) ?? Infinity) <= from_us,
    }))
    .sort((a, b) => a.to_us - b.to_us);
}
