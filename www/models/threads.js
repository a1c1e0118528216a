/**
 * threads, with a lock or without: a worker a task, started for it, in the coordinator's own memory. A thread finds its task there and
 * leaves its result there; messages only say that it is ready, and that it has ended.
 */

import { snapshot } from '../model/trace.js';
import { sight } from './clock.js';

/** @import { Machine } from './machine.js' */
/** @import { Turn, TurnWorker } from './turn.js' */
/** @import { TurnOrder } from '../protocol.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Machine} machine */
export const threads = async (turn, order, machine) => {
  const { engine, memory, module, base } = machine;
  const stack_bytes = engine.threadStackBytes();
  turn.accept();
  const shared = new engine.Shared(order.job, order.tasks, order.lock && JSON.stringify(order.lock));
  machine.watchLock(shared.lockAddresses());
  for (let index = 0; index < order.tasks; index += 1) {
    const { trace, clock } = JSON.parse(shared.places(index));
    const child = machine.start('thread', index, order.io);
    /** @type {TurnWorker} */
    const worker = {
      kind: 'thread', requested_ms: child.requested_ms, sightings: [], origin_offset_ms: 0, read: () => snapshot(memory, trace),
    };
    turn.workers.push(worker);
    child.onfailure = (message, started) => turn.fail(started ? 'trap' : 'worker-start', message, index);
    child.onmessage = (message) => {
      if (message.type === 'ended') turn.received(index, null);
      if (message.type === 'ready') worker.origin_offset_ms = message.origin_ms - performance.timeOrigin;
      worker.sightings.push(sight(memory, clock));
      if (message.type === 'ended') machine.gone(child);
    };
    child.post({ type: 'thread', module, memory, address: shared.share(), index, clock, base, stack_bytes });
  }
  await turn.over;
  return () => {
    turn.tasks.forEach((task, index) => { task.payload = shared.payload(index); });
    shared.free();
  };
};
