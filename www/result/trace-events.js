/**
 * What was recorded, as Chrome Trace Event JSON (Trace Event Format, Google 2016): `X` slices that nest within their
 * track, `b`/`e` pairs for the tasks of an event loop, which overlap, `i` for printed lines and for the lines of a reader's
 * program that a task came to, `s` and `f` for hand-overs, `M` for names.
 */

/** @import { TraceEvent } from '../interface.js' */
/** @import { Place, Recorded, RecordedFlow, RecordedInstant, RecordedLine, RecordedSlice } from '../base/recorded-trace.js' */

/** @param {Recorded} recorded @returns {TraceEvent[]} */
export const traceEvents = ({ places, entries, lines, flows }) => {
  const ids = places.map(({ pid, tid }) => ({ pid, tid }));
  const timed = [
    ...entries.flatMap((entry) => eventsOf(entry, ids[entry.at])),
    ...lines.map((line) => lineEvent(line, ids)),
    ...flows.flatMap((flow) => flowEvents(flow, ids)),
  ].sort((a, b) => (a.ts ?? 0) - (b.ts ?? 0) || (b.dur ?? 0) - (a.dur ?? 0));
  return [...places.flatMap(nameEvents), ...timed];
};

/** @typedef {{pid: number, tid: number}} Ids */

/** @param {Place} place @param {number} sort_index @returns {TraceEvent[]} */
const nameEvents = ({ pid, tid, memory, thread }, sort_index) => [
  { name: 'process_name', ph: 'M', pid, tid, args: { name: memory } },
  { name: 'thread_name', ph: 'M', pid, tid, args: { name: thread } },
  { name: 'thread_sort_index', ph: 'M', pid, tid, args: { sort_index } },
];

/** @param {RecordedSlice|RecordedInstant} entry @param {Ids} ids @returns {TraceEvent[]} */
const eventsOf = (entry, ids) => {
  const { name, kind: cat } = entry;
  if ('us' in entry) return [{ name, cat, ph: 'i', s: 't', ts: entry.us, ...ids }];
  const { from_us, to_us, lane, where } = entry;
  const args = where && { args: where };
  if (lane === null) return [{ name, cat, ph: 'X', ts: from_us, dur: to_us - from_us, ...ids, ...args }];
  return [
    { name, cat, ph: 'b', ts: from_us, id: lane, ...ids, ...args },
    { name, cat, ph: 'e', ts: to_us, id: lane, ...ids },
  ];
};

/** @param {RecordedLine} recorded @param {Ids[]} ids @returns {TraceEvent} */
const lineEvent = ({ line, us, at, lane }, ids) => ({
  name: `line ${line}`,
  cat: 'line',
  ph: 'i',
  s: 't',
  ts: us,
  ...ids[at],
  args: { line, ...(lane === null ? {} : { lane }) },
});

/**
 * An arrow from the thread that released the lock to the thread that took it.
 * @param {RecordedFlow} recorded
 * @param {Ids[]} ids
 * @returns {TraceEvent[]}
 */
const flowEvents = ({ id, from, to, from_us, to_us, why }, ids) => {
  const flow = { name: 'hand-over', cat: 'gil', id: `0x${id.toString(16)}` };
  return [
    { ...flow, ph: 's', ts: from_us, ...ids[from], args: { why } },
    { ...flow, ph: 'f', bp: 'e', ts: to_us, ...ids[to] },
  ];
};
