/**
 * threads, with or without a lock: starts one worker for each task, in the coordinator's memory. A thread reads its
 * task and writes its result there; its messages only say that it is ready and that it has ended.
 */

import { startThread } from '../coordinator/thread-client.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */

/** @param {Turn} turn @param {TurnOrder} order @param {Runtime} runtime */
export const threads = async (turn, order, runtime) => {
  turn.accept();
  const shared = runtime.shareRun(order, order.tasks);
  const home = { memory: runtime.memory, process: null, tasks: turn.tasks.map((_, index) => index) };
  for (let index = 0; index < order.tasks; index += 1) {
    const places = JSON.parse(shared.places(index));
    startThread(turn, order, runtime, home, { share: shared.share(), task: index, worker: index, places, index });
  }
  await turn.over;
  return () => {
    for (let index = 0; index < order.tasks; index += 1) turn.tasks[index].payload = shared.payload(index);
    runtime.freeRun();
  };
};
