/**
 * The coordinator: a worker that owns the threaded instance, so that the page never waits. It runs one turn at
 * a time, tells the page how it goes, and stays free to hear of a cancel.
 */

import * as engine from '../../pkg/interleave.js';
import { MODELS } from '../models/index.js';
import { Machine } from '../models/machine.js';
import { Turn } from '../models/turn.js';

/** @import { FromCoordinator, RawTurn, ToCoordinator, TurnOrder } from '../protocol.js' */

const PROGRESS_EVERY_MS = 200;
/** How long tasks have to end by themselves once they were told to. */
const STOP_PATIENCE_MS = 60;
const STOP_AGAIN_MS = 5;
const WARM_UP_MS = 300;

/** @type {Machine} */
let machine;
/** @type {Turn|null} */
let turn = null;
let tick_ms = 0;

/** @param {FromCoordinator} message @param {Transferable[]} [transfer] */
const post = (message, transfer = []) => self.postMessage(message, { transfer });

/** The smallest step of this worker's clock. */
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
    machine = await Machine.open(engine, page);
    tick_ms = clockTick();
    post({ type: 'opened', clock_tick_us: tick_ms * 1000 });
  } catch (error) {
    post({ type: 'unopened', message: String(error) });
  }
};

/** @param {string} job */
const warmUp = (job) => {
  try {
    machine.engine.warmUp(job, WARM_UP_MS);
  } catch {
    // The turns will meet the same error, and say so where it belongs.
  }
  post({ type: 'warmed' });
};

const GIB = 2 ** 30;

const limits = () => {
  const { deviceMemory = 4 } = /** @type {{deviceMemory?: number}} */ (navigator);
  return {
    shared_bytes: machine.shared_bytes,
    process_bytes: machine.process_bytes,
    all_bytes: Math.max(deviceMemory / 2, 0.5) * GIB,
    default_workers: Math.min(navigator.hardwareConcurrency || 2, 8),
    isolated: machine.isolated,
  };
};

/** @param {TurnOrder} order */
const take = async (order) => {
  const current = new Turn(order.model, order.tasks);
  turn = current;
  machine.engine.reset();
  const progress = reportProgress(current);
  const played = await play(current, order);
  clearInterval(progress);
  turn = null;
  const raw = played ?? await salvage(current, order);
  post({ type: 'outcome', raw, spent: !played }, raw.tasks.flatMap(({ payload }) => payload ? [payload.bytes.buffer] : []));
};

/** @param {Turn} current @param {TurnOrder} order @returns {Promise<RawTurn|null>} null where the turn did not end well */
const play = async (current, order) => {
  try {
    const finish = await MODELS[order.model](current, order, machine);
    if (current.error) return null;
    const raw = current.raw(tick_ms, true);
    finish();
    return raw;
  } catch (error) {
    current.end();
    current.error ??= error instanceof RangeError
      ? { kind: 'memory', message: `The browser has no memory left for that (${error.message}). Take fewer workers, or close other tabs.`, task: null }
      : { kind: 'trap', message: String(error), task: null };
    return null;
  }
};

/** What there is of a turn that failed, copied without entering an instance. @param {Turn} current @param {TurnOrder} order */
const salvage = async (current, order) => {
  const deaf = order.io || (!machine.isolated && machine.children.size > 0);
  if (deaf) current.notes.push('The workers of this turn could not be told to stop; they end by themselves, some seconds later at the most. New ones are ready.');
  await stopAll();
  const raw = current.raw(tick_ms, true);
  machine.endAll();
  return raw;
};

/** Copies what is known while the turn goes on, but never spends more than a twentieth of the time on it. @param {Turn} current */
const reportProgress = (current) => {
  let rest_ms = 0;
  return setInterval(() => {
    rest_ms -= PROGRESS_EVERY_MS;
    if (rest_ms > 0) return;
    const before = performance.now();
    post({ type: 'progress', raw: current.raw(tick_ms, false) });
    rest_ms = 20 * (performance.now() - before);
  }, PROGRESS_EVERY_MS);
};

/** Tells every task to end, and gives those that can hear it the time to say so in their traces. */
const stopAll = async () => {
  const end = performance.now() + STOP_PATIENCE_MS;
  while (performance.now() < end) {
    machine.raiseStop();
    await new Promise((resolve) => { setTimeout(resolve, STOP_AGAIN_MS); });
  }
};

/** @param {ToCoordinator} message */
const handle = (message) => {
  switch (message.type) {
    case 'open':
      return open(message);
    case 'plan':
      return post({ type: 'planned', result: JSON.parse(machine.engine.plan(message.options, JSON.stringify(limits()))) });
    case 'warm-up':
      return warmUp(message.job);
    case 'ask':
      return post({ type: 'told', answer: machine.engine[message.about](message.facts) });
    case 'turn':
      return take(message.order);
    case 'leave':
      machine.raiseStop();
      return void Atomics.store(message.heard, 0, 1);
    case 'cancel':
      return turn?.fail('cancelled', 'The run was cancelled.');
  }
};

self.onmessage = (/** @type {MessageEvent<ToCoordinator>} */ { data }) => handle(data);
