/** Starts a thread for one task and adds it to a turn. */

import { TraceReader } from '../../result/trace-buffer.js';
import { originOffset, sampleClock } from './clock.js';
import { spawn } from './spawn.js';

/** @import { Runtime } from './runtime.js' */
/** @import { Turn, TurnWorker } from './turn.js' */
/** @import { Places } from '../../result/raw-turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */
/** @import { Home } from './spawn.js' */

/**
 * Starts the thread in the memory of its home. `share`: a share of the run in that memory, which this thread takes
 * over. `task`: the number of its task in that memory. `worker`: its index among the run's workers. `index`: its task's
 * index in the turn.
 * @param {Turn} turn
 * @param {TurnOrder} order
 * @param {Runtime} runtime
 * @param {Home} home
 * @param {{share: number, task: number, worker: number, places: Places, index: number}} thread
 */
export const startThread = (turn, order, runtime, home, { share, task, worker, places: { trace, clock }, index }) => {
  const { memory } = home;
  const child = runtime.start('thread', turn.workers.length, order.io, memory === runtime.memory ? null : memory);
  const reader = new TraceReader(memory, trace);
  /** @type {TurnWorker} */
  const own = {
    kind: 'thread',
    requested_ms: child.requested_ms,
    process: home.process,
    tasks: home.tasks,
    clock_samples: [],
    get origin_offset_ms() {
      return originOffset(memory, clock);
    },
    read: () => reader.read(),
  };
  turn.workers.push(own);
  child.onfailure = (message, started) => turn.fail(started ? 'trap' : 'worker-start', message, index);
  child.onmessage = (message) => {
    if (message.type === 'spawn') return spawn(turn, order, runtime, home, message.asked);
    if (message.type === 'ended') turn.received(index, null);
    own.clock_samples.push(sampleClock(memory, clock));
    if (message.type === 'ended') runtime.gone(child);
  };
  const { module, base } = runtime;
  child.post({
    type: 'thread',
    module,
    memory,
    share,
    task,
    worker,
    base,
    stack_bytes: runtime.engine.threadStackBytes(),
  });
};
