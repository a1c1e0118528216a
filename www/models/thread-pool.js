/** thread pool: rayon's threads, built once in the coordinator's memory and used again. */

import { snapshot } from '../model/trace.js';
import { LATER_PATIENCE_MS, originOffset, sight } from './clock.js';

/** @import { Machine } from './machine.js' */
/** @import { Turn } from './turn.js' */
/** @import { TurnOrder } from '../protocol.js' */

const START_PATIENCE_MS = 20_000;

/** @param {Turn} turn @param {TurnOrder} order @param {Machine} machine */
export const threadPool = async (turn, order, machine) => {
  machine.onpoolfailure = (message) => turn.fail(turn.warm || machine.threadPoolSize > 0 ? 'trap' : 'worker-start', message);
  const { engine, memory } = machine;
  turn.warm = machine.threadPoolSize === order.workers;
  const shared = new engine.Shared(order.job, order.workers, order.lock && JSON.stringify(order.lock));
  machine.watchLock(shared.lockAddresses());
  const places = Array.from({ length: order.workers }, (_, index) => JSON.parse(shared.places(index)));
  const sightAll = () => {
    shared.answerClocksOnPool();
    places.forEach(({ clock }, index) => turn.workers[index].sightings.push(sight(memory, clock, LATER_PATIENCE_MS)));
  };
  const joinAll = (/** @type {number|null} */ requested_ms) => {
    turn.workers = places.map(({ trace, clock }) => ({
      kind: 'thread', requested_ms, sightings: [], get origin_offset_ms() { return originOffset(memory, clock); }, read: () => snapshot(memory, trace),
    }));
  };

  if (turn.warm) {
    joinAll(null);
    sightAll();
    turn.accept();
  } else {
    turn.accept();
    joinAll(turn.start_ms);
    await Promise.race([build(turn, machine, order.workers), turn.over]);
    if (turn.end_ms !== null) return () => {};
    sightAll();
  }
  const ran = shared.runOnPool(machine.base, (/** @type {number} */ index) => turn.received(index, null));
  await turn.over;
  if (turn.error) return () => {};
  await ran;
  sightAll();
  return () => {
    turn.tasks.forEach((task, index) => { task.payload = shared.payload(index); });
    shared.free();
  };
};

/** wasm-bindgen-rayon waits for ever for a worker that does not start. @param {Turn} turn @param {Machine} machine @param {number} workers */
const build = async (turn, machine, workers) => {
  const patience = setTimeout(
    () => turn.fail('worker-start', `the pool was not ready within ${START_PATIENCE_MS / 1000} s`),
    START_PATIENCE_MS,
  );
  try {
    await watchingWorkers(machine, () => machine.engine.initThreadPool(workers));
    machine.threadPoolSize = workers;
  } catch (error) {
    turn.fail('worker-start', `the pool could not be started (${error})`);
  } finally {
    clearTimeout(patience);
  }
};

/**
 * wasm-bindgen-rayon keeps its workers to itself, so nobody would hear that one of them trapped. While the pool
 * is built, every worker that is made here is one whose failures the machine hears.
 * @param {Machine} machine
 * @param {() => Promise<void>} make
 */
const watchingWorkers = async (machine, make) => {
  const Plain = self.Worker;
  self.Worker = class extends Plain {
    /** @param {string|URL} script @param {WorkerOptions} [options] */
    constructor(script, options) {
      super(script, options);
      this.addEventListener('error', (event) => {
        event.preventDefault();
        machine.onpoolfailure(event.message);
      });
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'trapped') machine.onpoolfailure(data.message);
      });
    }
  };
  try {
    await make();
  } finally {
    self.Worker = Plain;
  }
};
