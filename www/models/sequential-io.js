/**
 * sequential, with real I/O: a synchronous request from the page's main thread would go past the service
 * worker (whatwg/xhr #397), so the tasks run one after another in a worker of their own.
 */

import { join, postTask, sightAgain, startProcess } from './process.js';

/** @import { Machine } from './machine.js' */
/** @import { Turn } from './turn.js' */
/** @import { TurnOrder } from '../protocol.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Machine} machine */
export const sequentialIo = async (turn, order, machine) => {
  turn.notes.push('Real I/O in sequence ran in a worker of its own: a request that blocks the page goes past the service worker.');
  const [memory] = await machine.processMemories(1);
  turn.accept();
  const process = startProcess(machine, 0, order.io, memory);
  let current = 0;
  const worker = join(turn, process, {
    kind: 'process',
    requested_ms: process.child.requested_ms,
    task: () => current,
    onready: () => {},
    onended: (index) => {
      current = index + 1;
      if (current < order.tasks) postTask(turn, process, order, current, machine.base);
    },
  });
  postTask(turn, process, order, 0, machine.base);
  await turn.over;
  if (!turn.error) sightAgain(process, worker);
  return () => machine.end(process.child);
};
