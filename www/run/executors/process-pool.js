/** process pool: a few processes, kept from turn to turn. A process without a task takes the next one. */

import { beginAgain, join, postTask, sampleClockAgain, startProcess } from '../coordinator/process-client.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */
/** @import { Process } from '../coordinator/process-client.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Runtime} runtime */
export const processPool = async (turn, order, runtime) => {
  const pool = runtime.processPool;
  for (const { child } of pool.splice(order.workers)) runtime.end(child);
  turn.warm = pool.length === order.workers;
  let next = 0;

  /** @param {Process} process @param {number} index @param {boolean} warm @param {() => void} onready */
  const member = (process, index, warm, onready) => {
    /** @type {number|null} */
    let task = null;
    const take = () => {
      task = next < order.tasks ? next : null;
      next += 1;
      if (task !== null) postTask(turn, process, order, task, runtime.base);
    };
    const requested_ms = warm ? null : process.child.requested_ms;
    const worker = join(turn, order, runtime, process, {
      kind: 'process',
      requested_ms,
      task: () => task,
      onready,
      onended: take,
    });
    return { process, worker, take, index };
  };

  const warm = await Promise.all(
    pool.map(
      (process, index) =>
        new Promise((/** @type {(m: ReturnType<typeof member>) => void} */ resolve) => {
          const one = member(process, index, true, () => resolve(one));
          beginAgain(process);
        }),
    ),
  );
  const memories = await runtime.processMemories(order.workers - pool.length);
  turn.accept();
  const members = [...warm];
  for (const memory of memories) {
    const process = startProcess(runtime, pool.length, order.io, memory);
    pool.push(process);
    const one = member(process, pool.length - 1, false, () => one.take());
    members.push(one);
  }
  for (const { take } of warm) take();
  await turn.over;
  if (!turn.error) for (const { process, worker } of members) if (process.places) sampleClockAgain(process, worker);
  return () => {};
};
