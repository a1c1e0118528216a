/**
 * sequential, with real I/O: a synchronous request from the page's main thread would bypass the service worker
 * (whatwg/xhr #397), so the tasks run one after another in a worker.
 */

import { join, postTask, sampleClockAgain, startProcess } from '../coordinator/process-client.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Runtime} runtime */
export const sequentialIo = async (turn, order, runtime) => {
  turn.notes.push(
    'Real I/O in sequence ran in a worker of its own: a request that blocks the page goes past the service worker.',
  );
  const [memory] = await runtime.processMemories(1);
  turn.accept();
  const process = startProcess(runtime, 0, order.io, memory);
  let current = 0;
  const worker = join(turn, order, runtime, process, {
    kind: 'process',
    requested_ms: process.child.requested_ms,
    task: () => current,
    onready: () => {},
    onended: (index) => {
      current = index + 1;
      if (current < order.tasks) postTask(turn, process, order, current, runtime.base);
    },
  });
  postTask(turn, process, order, 0, runtime.base);
  await turn.over;
  if (!turn.error) sampleClockAgain(process, worker);
  return () => runtime.end(process.child);
};
