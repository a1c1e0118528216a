/**
 * A process: an instance of the engine with a memory of its own. Arguments come in and results go out by
 * message, as copies. The event loop is such a worker too, with many tasks at once.
 */

import { Solo, initSync, reset } from '../../pkg/interleave.js';
import { snapshot } from '../model/trace.js';

/** @import { FromWorker, Picture, List, ToProcess } from '../protocol.js' */

/** @type {Solo} */
let solo;
/** @type {WebAssembly.Memory} */
let memory;
/** Whether the coordinator can see this memory: then it reads the trace itself. */
let seen = false;
let tasks = 1;

/** @param {FromWorker} message */
const post = (message) => self.postMessage(message);

/** A new trace for a new turn; the coordinator then reads the clock, where it can. */
const begin = () => {
  solo?.free();
  reset();
  solo = new Solo(tasks);
  post({ type: 'ready', places: JSON.parse(solo.places()), origin_ms: performance.timeOrigin });
  if (seen) solo.answerClock();
};

/** @param {number} index @param {Picture|List|null} payload */
const ended = (index, payload) => {
  const copy = seen ? null : snapshot(memory, JSON.parse(solo.places()).trace);
  post({ type: 'ended', index, payload, snapshot: copy });
};

/** @param {ToProcess} message */
const handle = async (message) => {
  switch (message.type) {
    case 'start':
      seen = message.memory !== null;
      tasks = message.tasks;
      memory = initSync({ module: message.module, memory: message.memory ?? undefined }).memory;
      return begin();
    case 'begin':
      return begin();
    case 'task':
      return ended(message.index, solo.runTask(message.job, message.index, message.base));
    case 'loop':
      return solo.runEventLoop(message.job, message.base, ended);
    case 'align':
      return solo.answerClock();
  }
};

self.onmessage = async (/** @type {MessageEvent<ToProcess>} */ { data }) => {
  try {
    await handle(data);
  } catch (error) {
    post({ type: 'trapped', message: String(error), index: data.type === 'task' ? data.index : null });
  }
};
