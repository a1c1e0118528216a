/**
 * The executors of all models that the coordinator runs. An executor returns a cleanup callback, run after the trace is
 * copied.
 */

import { eventLoop } from './event-loop.js';
import { processPool } from './process-pool.js';
import { processes } from './processes.js';
import { sequentialIo } from './sequential-io.js';
import { threadPool } from './thread-pool.js';
import { threads } from './threads.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Turn } from '../coordinator/turn.js' */
/** @import { ModelName } from '../../interface.js' */
/** @import { TurnOrder } from '../coordinator-wire.js' */

/** @type {Record<ModelName, (turn: Turn, order: TurnOrder, runtime: Runtime) => Promise<() => void>>} */
export const EXECUTORS = {
  sequential: sequentialIo,
  'event-loop': eventLoop,
  'threads-gil': threads,
  threads: threads,
  'thread-pool': threadPool,
  processes: processes,
  'process-pool': processPool,
};
