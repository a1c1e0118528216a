/**
 * A process: an instance of the engine with its own memory. Arguments and results are copied in messages. The event
 * loop also runs in such a worker, with many tasks at once.
 */

import { Solo, initSync, reset } from '../../../pkg/interleave.js';
import { TraceReader } from '../../result/trace-buffer.js';

/** @import { List, Picture } from '../../result/raw-turn.js' */
/** @import { FromWorker, ToProcess } from '../worker-wire.js' */

/** Never freed: the coordinator may read its memory at any time. @type {Solo} */
let solo;
/** @type {WebAssembly.Memory} */
let memory;
/** Whether the coordinator can access this memory; then it reads the trace itself. */
let seen = false;
/** Reads this turn's trace. @type {TraceReader} */
let reader;

/** @param {FromWorker} message */
const post = (message) => self.postMessage(message);

/** Reports ready for a turn; the coordinator then samples the clock, if it can. @param {number} turn */
const ready = (turn) => {
  const places = JSON.parse(solo.places());
  reader = new TraceReader(memory, places.trace);
  post({ type: 'ready', turn, places, origin_ms: performance.timeOrigin });
  if (seen) solo.answerClock();
};

/** @param {number} index @param {Picture|List|null} payload @param {string|null} [outcome] */
const ended = (index, payload, outcome = null) => {
  post({ type: 'ended', index, payload, part: seen ? null : reader.read(), outcome });
};

/** @param {Extract<ToProcess, {type: 'task'}>} order */
const runTask = ({ job, index, base }) => {
  const task = solo.runTask(job, index, base);
  ended(index, task.payload(), task.outcome());
  task.free();
};

/** @param {ToProcess} message */
const handle = async (message) => {
  switch (message.type) {
    case 'start':
      seen = message.memory !== null;
      memory = initSync({ module: message.module, memory: message.memory ?? undefined }).memory;
      reset();
      solo = new Solo(message.tasks);
      return ready(0);
    case 'begin':
      reset();
      solo.begin();
      return ready(message.turn);
    case 'task':
      return runTask(message);
    case 'loop':
      return solo.runEventLoop(
        message.job,
        message.base,
        (/** @type {number} */ index, /** @type {Picture|List|null} */ payload) => ended(index, payload),
      );
    case 'align':
      return solo.answerClock();
    case 'end':
      post({ type: 'closing' });
      return self.close();
  }
};

self.onmessage = async (/** @type {MessageEvent<ToProcess>} */ { data }) => {
  try {
    await handle(data);
  } catch (error) {
    post({ type: 'trapped', message: String(error), index: data.type === 'task' ? data.index : null });
  }
};
