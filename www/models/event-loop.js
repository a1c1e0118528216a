/** event loop: one worker, all tasks at once as futures on its loop. */

import { join, sightAgain, startProcess } from './process.js';

/** @import { Machine } from './machine.js' */
/** @import { Turn } from './turn.js' */
/** @import { TurnOrder } from '../protocol.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Machine} machine */
export const eventLoop = async (turn, order, machine) => {
  const [memory] = await machine.processMemories(1);
  turn.accept();
  const loop = startProcess(machine, 0, order.io, memory, order.tasks);
  const worker = join(turn, loop, {
    kind: 'loop',
    requested_ms: loop.child.requested_ms,
    task: () => null,
    onready: () => {},
    onended: () => {},
  });
  turn.posted(0);
  loop.child.post({ type: 'loop', job: order.job, base: machine.base });
  await turn.over;
  if (!turn.error) sightAgain(loop, worker);
  return () => machine.end(loop.child);
};
