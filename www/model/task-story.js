/**
 * What happened to every task of a turn, told from its workers' events, in times from the turn's start. The
 * result (result.js) and the trace (trace-events.js) are both made from this.
 */

import { putInOrder, stretchesOf } from './lock.js';
import { KIND, decode } from './trace.js';

/** @import { RawTask, RawTurn, RawWorker } from '../protocol.js' */
/** @import { HandOver, LockStretch, TimedEvent } from './lock.js' */

/** A stretch of time; `end_ms` is null where it had not ended. `arg` says what kind of wait it is.
 * @typedef {{begin_ms: number, end_ms: number|null, arg: number}} Stretch */

/**
 * @typedef {object} TaskStory
 * @property {number|null} worker
 * @property {number|null} begin_ms
 * @property {number|null} end_ms
 * @property {Stretch[]} waits
 * @property {number|null} in_ms          when the arguments were in
 * @property {number|null} out_ms         when the result set out
 * @property {{checksum: string, counter: number, shared: number, lock: import('../protocol.js').LockSums|null}|null} outcome
 * @property {{kind: import('../protocol.js').ErrorKind, message: string}|null} failure
 * @property {{t_ms: number, text: string}[]} prints
 * @property {{t_ms: number, number: number}[]} marks   requests it answered
 * @property {{t_ms: number, number: number}[]} lost    when its write undid so many updates of others
 */

/** @typedef {{requested_ms: number|null, ready_ms: number|null, lock: LockStretch[], first: TaskStory|null}} WorkerStory first: the task that it ran first */
/** @typedef {{tasks: TaskStory[], workers: WorkerStory[], handOvers: HandOver[]}} Story */

/** @returns {TaskStory} */
const untold = () => ({
  worker: null, begin_ms: null, end_ms: null, waits: [], in_ms: null, out_ms: null, outcome: null, failure: null, prints: [],
  marks: [], lost: [],
});

/** What an event does to its task's story. @type {Record<number, (task: TaskStory, t_ms: number, event: TimedEvent) => void>} */
const TELL = {
  [KIND.taskBegin]: (task, t_ms) => { task.begin_ms = t_ms; },
  [KIND.taskEnd]: (task, t_ms, { text }) => { task.end_ms = t_ms; task.outcome = JSON.parse(text); },
  [KIND.taskFail]: (task, t_ms, { text }) => { task.end_ms = t_ms; task.failure = JSON.parse(text); },
  [KIND.waitBegin]: (task, t_ms, { arg }) => { task.waits.push({ begin_ms: t_ms, end_ms: null, arg }); },
  [KIND.waitEnd]: (task, t_ms) => {
    const wait = task.waits.at(-1);
    if (wait) wait.end_ms = t_ms;
  },
  [KIND.print]: (task, t_ms, { text }) => { task.prints.push({ t_ms, text }); },
  [KIND.messageIn]: (task, t_ms) => { task.in_ms = t_ms; },
  [KIND.messageOut]: (task, t_ms) => { task.out_ms = t_ms; },
  [KIND.mark]: (task, t_ms, { arg }) => { task.marks.push({ t_ms, number: arg }); },
  [KIND.lostUpdate]: (task, t_ms, { arg }) => { task.lost.push({ t_ms, number: arg }); },
};

/** @param {RawTurn} raw @returns {Story} */
export const tell = (raw) => {
  const tasks = raw.tasks.map(untold);
  const events = raw.workers.map(({ clock, snapshot }) => (snapshot ? decode(snapshot) : [])
    .map((event) => ({ ...event, t_ms: event.time_ms + clock.offset_ms - raw.start_ms })));
  const handOvers = putInOrder(events);
  const workers = raw.workers.map((worker, index) => tellWorker(raw, tasks, worker, index, events[index]));
  return { tasks, workers, handOvers };
};

/** @param {RawTurn} raw @param {TaskStory[]} tasks @param {RawWorker} worker @param {number} index @param {TimedEvent[]} events @returns {WorkerStory} */
const tellWorker = (raw, tasks, { requested_ms, snapshot }, index, events) => {
  /** @type {number|null} */
  let ready_ms = null;
  /** @type {TaskStory|null} */
  let first = null;
  for (const event of events) {
    const { t_ms } = event;
    if (event.kind === KIND.workerReady) ready_ms ??= t_ms;
    const task = tasks[event.task];
    if (!task || !(event.kind in TELL)) continue;
    if (event.kind === KIND.taskBegin) {
      task.worker = index;
      first ??= task;
    }
    TELL[event.kind](task, t_ms, event);
  }
  return { requested_ms: requested_ms === null ? null : requested_ms - raw.start_ms, ready_ms, first, lock: stretchesOf(events, !snapshot?.dropped) };
};

/** When the arguments could set out: not before the worker was ready to take them. @param {RawTurn} raw @param {WorkerStory} worker @param {RawTask} ends */
export const setOut = (raw, { requested_ms, ready_ms }, { posted_ms }) => {
  if (posted_ms === null) return null;
  const posted = posted_ms - raw.start_ms;
  return requested_ms === null || ready_ms === null ? posted : Math.max(posted, ready_ms);
};
