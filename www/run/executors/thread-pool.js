/** thread pool: rayon's threads, built once in the coordinator's memory and reused. */

import { TraceReader } from '../../result/trace-buffer.js';
import { scriptAddress } from '../../browser/script-address.js';
import { LATER_PATIENCE_MS, originOffset, sampleClock } from '../coordinator/clock.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */

const START_PATIENCE_MS = 20_000;

/** @param {Turn} turn @param {TurnOrder} order @param {Runtime} runtime */
export const threadPool = async (turn, order, runtime) => {
  runtime.onpoolfailure = (message) =>
    turn.fail(turn.warm || runtime.threadPoolSize > 0 ? 'trap' : 'worker-start', message);
  const { memory } = runtime;
  turn.warm = runtime.threadPoolSize === order.workers;
  const shared = runtime.shareRun(order, order.workers);
  const places = Array.from({ length: order.workers }, (_, index) => JSON.parse(shared.places(index)));
  const sampleAllClocks = () => {
    shared.answerClocksOnPool();
    places.forEach(({ clock }, index) =>
      turn.workers[index].clock_samples.push(sampleClock(memory, clock, LATER_PATIENCE_MS)),
    );
  };
  const joinAll = (/** @type {number|null} */ requested_ms) => {
    turn.workers = places.map(({ trace, clock }) => {
      const reader = new TraceReader(memory, trace);
      return {
        kind: 'thread',
        requested_ms,
        clock_samples: [],
        get origin_offset_ms() {
          return originOffset(memory, clock);
        },
        read: () => reader.read(),
      };
    });
  };

  if (turn.warm) {
    joinAll(null);
    sampleAllClocks();
    turn.accept();
  } else {
    turn.accept();
    joinAll(turn.start_ms);
    await Promise.race([build(turn, runtime, order.workers), turn.over]);
    if (turn.end_ms !== null) return () => {};
    sampleAllClocks();
  }
  const ran = shared.runOnPool(runtime.base, (/** @type {number} */ index) => turn.received(index, null));
  await turn.over;
  if (turn.error) return () => {};
  await ran;
  sampleAllClocks();
  return () => {
    turn.tasks.forEach((task, index) => {
      task.payload = shared.payload(index);
    });
    runtime.freeRun();
  };
};

/**
 * Adds what wasm-bindgen-rayon lacks: it waits without limit for a worker that does not start.
 * @param {Turn} turn
 * @param {Runtime} runtime
 * @param {number} workers
 */
const build = async (turn, runtime, workers) => {
  const patience = setTimeout(
    () => turn.fail('worker-start', `the pool was not ready within ${START_PATIENCE_MS / 1000} s`),
    START_PATIENCE_MS,
  );
  try {
    await watchingWorkers(runtime, () => runtime.engine.initThreadPool(workers));
    runtime.threadPoolSize = workers;
  } catch (error) {
    turn.fail('worker-start', `the pool could not be started (${error})`);
  } finally {
    clearTimeout(patience);
  }
};

/**
 * wasm-bindgen-rayon does not expose its workers, so a trap in one of them would go unnoticed. While the pool is built,
 * this replaces `Worker` by a class that reports failures to the runtime.
 * @param {Runtime} runtime
 * @param {() => Promise<void>} make
 */
const watchingWorkers = async (runtime, make) => {
  const Plain = self.Worker;
  self.Worker = class extends Plain {
    /** @param {string|URL} script @param {WorkerOptions} [options] */
    constructor(script, options) {
      super(scriptAddress(script), options);
      this.addEventListener('error', (event) => {
        event.preventDefault();
        runtime.onpoolfailure(event.message);
      });
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'trapped') runtime.onpoolfailure(data.message);
      });
    }
  };
  try {
    await make();
  } finally {
    self.Worker = Plain;
  }
};
