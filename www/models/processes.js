/** processes: a worker a task, started for it, with a memory of its own. */

import { join, postTask, sightAgain, startProcess } from './process.js';

/** @import { Machine } from './machine.js' */
/** @import { Turn } from './turn.js' */
/** @import { TurnOrder } from '../protocol.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Machine} machine */
export const processes = async (turn, order, machine) => {
  const memories = await machine.processMemories(order.tasks);
  turn.accept();
  const started = turn.tasks.map((_, index) => {
    const process = startProcess(machine, index, order.io, memories[index]);
    const worker = join(turn, process, {
      kind: 'process',
      requested_ms: process.child.requested_ms,
      task: () => index,
      onready: () => {},
      onended: () => {
        sightAgain(process, worker);
        machine.end(process.child);
      },
    });
    postTask(turn, process, order, index, machine.base);
    return process;
  });
  await turn.over;
  return () => started.forEach(({ child }) => machine.end(child));
};
