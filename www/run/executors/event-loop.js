/** event loop: one worker runs all tasks at once, as futures on its loop. */

import { join, sampleClockAgain, startProcess } from '../coordinator/process-client.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Runtime} runtime */
export const eventLoop = async (turn, order, runtime) => {
  const [memory] = await runtime.processMemories(1);
  turn.accept();
  const loop = startProcess(runtime, 0, order.io, memory, order.tasks);
  const worker = join(turn, order, runtime, loop, {
    kind: 'loop',
    requested_ms: loop.child.requested_ms,
    task: () => null,
    onready: () => {},
    onended: () => {},
  });
  turn.posted(0);
  loop.child.post({ type: 'loop', job: order.job, base: runtime.base });
  await turn.over;
  if (!turn.error) sampleClockAgain(loop, worker);
  return () => runtime.end(loop.child);
};
