/** A thread: shares the coordinator's memory, runs one task of a run, and ends. */

import { answerClock, initSync, runThread } from '../../pkg/interleave.js';

/** @import { FromWorker, ToThread } from '../protocol.js' */

/** @param {FromWorker} message */
const post = (message) => self.postMessage(message);

/** @param {ToThread} order */
const run = ({ module, memory, address, index, clock, base, stack_bytes }) => {
  const wasm = initSync({ module, memory, thread_stack_size: stack_bytes });
  post({ type: 'ready', places: null, origin_ms: performance.timeOrigin });
  answerClock(clock);
  runThread(address, index, base);
  post({ type: 'ended', index, payload: null, snapshot: null });
  answerClock(clock);
  // Gives back the stack and the thread-local memory, which nothing else would.
  wasm.__wbindgen_thread_destroy();
  self.close();
};

self.onmessage = (/** @type {MessageEvent<ToThread>} */ { data }) => {
  try {
    run(data);
  } catch (error) {
    post({ type: 'trapped', message: String(error), index: data.index });
  }
};
