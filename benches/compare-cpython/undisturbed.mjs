/**
 * Turns that had the machine to themselves. A turn is known to take a certain number of processors; where more than
 * that were busy meanwhile, somebody else was there, and the turn is taken again once the machine is quiet, while the
 * patience of the whole command lasts. Then it counts as it is: how many did is said at the end.
 */

import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processors that a browser and its page keep busy beside the turn itself. */
const MARGIN = 0.35;
const LOOK_MS = 500;
const PATIENCE_MS = 180_000;

const counts = { turns: 0, disturbed: 0 };
let patience_ms = PATIENCE_MS;

/** @returns {() => number} how many processors were busy since */
const watchProcessors = () => {
  const read = () => cpus().map(({ times }) => ({ idle: times.idle, all: Object.values(times).reduce((sum, time) => sum + time, 0) }));
  const before = read();
  return () => read().reduce((busy, { idle, all }, index) => busy + 1 - (idle - before[index].idle) / Math.max(all - before[index].all, 1), 0);
};

const quiet = async () => {
  for (let busy = Infinity; busy > MARGIN && patience_ms > 0; patience_ms -= LOOK_MS) {
    const busySince = watchProcessors();
    await sleep(LOOK_MS);
    busy = busySince();
  }
};

/**
 * @param {number} processors  that the turn itself takes
 * @param {() => Promise<number>} runner
 */
export const undisturbed = (processors, runner) => async () => {
  counts.turns += 1;
  for (;;) {
    const [start_ms, busy] = [performance.now(), watchProcessors()];
    const figure = await runner();
    if (busy() <= processors + MARGIN) return figure;
    if (patience_ms <= 0) {
      counts.disturbed += 1;
      return figure;
    }
    patience_ms -= performance.now() - start_ms;
    await quiet();
  }
};

export const disturbedTurns = () => `${counts.disturbed} of ${counts.turns} turns shared the processors with somebody else to the last.`;
