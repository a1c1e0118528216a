/** A turn's story → what its workers did, as slices, instants and hand-overs of the lock (base/recorded-trace.js). */

import { groupBy } from '../base/group-by.js';
import { setOut } from './task-story.js';
import { waitOf } from './trace-buffer.js';
import { whereBetween } from './where.js';

/** @import { Place, Recorded, RecordedInstant, RecordedLine, RecordedSlice } from '../base/recorded-trace.js' */
/** @import { RawTurn, RawWorker } from './raw-turn.js' */
/** @import { LockInterval } from './lock.js' */
/** @import { Interval, Story, TaskStory, WorkerStory } from './task-story.js' */

/**
 * Each process id is one memory: threads share one, every process has its own.
 * @type {Record<RawWorker['kind'], {pid: (index: number) => number, memory: (index: number) => string, thread: (index:
 *   number) => string}>}
 */
const PLACES = {
  page: { pid: () => 1, memory: () => 'page', thread: () => 'main thread' },
  thread: { pid: () => 2, memory: () => 'shared memory', thread: (index) => `thread ${index + 1}` },
  loop: { pid: () => 3, memory: () => 'event loop', thread: () => 'event loop' },
  main: {
    pid: (index) => 100 + index,
    memory: () => 'Python',
    thread: () => 'MainThread',
  },
  program: {
    pid: (index) => 100 + index,
    memory: () => 'Python',
    thread: () => 'MainThread',
  },
  process: {
    pid: (index) => 100 + index,
    memory: (index) => `process ${index + 1}`,
    thread: (index) => `process ${index + 1}`,
  },
};

const WAIT_WORDS = {
  timed: { name: 'wait', kind: 'wait' },
  io: { name: 'real I/O', kind: 'wait' },
  busy: { name: 'busy wait', kind: 'busy-wait' },
  mutex: { name: 'mutex', kind: 'wait' },
  join: { name: 'join', kind: 'wait' },
  message: { name: 'message', kind: 'wait' },
};
/** The names that CPython's own sampling profiler uses. */
const LOCK_WORDS = {
  has: { name: 'Has GIL', kind: 'has-gil' },
  waits: { name: 'Waiting for GIL', kind: 'waits-gil' },
  without: { name: 'No GIL', kind: 'no-gil' },
};

/** Slices that say at which lines they were. */
const PLACED = new Set(['wait', 'busy-wait', 'has-gil', 'waits-gil', 'no-gil']);

/**
 * Microseconds in steps of 1/1024, which add up exactly, so that nested slices stay nested. The clocks of two workers
 * agree to a tick or two, so the first event may lie before the start; it is then moved to the start.
 * @param {number} ms
 */
const us = (ms) => Math.max(0, Math.round(ms * 1024_000) / 1024);

/**
 * @param {{name: string, kind: string}} words
 * @param {number} begin_ms
 * @param {number} end_ms
 * @param {number} at
 * @param {string|null} [lane]
 * @returns {RecordedSlice}
 */
const slice = ({ name, kind }, begin_ms, end_ms, at, lane = null) => {
  const from_us = us(begin_ms);
  return { name, kind, from_us, to_us: Math.max(from_us, us(end_ms)), at, lane };
};

/** The memory that a process's threads are in. @param {RawTurn} raw @param {number} process */
const homeOf = (raw, process) => PLACES[raw.workers[process].kind];

/** @param {RawTurn} raw @returns {Place[]} */
const placesOf = (raw) =>
  raw.workers.map(({ kind, process }, index) => {
    // What runs no task itself is not counted among the workers.
    const number = raw.workers.slice(0, index).filter(({ hosts }) => !hosts).length;
    // A thread of a process belongs to that process's memory.
    const [home, at] =
      process === null || process === undefined ? [PLACES[kind], index] : [homeOf(raw, process), process];
    const memory = raw.workers[at].name ?? home.memory(at);
    return { pid: home.pid(at), tid: index + 1, memory, thread: PLACES[kind].thread(number) };
  });

/** @typedef {{name: string, task: TaskStory, index: number, now_ms: number, at: number}} Told */

/**
 * @param {RawTurn} raw
 * @param {Story} story
 * @param {number} now_ms
 * @param {(index: number) => string} nameOf a task
 * @param {(string|null)[]} functions  of a reader's program, by line
 * @returns {Recorded}
 */
export const recordedOf = (raw, story, now_ms, nameOf, functions) => {
  const starts = story.workers.flatMap((worker, at) => startOf(worker, raw.workers[at].kind, at, now_ms));
  const tasks = story.tasks.flatMap((task, index) => {
    if (task.worker === null) return [];
    const { kind } = raw.workers[task.worker];
    const told = { name: nameOf(index), task, index, now_ms, at: task.worker };
    return [
      ...(kind === 'loop' ? loopSlices(told) : taskSlices(told)),
      ...(kind === 'process' ? carrySlices(told, raw, story.workers) : []),
      ...instants(told),
    ];
  });
  const lock = story.workers.flatMap((worker, at) =>
    worker.lock.map((interval) => lockSlice(interval, story.tasks[interval.task], now_ms, at)),
  );
  // Each memory counts its own switches.
  const isOne = new Set(story.handOvers.map((handOver) => handOver.switch)).size === story.handOvers.length;
  const flows = story.handOvers.map(({ switch: number, from, to, dropped_ms, taken_ms, why }, index) => ({
    id: isOne ? number : index + 1,
    from,
    to,
    from_us: us(dropped_ms),
    to_us: us(taken_ms),
    why,
  }));
  const entries = [...starts, ...tasks, ...lock];
  const lines = story.tasks.flatMap((task, index) => linesOf(task, index, raw));
  place(entries, lines, functions);
  return { places: placesOf(raw), entries, lines, flows };
};

/** The lane of a task on a loop. @param {number} index */
const laneOf = (index) => `0x${(index + 1).toString(16)}`;

/** @param {TaskStory} task @param {number} index @param {RawTurn} raw @returns {RecordedLine[]} */
const linesOf = ({ worker, lines }, index, raw) =>
  worker === null
    ? []
    : lines.map(({ t_ms, line }) => ({
        line,
        us: us(t_ms),
        at: worker,
        lane: raw.workers[worker].kind === 'loop' ? laneOf(index) : null,
      }));

/** Says of each slice but whole tasks and starts at which lines it was. @param {Recorded['entries']} entries @param {RecordedLine[]} lines @param {(string|null)[]} functions */
const place = (entries, lines, functions) => {
  const byTrack = new Map(
    Array.from(
      groupBy(lines, ({ at, lane }) => `${at} ${lane}`),
      ([key, own]) => {
        own.sort((a, b) => a.us - b.us);
        return [key, { us: own.map(({ us }) => us), line: own.map(({ line }) => line) }];
      },
    ),
  );
  for (const entry of entries) {
    if ('us' in entry || !PLACED.has(entry.kind)) continue;
    const own = byTrack.get(`${entry.at} ${entry.lane}`);
    const where = own && whereBetween(own, entry.from_us, entry.to_us, functions);
    if (where) entry.where = where;
  }
};

/** @param {WorkerStory} worker @param {RawWorker['kind']} kind @param {number} at @param {number} now_ms */
const startOf = ({ requested_ms, ready_ms }, kind, at, now_ms) =>
  requested_ms === null ? [] : [slice({ name: `start ${kind}`, kind: 'start' }, requested_ms, ready_ms ?? now_ms, at)];

/** A wait's name includes the object, if the trace names one. @param {Interval} wait */
const waitWords = ({ arg, on }) => {
  const { name, kind } = WAIT_WORDS[waitOf(arg).kind];
  return { name: on ? `${name} ${on}` : name, kind };
};

/**
 * A task and its waits. Tasks of a loop overlap, so each has a lane of its own.
 * @param {Told} told
 * @param {string|null} [lane]
 */
const taskSlices = ({ name, task, now_ms, at }, lane = null) => {
  const end_ms = task.end_ms ?? now_ms;
  const waits = task.waits.map((wait) => slice(waitWords(wait), wait.begin_ms, wait.end_ms ?? end_ms, at, lane));
  return [slice({ name, kind: 'task' }, task.begin_ms ?? 0, end_ms, at, lane), ...waits];
};

/** Beside the lanes, the loop's own track shows which task is running. @param {Told} told */
const loopSlices = (told) => {
  const { name, task, index, now_ms, at } = told;
  const runs = between(task.begin_ms ?? 0, task.waits, task.end_ms ?? now_ms).map(([begin_ms, end_ms]) =>
    slice({ name, kind: 'run' }, begin_ms, end_ms, at),
  );
  return [...taskSlices(told, laneOf(index)), ...runs];
};

/**
 * The parts of an interval without its waits.
 * @param {number} begin_ms
 * @param {Interval[]} waits
 * @param {number} end_ms
 */
const between = (begin_ms, waits, end_ms) => {
  const edges = [begin_ms, ...waits.flatMap((wait) => [wait.begin_ms, wait.end_ms ?? end_ms]), end_ms];
  return Array.from({ length: edges.length / 2 }, (_, index) => [edges[2 * index], edges[2 * index + 1]]);
};

/** @param {Told} told @param {RawTurn} raw @param {WorkerStory[]} workers */
const carrySlices = ({ task, index, now_ms, at }, raw, workers) => {
  const ends = raw.tasks[index];
  const posted = setOut(raw, workers[at], ends);
  const received = ends.received_ms === null ? now_ms : ends.received_ms - raw.start_ms;
  const slices = [];
  if (posted !== null && task.in_ms !== null)
    slices.push(slice({ name: 'arguments', kind: 'carry' }, Math.min(posted, task.in_ms), task.in_ms, at));
  if (task.out_ms !== null)
    slices.push(slice({ name: 'result', kind: 'carry' }, task.out_ms, Math.max(task.out_ms, received), at));
  return slices;
};

/** @param {Told} told @returns {RecordedInstant[]} */
const instants = ({ task, at }) => [
  ...task.prints.map(({ t_ms, text }) => ({ name: text, kind: 'print', us: us(t_ms), at })),
  ...task.marks.map(({ t_ms, number }) => ({ name: `request ${number}`, kind: 'mark', us: us(t_ms), at })),
  ...task.lost.map(({ t_ms, number }) => ({
    name: `undid ${number} ${number === 1 ? 'update' : 'updates'}`,
    kind: 'lost',
    us: us(t_ms),
    at,
  })),
  ...task.spawned.map(({ t_ms, name }) => ({ name: `starts ${name}`, kind: 'event', us: us(t_ms), at })),
];

/** @param {LockInterval} interval @param {TaskStory} task @param {number} now_ms @param {number} at */
const lockSlice = ({ state, begin_ms, end_ms }, task, now_ms, at) =>
  slice(LOCK_WORDS[state], begin_ms, end_ms ?? task.end_ms ?? now_ms, at);
