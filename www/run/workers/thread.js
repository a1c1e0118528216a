/** A thread: it shares the memory of the coordinator or of a process, runs one task, and ends. */

import { initSync, runThread } from '../../../pkg/interleave.js';

/** @import { FromWorker, ToThread } from '../worker-wire.js' */

/** @param {FromWorker} message */
const post = (message) => self.postMessage(message);

/** @param {ToThread} order */
const run = ({ module, memory, share, task, worker, base, stack_bytes }) => {
  const wasm = initSync({ module, memory, thread_stack_size: stack_bytes });
  post({ type: 'ready', turn: 0, places: null, origin_ms: performance.timeOrigin });
  const ended = () => post({ type: 'ended', index: task, payload: null, part: null, outcome: null });
  runThread(share, task, worker, base, ended);
  // Frees the stack and the thread-local memory, which nothing else frees.
  wasm.__wbindgen_thread_destroy();
  self.close();
};

self.onmessage = (/** @type {MessageEvent<ToThread>} */ { data }) => {
  try {
    run(data);
  } catch (error) {
    post({ type: 'trapped', message: String(error), index: data.task });
  }
};
