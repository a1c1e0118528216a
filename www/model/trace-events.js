/**
 * A turn as Chrome Trace Event JSON (Trace Event Format, Google 2016): `X` slices that nest within their track,
 * `b`/`e` pairs for the tasks of an event loop, which overlap, `i` for printed lines, `M` for names. A process
 * id stands for a memory: threads share one, every process has its own.
 */

import { setOut } from './task-story.js';
import { WAITS } from './trace.js';

/** @import { Plan, RawTurn, RawWorker, TraceEvent } from '../protocol.js' */
/** @import { HandOver, LockStretch } from './lock.js' */
/** @import { Stretch, Story, TaskStory, WorkerStory } from './task-story.js' */

/** @type {Record<RawWorker['kind'], {pid: (index: number) => number, memory: (index: number) => string, thread: (index: number) => string}>} */
const PLACES = {
  page: { pid: () => 1, memory: () => 'page', thread: () => 'main thread' },
  thread: { pid: () => 2, memory: () => 'shared memory', thread: (index) => `thread ${index + 1}` },
  loop: { pid: () => 3, memory: () => 'event loop', thread: () => 'event loop' },
  process: { pid: (index) => 100 + index, memory: (index) => `process ${index + 1}`, thread: (index) => `process ${index + 1}` },
};

const WAIT_NAMES = { timed: ['wait', 'wait'], io: ['real I/O', 'wait'], busy: ['busy wait', 'busy-wait'], mutex: ['mutex', 'wait'] };
/** As CPython's own sampling profiler names them. */
const LOCK_NAMES = { has: ['Has GIL', 'has-gil'], waits: ['Waiting for GIL', 'waits-gil'], without: ['No GIL', 'no-gil'] };

/** Microseconds in steps of 1/1024, which add up exactly: slices that nest still nest as numbers. @param {number} ms */
const us = (ms) => Math.round(ms * 1024_000) / 1024;

/** @param {Plan} plan @param {RawTurn} raw @param {Story} story @param {number} now_ms @returns {TraceEvent[]} */
export const traceEvents = (plan, raw, story, now_ms) => {
  const places = raw.workers.map(({ kind }, index) => ({ pid: PLACES[kind].pid(index), tid: index + 1 }));
  const names = raw.workers.flatMap(({ kind }, index) => nameEvents(PLACES[kind], places[index], index));
  const starts = story.workers.flatMap((worker, index) => startEvents(worker, raw.workers[index].kind, places[index], now_ms));
  const tasks = story.tasks.flatMap((task, index) => {
    if (task.worker === null) return [];
    const { kind } = raw.workers[task.worker];
    const told = { name: plan.tasks[index], task, index, now_ms, place: places[task.worker] };
    return [
      ...kind === 'loop' ? loopEvents(told) : taskEvents(told),
      ...kind === 'process' ? carryEvents(told, raw, story.workers) : [],
      ...printEvents(told),
      ...markEvents(told),
    ];
  });
  const lock = story.workers.flatMap((worker, index) => worker.lock.map((stretch) => lockEvent(stretch, story.tasks[stretch.task], now_ms, places[index])));
  const flows = story.handOvers.flatMap((handOver) => flowEvents(handOver, places));
  const timed = [...starts, ...tasks, ...lock, ...flows].sort((a, b) => (a.ts ?? 0) - (b.ts ?? 0) || (b.dur ?? 0) - (a.dur ?? 0));
  return [...names, ...timed];
};

/** @typedef {{pid: number, tid: number}} Place */
/** @typedef {{name: string, task: TaskStory, index: number, now_ms: number, place: Place}} Told */

/** @param {string} name @param {string} cat @param {number} begin_ms @param {number} end_ms @param {Place} place @returns {TraceEvent} */
const slice = (name, cat, begin_ms, end_ms, place) => {
  const ts = us(begin_ms);
  return { name, cat, ph: 'X', ts, dur: Math.max(0, us(end_ms) - ts), ...place };
};

/** @param {{memory: (index: number) => string, thread: (index: number) => string}} names @param {Place} place @param {number} index @returns {TraceEvent[]} */
const nameEvents = (names, place, index) => [
  { name: 'process_name', ph: 'M', ...place, args: { name: names.memory(index) } },
  { name: 'thread_name', ph: 'M', ...place, args: { name: names.thread(index) } },
  { name: 'thread_sort_index', ph: 'M', ...place, args: { sort_index: index } },
];

/** @param {WorkerStory} worker @param {RawWorker['kind']} kind @param {Place} place @param {number} now_ms */
const startEvents = ({ requested_ms, ready_ms }, kind, place, now_ms) =>
  requested_ms === null ? [] : [slice(`start ${kind}`, 'start', requested_ms, ready_ms ?? now_ms, place)];

/** @param {Told} told */
const taskEvents = ({ name, task, now_ms, place }) => {
  const end_ms = task.end_ms ?? now_ms;
  const waits = task.waits.map((wait) => {
    const [waitName, cat] = WAIT_NAMES[WAITS[wait.arg]];
    return slice(waitName, cat, wait.begin_ms, wait.end_ms ?? end_ms, place);
  });
  return [slice(name, 'task', task.begin_ms ?? 0, end_ms, place), ...waits];
};

/** Tasks of a loop overlap: each is a pair of its own, and the loop's track shows whose turn it is. @param {Told} told @returns {TraceEvent[]} */
const loopEvents = ({ name, task, index, now_ms, place }) => {
  const end_ms = task.end_ms ?? now_ms;
  /** @param {string} ph @param {string} cat @param {string} eventName @param {number} ms @returns {TraceEvent} */
  const edge = (ph, cat, eventName, ms) => ({ name: eventName, cat, ph, ts: us(ms), id: `0x${(index + 1).toString(16)}`, ...place });
  const pairs = [{ begin_ms: task.begin_ms ?? 0, end_ms, cat: 'task', name }, ...task.waits.map((wait) => {
    const [waitName, cat] = WAIT_NAMES[WAITS[wait.arg]];
    return { begin_ms: wait.begin_ms, end_ms: wait.end_ms ?? end_ms, cat, name: waitName };
  })];
  return [
    ...pairs.flatMap((pair) => [edge('b', pair.cat, pair.name, pair.begin_ms), edge('e', pair.cat, pair.name, pair.end_ms)]),
    ...between(task.begin_ms ?? 0, task.waits, end_ms).map(({ begin_ms, end_ms: until }) => slice(name, 'run', begin_ms, until, place)),
  ];
};

/** What is left of a stretch when the waits are taken out. @param {number} begin_ms @param {Stretch[]} waits @param {number} end_ms */
const between = (begin_ms, waits, end_ms) => {
  const edges = [begin_ms, ...waits.flatMap((wait) => [wait.begin_ms, wait.end_ms ?? end_ms]), end_ms];
  return Array.from({ length: edges.length / 2 }, (_, index) => ({ begin_ms: edges[2 * index], end_ms: edges[2 * index + 1] }));
};

/** @param {Told} told @param {RawTurn} raw @param {WorkerStory[]} workers */
const carryEvents = ({ task, index, now_ms, place }, raw, workers) => {
  const ends = raw.tasks[index];
  const posted = setOut(raw, workers[task.worker ?? 0], ends);
  const received = ends.received_ms === null ? now_ms : ends.received_ms - raw.start_ms;
  const events = [];
  if (posted !== null && task.in_ms !== null) events.push(slice('arguments', 'carry', Math.min(posted, task.in_ms), task.in_ms, place));
  if (task.out_ms !== null) events.push(slice('result', 'carry', task.out_ms, Math.max(task.out_ms, received), place));
  return events;
};

/** @param {Told} told @returns {TraceEvent[]} */
const printEvents = ({ task, place }) => task.prints.map(({ t_ms, text }) =>
  ({ name: text, cat: 'print', ph: 'i', s: 't', ts: us(t_ms), ...place }));

/** @param {Told} told @returns {TraceEvent[]} */
const markEvents = ({ task, place }) => [
  ...task.marks.map(({ t_ms, number }) => /** @type {TraceEvent} */ ({ name: `request ${number}`, cat: 'mark', ph: 'i', s: 't', ts: us(t_ms), ...place })),
  ...task.lost.map(({ t_ms, number }) => /** @type {TraceEvent} */ ({ name: `undid ${number} ${number === 1 ? 'update' : 'updates'}`, cat: 'lost', ph: 'i', s: 't', ts: us(t_ms), ...place })),
];

/** @param {LockStretch} stretch @param {TaskStory} task @param {number} now_ms @param {Place} place */
const lockEvent = ({ state, begin_ms, end_ms }, task, now_ms, place) => {
  const [name, cat] = LOCK_NAMES[state];
  return slice(name, cat, begin_ms, end_ms ?? task.end_ms ?? now_ms, place);
};

/** An arrow from who dropped the lock to who took it. @param {HandOver} handOver @param {Place[]} places @returns {TraceEvent[]} */
const flowEvents = (handOver, places) => {
  const flow = { name: 'hand-over', cat: 'gil', id: `0x${handOver.switch.toString(16)}` };
  return [
    { ...flow, ph: 's', ts: us(handOver.dropped_ms), ...places[handOver.from], args: { why: handOver.why } },
    { ...flow, ph: 'f', bp: 'e', ts: us(handOver.taken_ms), ...places[handOver.to] },
  ];
};
