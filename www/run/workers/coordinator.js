/**
 * The coordinator: a worker that owns the threaded instance, so that the page never blocks. It runs one turn at a time,
 * reports progress to the page, and never blocks, so that it receives a cancel.
 */

import * as engine from '../../../pkg/interleave.js';
import { EXECUTORS } from '../executors/index.js';
import { probe } from '../executors/probe.js';
import { PYTHON } from '../executors/python.js';
import { Runtime } from '../coordinator/runtime.js';
import { Turn } from '../coordinator/turn.js';

/** @import { LabError } from '../../interface.js' */
/** @import { FromCoordinator, ToCoordinator, TurnOrder, TurnReport } from '../coordinator-wire.js' */

const PROGRESS_EVERY_MS = 200;
/** How often a thread of a reader's program says at which line it is. */
const SAMPLE_EVERY_MS = 5;
/** How long tasks may take to end after they were told to stop. */
const STOP_PATIENCE_MS = 60;
const STOP_AGAIN_MS = 5;
/** How long none of the workers may close itself before the rest are terminated. */
const CLOSE_PATIENCE_MS = 400;
/** How long the browser may take to end workers that were terminated. */
const TERMINATE_PATIENCE_MS = 2500;
/** The time that each worker still needs to close after its `closing` message. */
const CLOSING_MS = 20;
const WARM_UP_MS = 300;
const STAND_IN =
  'Its requests did not leave this site: whatever an address names, the page’s own service worker answers it, with the delay and the size that the address may give.';

/** Undefined before `open`. @type {Runtime} */
let runtime;
/** @type {Turn|null} */
let turn = null;
let tick_ms = 0;

/** @param {FromCoordinator} message @param {Transferable[]} [transfer] */
const post = (message, transfer = []) => self.postMessage(message, { transfer });

const pause = (/** @type {number} */ ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Measures the smallest step of this worker's clock. */
const clockTick = () => {
  const steps = [];
  for (let last = performance.now(); steps.length < 20;) {
    const now = performance.now();
    if (now > last) steps.push(now - last);
    last = now;
  }
  return Math.min(...steps);
};

/** @param {Extract<ToCoordinator, {type: 'open'}>} page */
const open = async (page) => {
  try {
    runtime = await Runtime.open(engine, page);
    tick_ms = clockTick();
    post({ type: 'opened', clock_tick_us: tick_ms * 1000 });
  } catch (error) {
    post({ type: 'unopened', message: String(error) });
  }
};

/** @param {string} job */
const warmUp = (job) => {
  try {
    runtime.engine.warmUp(job, WARM_UP_MS);
  } catch {
    // The turns will fail with the same error and report it.
  }
  post({ type: 'warmed' });
};

const GIB = 2 ** 30;

const limits = () => {
  const { deviceMemory = 4 } = /** @type {{deviceMemory?: number}} */ (navigator);
  return {
    shared_bytes: runtime.shared_bytes,
    process_bytes: runtime.process_bytes,
    all_bytes: Math.max(deviceMemory / 2, 0.5) * GIB,
    default_workers: Math.min(navigator.hardwareConcurrency || 2, 8),
    isolated: runtime.isolated,
  };
};

/** @param {TurnOrder} order */
const take = async (order) => {
  const current = new Turn(order.model, order.tasks);
  turn = current;
  runtime.engine.reset();
  if (order.python && order.io) current.notes.push(STAND_IN);
  const progress = reportProgress(current);
  const samples = order.python ? setInterval(() => runtime.askWhere(), SAMPLE_EVERY_MS) : undefined;
  const played = await play(current, order);
  clearInterval(progress);
  clearInterval(samples);
  turn = null;
  const report = played ?? (await salvage(current, order));
  post(
    { type: 'outcome', report, unusable: report.error !== null },
    report.tasks.flatMap(({ payload }) => (payload ? [payload.bytes.buffer] : [])),
  );
};

/**
 * @param {Turn} current
 * @param {TurnOrder} order
 * @returns {Promise<TurnReport|null>} null if the turn's workers may still run
 */
const play = async (current, order) => {
  /** @type {TurnReport|null} */
  let report = null;
  try {
    const { python } = order;
    const finish = await (python
      ? PYTHON[order.model](current, { ...order, python }, runtime)
      : EXECUTORS[order.model](current, order, runtime));
    if (current.error) return null;
    report = current.report(tick_ms, true);
    finish();
    return report;
  } catch (error) {
    current.end();
    current.error ??= errorOf(error);
    // What was read is not read again.
    return report && { ...report, error: current.error };
  }
};

/** @param {unknown} error @returns {LabError} */
const errorOf = (error) =>
  error instanceof RangeError
    ? {
        kind: 'memory',
        message: `The browser has no memory left for that (${error.message}). Take fewer workers, or close other tabs.`,
        task: null,
      }
    : { kind: 'trap', message: String(error), task: null };

/**
 * Copies the partial result of a failed turn without entering an instance.
 * @param {Turn} current
 * @param {TurnOrder} order
 */
const salvage = async (current, order) => {
  const deaf = order.io || (!runtime.isolated && runtime.children.size > 0);
  if (deaf)
    current.notes.push(
      'The workers of this turn could not be told to stop; they end by themselves, some seconds later at the most. New ones are ready.',
    );
  await stopAll();
  const report = current.report(tick_ms, true);
  runtime.endProcesses();
  return report;
};

/**
 * Sends a copy of the partial result during the turn, but spends at most a twentieth of the time on it.
 * @param {Turn} current
 */
const reportProgress = (current) => {
  let rest_ms = 0;
  return setInterval(() => {
    rest_ms -= PROGRESS_EVERY_MS;
    if (rest_ms > 0) return;
    const before = performance.now();
    post({ type: 'progress', report: current.report(tick_ms, false) });
    rest_ms = 20 * (performance.now() - before);
  }, PROGRESS_EVERY_MS);
};

/** Tells every task to stop, and gives tasks that receive this the time to record it in their traces. */
const stopAll = async () => {
  const end = performance.now() + STOP_PATIENCE_MS;
  while (performance.now() < end) {
    runtime.raiseStop();
    await pause(STOP_AGAIN_MS);
  }
};

/** Tells every worker to close, and waits as long as one after another does: sixty-four take their time. */
const closeAll = async () => {
  runtime.endProcesses();
  let left = runtime.children.size;
  let patience = performance.now() + CLOSE_PATIENCE_MS;
  while (runtime.children.size > 0 && performance.now() < patience) {
    runtime.raiseStop();
    await pause(STOP_AGAIN_MS);
    if (runtime.children.size === left) continue;
    left = runtime.children.size;
    patience = performance.now() + CLOSE_PATIENCE_MS;
  }
};

/** Ends every worker, then reports it. Only then may the coordinator be terminated (child.js says why). */
const end = async () => {
  turn?.fail('cancelled', 'The run was cancelled.');
  // The engine has not loaded yet, so no worker was started.
  if (!runtime) return post({ type: 'ended' });
  const closing = runtime.children.size;
  await closeAll();
  runtime.terminateAll();
  const ended_ms = runtime.terminated_ms + TERMINATE_PATIENCE_MS;
  await pause(Math.max(ended_ms - performance.now(), CLOSING_MS * (1 + closing)));
  post({ type: 'ended' });
};

/** Ends the processes while a page that is being left waits for it. @param {Int32Array<SharedArrayBuffer>} heard */
const leave = async (heard) => {
  runtime?.endProcesses();
  do {
    runtime?.raiseStop();
    await pause(STOP_AGAIN_MS);
  } while (runtime?.children.size > 0);
  Atomics.store(heard, 0, 1);
};

/** @param {ToCoordinator} message */
const handle = (message) => {
  switch (message.type) {
    case 'open':
      return open(message);
    case 'plan':
      return post({
        type: 'planned',
        result: JSON.parse(runtime.engine.plan(message.options, JSON.stringify(limits()))),
      });
    case 'warm-up':
      return warmUp(message.job);
    case 'probe':
      return probe(runtime, message.python).then((probed) => post({ type: 'probed', probed }));
    case 'ask':
      return post({ type: 'told', answer: runtime.engine[message.about](message.facts) });
    case 'turn':
      return take(message.order);
    case 'leave':
      return leave(message.heard);
    case 'end':
      return end();
    case 'interrupt':
      return turn?.interrupt?.();
    case 'cancel':
      return turn?.fail('cancelled', 'The run was cancelled.');
  }
};

self.onmessage = (/** @type {MessageEvent<ToCoordinator>} */ { data }) => handle(data);
