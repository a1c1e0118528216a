/** processes: starts one worker for each task, with its own memory. */

import { join, postTask, sampleClockAgain, startProcess } from '../coordinator/process-client.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Runtime} runtime */
export const processes = async (turn, order, runtime) => {
  const memories = await runtime.processMemories(order.tasks);
  turn.accept();
  const started = turn.tasks.map((_, index) => {
    const process = startProcess(runtime, index, order.io, memories[index]);
    const worker = join(turn, order, runtime, process, {
      kind: 'process',
      requested_ms: process.child.requested_ms,
      task: () => index,
      onready: () => {},
      onended: () => {
        sampleClockAgain(process, worker);
        runtime.end(process.child);
      },
    });
    postTask(turn, process, order, index, runtime.base);
    return process;
  });
  await turn.over;
  return () => started.forEach(({ child }) => runtime.end(child));
};
