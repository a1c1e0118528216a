/**
 * Collects what happened to every task of a turn from its workers' events. Times are relative to the turn's start. The
 * result (result.js) and the trace (trace-events.js) are both made from this.
 */

import { groupBy } from '../base/group-by.js';
import { putInOrder, lockIntervalsOf } from './lock.js';
import { ESSENTIAL as ESSENTIAL_KINDS, KIND } from '../generated/trace-layout.js';
import { waitOf } from './trace-buffer.js';
import { linesOf, readWrite } from './written.js';

/** @import { RawTask, RawTurn, RawWorker } from './raw-turn.js' */
/** @import { HandOver, LockInterval, TimedEvent } from './lock.js' */
/** @import { Event } from './trace-buffer.js' */
/** @import { Write, WrittenLine } from './written.js' */

/**
 * An interval of time, of a wait for a lock with the task that has it, if that is known; `end_ms` is null if it had not ended. `arg` gives the kind of wait, and `on` the name of the object
 * that the task waits for, if that object has one.
 * @typedef {{begin_ms: number, end_ms: number|null, arg: number, on?: string, holder?: number}}
 *   Interval
 */

/**
 * @typedef {object} TaskStory
 * @property {number|null} worker
 * @property {number|null} begin_ms
 * @property {number|null} end_ms
 * @property {Interval[]} waits
 * @property {number|null} in_ms          when the arguments had arrived
 * @property {number|null} out_ms         when the result was sent
 * @property {{checksum: string, counter: number, shared: number}|null} outcome
 * @property {{kind: import('../interface.js').ErrorKind, message: string}|null} failure
 * @property {import('../interface.js').LockSums|null} lock  its thread's lock figures, once it has ended
 * @property {boolean} whole              none of its events was dropped, so its waits and messages are complete
 * @property {(Omit<WrittenLine, 'task'>|{t_ms: number, text: string})[]} prints
 * @property {Write[]} writes             of a whole program
 * @property {{t_ms: number, number: number}[]} marks   requests it answered
 * @property {{t_ms: number, number: number}[]} lost    when its write undid `number` updates of other tasks
 * @property {number|null} holder         the task that has the lock which it will wait for
 * @property {{t_ms: number, line: number}[]} lines     of a reader's program that it came to
 * @property {{t_ms: number, name: string}[]} spawned   tasks that it spawned
 */

/**
 * @typedef {{requested_ms: number|null, ready_ms: number|null, lock: LockInterval[], first: TaskStory|null}}
 *   WorkerStory first: the task that it ran first
 */
/** @typedef {{tasks: TaskStory[], workers: WorkerStory[], handOvers: HandOver[]}} Story */

/** @returns {TaskStory} */
const untold = () => ({
  worker: null,
  begin_ms: null,
  end_ms: null,
  waits: [],
  in_ms: null,
  out_ms: null,
  outcome: null,
  failure: null,
  lock: null,
  whole: true,
  prints: [],
  writes: [],
  marks: [],
  lost: [],
  lines: [],
  holder: null,
  spawned: [],
});

/**
 * Handlers that add an event to its task's story.
 * @type {Record<number, (task: TaskStory, t_ms: number, event: TimedEvent) => void>}
 */
const TELL = {
  [KIND.taskBegin]: (task, t_ms) => {
    task.begin_ms = t_ms;
  },
  [KIND.taskEnd]: (task, t_ms, { told }) => {
    const { lock, ...outcome } = told;
    Object.assign(task, { end_ms: t_ms, lock: lock ?? null, outcome });
  },
  [KIND.taskFail]: (task, t_ms, { told }) => {
    const { lock, ...failure } = told;
    Object.assign(task, { end_ms: t_ms, lock: lock ?? null, failure });
  },
  [KIND.waitBegin]: (task, t_ms, { arg, on }) => {
    const { holder } = task;
    task.holder = null;
    task.waits.push({ begin_ms: t_ms, end_ms: null, arg, ...(on && { on }), ...(holder !== null && { holder }) });
  },
  [KIND.waitEnd]: (task, t_ms) => {
    const wait = task.waits.at(-1);
    if (wait) wait.end_ms = t_ms;
  },
  [KIND.print]: (task, t_ms, { text }) => {
    task.prints.push({ t_ms, text });
  },
  [KIND.write]: (task, t_ms, { text }) => {
    const write = readWrite(text, t_ms);
    if (write) task.writes.push(write);
  },
  [KIND.messageIn]: (task, t_ms) => {
    task.in_ms = t_ms;
  },
  [KIND.messageOut]: (task, t_ms) => {
    task.out_ms = t_ms;
  },
  [KIND.mark]: (task, t_ms, { arg }) => {
    task.marks.push({ t_ms, number: arg });
  },
  [KIND.lostUpdate]: (task, t_ms, { arg }) => {
    task.lost.push({ t_ms, number: arg });
  },
  [KIND.holder]: (task, _, { arg }) => {
    task.holder = arg;
  },
  [KIND.line]: (task, t_ms, { arg }) => {
    task.lines.push({ t_ms, line: arg });
  },
  [KIND.taskSpawned]: (task, t_ms, { told }) => {
    task.spawned.push({ t_ms, name: told.name });
  },
};

/** Kinds whose text is JSON. */
const IN_JSON = new Set([KIND.taskEnd, KIND.taskFail, KIND.taskSpawned, KIND.objectMade]);

/** What an event's text says: null for a kind without JSON, undefined if the text is damaged. @param {Event} event */
const toldBy = ({ kind, text }) => {
  if (!IN_JSON.has(/** @type {any} */ (kind))) return null;
  try {
    const told = JSON.parse(text);
    return typeof told === 'object' && told !== null ? told : undefined;
  } catch {
    return undefined;
  }
};

/** Clocks of two workers differ by less than this. */
const CLOCKS_MS = 20;

/**
 * Whether an event is as its worker recorded it. A task whose stack ran over in memory that threads share may have
 * written over a trace.
 * @param {TimedEvent} event
 * @param {TaskStory[]} tasks
 */
const isSound = ({ kind, task, arg, t_ms, told }, tasks) =>
  task < tasks.length &&
  t_ms >= -CLOCKS_MS &&
  t_ms < Infinity &&
  told !== undefined &&
  (kind !== KIND.waitBegin || waitOf(arg).kind !== undefined);

/** @param {RawTurn} raw @returns {Story} */
export const tell = (raw) => {
  const tasks = raw.tasks.map(untold);
  const events = raw.workers.map(({ clock, trace, tasks: numbers }) =>
    (trace?.events ?? [])
      .map((event) => ({
        ...event,
        // Each memory numbers its own tasks.
        task: numbers?.[event.task] ?? event.task,
        t_ms: event.time_ms + clock.offset_ms - raw.start_ms,
        told: toldBy(event),
      }))
      .filter((event) => isSound(event, tasks)),
  );
  nameWaits(raw, events);
  const handOvers = handOversOf(raw, events);
  const workers = raw.workers.map((worker, index) => tellWorker(raw, tasks, worker, index, events[index]));
  for (const { task, ...line } of linesOf(tasks.map(({ writes }) => writes))) tasks[task].prints.push(line);
  return { tasks, workers, handOvers };
};

/** The memory that each worker is in. @param {RawTurn} raw */
const memoriesOf = (raw) =>
  raw.workers.map(({ kind, process }, index) => process ?? (kind === 'thread' ? 'shared' : index));

/**
 * The hand-overs of the lock. Each memory has a lock of its own, which counts its own switches.
 * @param {RawTurn} raw @param {TimedEvent[][]} events  by worker
 */
const handOversOf = (raw, events) => {
  const memories = memoriesOf(raw);
  const own = Array.from(
    groupBy([...events.keys()], (worker) => memories[worker]),
    ([, workers]) => workers,
  );
  return own.flatMap((workers) =>
    putInOrder(workers.map((worker) => events[worker])).map(({ from, to, ...handOver }) => ({
      ...handOver,
      from: workers[from],
      to: workers[to],
    })),
  );
};

/**
 * Names the object that each wait is for, if the object has a name. Objects have their numbers in the memory of the task that
 * made them; a task that is joined has its number there too.
 * @param {RawTurn} raw
 * @param {TimedEvent[][]} events  by worker
 */
const nameWaits = (raw, events) => {
  const memories = memoriesOf(raw);
  const named = new Map(
    events.flatMap((own, worker) =>
      own
        .filter(({ kind }) => kind === KIND.objectMade)
        .map(({ told: { object, name } }) => [`${memories[worker]}/${object}`, name]),
    ),
  );
  events.forEach((own, worker) => {
    const { tasks } = raw.workers[worker];
    for (const event of own.filter(({ kind }) => kind === KIND.waitBegin)) {
      const { kind, object } = waitOf(event.arg);
      if (kind === 'mutex') event.on = named.get(`${memories[worker]}/${object}`);
      if (kind === 'join') event.on = raw.tasks[tasks?.[object] ?? object]?.name ?? undefined;
    }
  });
};

/** Events that a full buffer still accepts. */
const ESSENTIAL = new Set(ESSENTIAL_KINDS);

/**
 * The number of events before the first gap. A buffer that is full stays full, so all dropped events came after the
 * last non-essential event. @param {TimedEvent[]} events @param {number} dropped
 */
const knownUntil = (events, dropped) =>
  dropped === 0 ? Infinity : events.findLastIndex(({ kind }) => !ESSENTIAL.has(kind)) + 1;

/** Removes a wait whose end event was dropped, since its duration is unknown. @param {TaskStory} task */
const forgetOpenWait = ({ waits }) => {
  if (waits.at(-1)?.end_ms === null) waits.pop();
};

/**
 * @param {RawTurn} raw
 * @param {TaskStory[]} tasks
 * @param {RawWorker} worker
 * @param {number} index
 * @param {TimedEvent[]} events
 * @returns {WorkerStory}
 */
const tellWorker = (raw, tasks, { requested_ms, trace }, index, events) => {
  /** @type {number|null} */
  let ready_ms = null;
  /** @type {TaskStory|null} */
  let first = null;
  const known = knownUntil(events, trace?.dropped ?? 0);
  events.forEach((event, at) => {
    const { t_ms } = event;
    if (event.kind === KIND.workerReady) ready_ms ??= t_ms;
    const task = tasks[event.task];
    if (!task || !(event.kind in TELL)) return;
    if (event.kind === KIND.taskBegin) {
      task.worker = index;
      first ??= task;
    }
    // A task that ended before the buffer was full is whole. A task that has not ended is whole if the buffer was never
    // full.
    if (ESSENTIAL.has(event.kind)) task.whole = known === Infinity || (event.kind !== KIND.taskBegin && at < known);
    TELL[event.kind](task, t_ms, event);
  });
  for (const task of tasks) if (task.worker === index && !task.whole) forgetOpenWait(task);
  return {
    requested_ms: requested_ms === null ? null : requested_ms - raw.start_ms,
    ready_ms,
    first,
    lock: lockIntervalsOf(events, !trace?.dropped),
  };
};

/**
 * When the arguments could be sent: not before the worker was ready to receive them.
 * @param {RawTurn} raw
 * @param {WorkerStory} worker
 * @param {RawTask} ends
 */
export const setOut = (raw, { requested_ms, ready_ms }, { posted_ms }) => {
  if (posted_ms === null) return null;
  const posted = posted_ms - raw.start_ms;
  return requested_ms === null || ready_ms === null ? posted : Math.max(posted, ready_ms);
};
