/** Every model that the coordinator runs. A model answers with what is to be done once its trace was copied. */

import { eventLoop } from './event-loop.js';
import { processPool } from './process-pool.js';
import { processes } from './processes.js';
import { sequentialIo } from './sequential-io.js';
import { threadPool } from './thread-pool.js';
import { threads } from './threads.js';

/** @import { Machine } from './machine.js' */
/** @import { Turn } from './turn.js' */
/** @import { ModelName, TurnOrder } from '../protocol.js' */

/** @type {Record<ModelName, (turn: Turn, order: TurnOrder, machine: Machine) => Promise<() => void>>} */
export const MODELS = {
  'sequential': sequentialIo,
  'event-loop': eventLoop,
  'threads-gil': threads,
  'threads': threads,
  'thread-pool': threadPool,
  'processes': processes,
  'process-pool': processPool,
};
