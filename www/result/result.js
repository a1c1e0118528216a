/** Turns the raw data of a turn into a result of the public interface (interface.js, ModelResult). */

import { lockOf, sumLocks } from './lock.js';
import { setOut, tell } from './task-story.js';
import { traceOf } from '../base/recorded-trace.js';
import { recordedOf } from './recorded.js';
import { traceEvents } from './trace-events.js';
import { deadlockText } from './deadlock.js';
import { PROGRAM } from './model-properties.js';
import { MAIN_PROCESS, nameAmongProcesses } from './thread-name.js';
import { waitOf } from './trace-buffer.js';
import { functionsOf } from './where.js';

/** @import { LabError, ModelResult, TaskResult } from '../interface.js' */
/** @import { Plan } from './engine-answers.js' */
/** @import { RawTask, RawTurn } from './raw-turn.js' */
/** @import { Story, TaskStory, WorkerStory } from './task-story.js' */

const NO_WORKER = 'The browser has no room for one more worker. Start fewer at once.';

/** @param {(number|null)[]} values @returns {number|null} null if there are no values */
const sum = (values) => {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((total, value) => total + value, 0) : null;
};

/** The name of a task. The plan names those that the run begins with. @param {Plan} plan @param {RawTurn} raw @param {number} index */
const nameOf = (plan, raw, index) => raw.tasks[index].name ?? plan.tasks[index];

/** The clocks of two workers agree to a tick or two, so a negative duration counts as 0. @param {number} ms */
const notNegative = (ms) => Math.max(0, ms);

/**
 * @param {Plan} plan
 * @param {RawTurn} raw
 * @param {number|null} frozen_ms
 * @returns {ModelResult}
 */
export const modelResult = (plan, raw, frozen_ms) => {
  const story = tell(raw);
  const now_ms = raw.now_ms - raw.start_ms;
  const culprit =
    raw.error?.kind === 'trap' && raw.error.task === null ? unfinished(story.tasks) : (raw.error?.task ?? null);
  const named = (/** @type {number} */ index) => shownName(plan, raw, story, index);
  const message = raw.error?.kind === 'deadlock' ? deadlockText(story.tasks, named, now_ms) : raw.error?.message;
  const turnError = raw.error && { ...raw.error, message: String(message), task: culprit };
  const tasks = story.tasks.map((task, index) => taskResult(plan, raw, turnError, story, task, index));
  const error = turnError ?? tasks.find((task, index) => task.error && !raw.tasks[index].refused)?.error ?? null;
  const complete = raw.over && !raw.error;
  // An incomplete sum would look like a smaller complete one.
  const whole = story.tasks.every((task) => task.whole);
  const dropped_events = raw.workers.reduce((total, { trace }) => total + (trace?.dropped ?? 0), 0);
  const wall_ms = complete || !raw.over ? now_ms : null;
  return {
    model: raw.model,
    workers: raw.workers.filter(({ hosts }) => !hosts).length,
    wall_ms: raw.workers.length > 0 ? wall_ms : null,
    start_ms: sum(tasks.map((task) => task.worker_start_ms)),
    run_ms: whole ? sum(tasks.map((task) => task.run_ms)) : null,
    wait_ms: whole ? sum(tasks.map((task) => task.wait_ms)) : null,
    carry_ms: whole ? sum(tasks.map((task) => task.carry_ms)) : null,
    frozen_ms,
    wall_interval_ms: null,
    speedup: null,
    speedup_interval: null,
    differs: null,
    warm: raw.warm,
    lock: sumLocks(tasks, lockOf(plan, raw.model)),
    requests_per_s: dropped_events > 0 ? null : requestRate(story.tasks, now_ms),
    error,
    dropped_events,
    notes: [...raw.notes, ...notes(story.tasks)],
    clocks: clocks(raw),
    samples: [],
    tasks,
    output: output(story.tasks, complete && !error ? plan.last_line : null, now_ms, (index) => ({
      process: processOf(raw, story.tasks[index].worker),
      thread: nameOf(plan, raw, index),
    })),
    ...(raw.exit_code === undefined ? {} : { exit_code: raw.exit_code }),
    trace: traceOf(recordedOf(raw, story, now_ms, named, functionsOf(String(plan.params.source ?? ''))), traceEvents),
  };
};

/** The name of the process that a worker of a whole program is in. @param {RawTurn} raw @param {number|null} worker */
const processOf = ({ workers }, worker) =>
  (worker === null ? null : workers[workers[worker].process ?? worker].name) ?? MAIN_PROCESS;

/**
 * What a task is called beside those of other processes.
 * @param {Plan} plan @param {RawTurn} raw @param {Story} story @param {number} index
 */
const shownName = (plan, raw, story, index) =>
  nameAmongProcesses(processOf(raw, story.tasks[index].worker), nameOf(plan, raw, index));

/** The task that began and did not end, although it was told to stop. @param {TaskStory[]} tasks */
const unfinished = (tasks) => {
  const index = tasks.findIndex(({ begin_ms, end_ms }) => begin_ms !== null && end_ms === null);
  return index < 0 ? null : index;
};

/**
 * @param {Plan} plan @param {RawTurn} raw @param {LabError|null} turnError
 * @param {Story} story @param {TaskStory} task @param {number} index
 * @returns {TaskResult}
 */
const taskResult = (plan, raw, turnError, story, task, index) => {
  const { worker, begin_ms, end_ms, waits, outcome, lock, whole } = task;
  const wait_ms =
    begin_ms === null || end_ms === null || !whole
      ? null
      : waits.reduce((total, wait) => total + (wait.end_ms ?? end_ms) - wait.begin_ms, 0);
  return {
    name: nameOf(plan, raw, index),
    ...(raw.model === PROGRAM ? { process: processOf(raw, worker) } : {}),
    worker: worker === null ? null : raw.workers.slice(0, worker).filter(({ hosts }) => !hosts).length,
    start_ms: begin_ms,
    end_ms,
    worker_start_ms: workerStart(story.workers, task),
    run_ms:
      begin_ms === null || end_ms === null || wait_ms === null
        ? null
        : notNegative(end_ms - begin_ms - wait_ms - (lock?.waits_ms ?? 0)),
    wait_ms,
    carry_ms: carry(raw, story.workers, task, raw.tasks[index]),
    checksum: outcome?.checksum ?? null,
    counter: outcome?.counter ?? null,
    shared: outcome?.shared ?? null,
    lock,
    payload: described(raw.tasks[index].payload),
    ...resultOf(raw.tasks[index]),
    error: taskError(raw, turnError, task, index),
  };
};

/**
 * Requests answered per second while every task was running, so beside the computing tasks. Null if no task answers
 * requests, if all tasks never ran at the same time, or if the trace is incomplete.
 * @param {TaskStory[]} tasks @param {number} now_ms
 */
const requestRate = (tasks, now_ms) => {
  const marks = tasks.flatMap((task) => task.marks);
  const begin_ms = Math.max(...tasks.map((task) => task.begin_ms ?? Infinity));
  const end_ms = Math.min(...tasks.map((task) => task.end_ms ?? now_ms));
  if (marks.length === 0 || !(end_ms > begin_ms)) return null;
  const within = marks.filter(({ t_ms }) => t_ms > begin_ms && t_ms <= end_ms).length;
  return (within / (end_ms - begin_ms)) * 1000;
};

/** @param {RawTask} task */
const resultOf = ({ result }) => (result === null || result === undefined ? {} : { result });

/** @param {RawTask['payload']} payload @returns {TaskResult['payload']} */
const described = (payload) =>
  payload &&
  Object.defineProperty(/** @type {any} */ ({ ...payload, bytes: payload.bytes.byteLength }), 'data', {
    value: payload.bytes,
  });

/**
 * A worker's start counts for the first task that it ran; for later tasks the worker was already running.
 * @param {WorkerStory[]} workers
 * @param {TaskStory} task
 */
const workerStart = (workers, task) => {
  if (task.worker === null || task.begin_ms === null) return null;
  const { requested_ms, ready_ms, first } = workers[task.worker];
  return first === task && requested_ms !== null && ready_ms !== null ? notNegative(ready_ms - requested_ms) : 0;
};

/** @param {RawTurn} raw @param {WorkerStory[]} workers @param {TaskStory} task @param {RawTask} ends */
const carry = (raw, workers, task, ends) => {
  if (task.worker === null || task.end_ms === null || ends.received_ms === null || !task.whole) return null;
  const posted = setOut(raw, workers[task.worker], ends);
  const arguments_ms = posted === null || task.in_ms === null ? 0 : notNegative(task.in_ms - posted);
  return arguments_ms + notNegative(ends.received_ms - raw.start_ms - (task.out_ms ?? task.end_ms));
};

/**
 * @param {RawTurn} raw
 * @param {LabError|null} turnError
 * @param {TaskStory} task
 * @param {number} index
 * @returns {LabError|null}
 */
const taskError = (raw, turnError, task, index) => {
  if (turnError?.task === index) return turnError;
  const { exception } = raw.tasks[index];
  if (exception) return { kind: 'exception', ...exception, task: index };
  if (raw.tasks[index].refused) return { kind: 'worker-start', message: NO_WORKER, task: index };
  if (task.failure) return { ...task.failure, task: index };
  if (!raw.over || task.end_ms !== null) return null;
  // A daemon, which the end of its program cuts off.
  if (raw.exit_code !== undefined) return null;
  return { kind: 'cancelled', message: 'The run ended before this task did.', task: index };
};

/**
 * Lines in the order of their times; those of a whole program in the order of its writes, which clocks of several workers tell
 * less well.
 * @param {TaskStory[]} tasks @param {string|null} last_line @param {number} end_ms
 * @param {(index: number) => {process: string, thread: string}} whoOf  a whole program's task is
 */
const output = (tasks, last_line, end_ms, whoOf) => {
  const printed = tasks.flatMap(({ prints }, task) => prints.map((print) => ({ ...print, task })));
  /** @param {typeof printed[number]} print */
  const order = (print) => ('number' in print ? print.number : print.t_ms);
  printed.sort((a, b) => order(a) - order(b));
  /** @type {ModelResult['output']} */
  const lines = printed.map((print) => ({
    t_ms: print.t_ms,
    task: print.task,
    text: print.text,
    ...('stream' in print ? { stream: print.stream, ...whoOf(print.task) } : {}),
  }));
  if (last_line !== null) lines.push({ t_ms: end_ms, task: null, text: last_line });
  return lines;
};

/** @param {TaskStory[]} tasks */
const notes = (tasks) =>
  tasks.some(({ waits }) => waits.some(({ arg }) => waitOf(arg).kind === 'busy'))
    ? ["A page's main thread may not sleep: its waits are busy waits, which spin on the clock and freeze the page."]
    : [];

/** @param {RawTurn} raw @returns {ModelResult['clocks']} */
const clocks = ({ workers }) => {
  const known = workers.map(({ clock }) => clock.disagreement_us).filter((us) => us !== null);
  const aligned = workers.some(({ clock }) => clock.aligned === false)
    ? false
    : workers.length === 0 || workers.some(({ clock }) => clock.aligned === null)
      ? null
      : true;
  return { aligned, disagreement_us: known.length > 0 ? Math.max(...known) : null };
};
