/** process pool: a few processes kept from turn to turn; each takes the next task when it has none. */

import { join, postTask, sightAgain, startProcess } from './process.js';

/** @import { Machine } from './machine.js' */
/** @import { Turn } from './turn.js' */
/** @import { TurnOrder } from '../protocol.js' */
/** @import { Process } from './process.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Machine} machine */
export const processPool = async (turn, order, machine) => {
  const pool = machine.processPool;
  for (const { child } of pool.splice(order.workers)) machine.end(child);
  turn.warm = pool.length === order.workers;
  let next = 0;

  /** @param {Process} process @param {number} index @param {boolean} warm @param {() => void} onready */
  const member = (process, index, warm, onready) => {
    /** @type {number|null} */
    let task = null;
    const take = () => {
      task = next < order.tasks ? next : null;
      next += 1;
      if (task !== null) postTask(turn, process, order, task, machine.base);
    };
    const requested_ms = warm ? null : process.child.requested_ms;
    const worker = join(turn, process, { kind: 'process', requested_ms, task: () => task, onready, onended: take });
    return { process, worker, take, index };
  };

  const warm = await Promise.all(pool.map((process, index) => new Promise((/** @type {(m: ReturnType<typeof member>) => void} */ resolve) => {
    const one = member(process, index, true, () => resolve(one));
    process.child.post({ type: 'begin' });
  })));
  const memories = await machine.processMemories(order.workers - pool.length);
  turn.accept();
  const members = [...warm];
  for (const memory of memories) {
    const process = startProcess(machine, pool.length, order.io, memory);
    pool.push(process);
    const one = member(process, pool.length - 1, false, () => one.take());
    members.push(one);
  }
  for (const { take } of warm) take();
  await turn.over;
  if (!turn.error) for (const { process, worker } of members) if (process.places) sightAgain(process, worker);
  return () => {};
};
