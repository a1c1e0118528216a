/**
 * Turns that had the computer to themselves. The number of processors that a turn uses is known. If more were busy
 * during the turn, another program was running, and the turn is taken again once the computer is quiet, as long as the
 * time limit of the whole command allows. After that a disturbed turn counts as it is; their number is printed at the
 * end.
 */

import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processors that a browser and its page keep busy besides the turn itself. */
const MARGIN = 0.35;
const LOOK_MS = 500;
const PATIENCE_MS = 180_000;

const counts = { turns: 0, disturbed: 0 };
let patience_ms = PATIENCE_MS;

/** @returns {() => number} how many processors were busy since the call */
const watchProcessors = () => {
  const read = () =>
    cpus().map(({ times }) => ({ idle: times.idle, all: Object.values(times).reduce((sum, time) => sum + time, 0) }));
  const before = read();
  return () =>
    read().reduce(
      (busy, { idle, all }, index) => busy + 1 - (idle - before[index].idle) / Math.max(all - before[index].all, 1),
      0,
    );
};

const quiet = async () => {
  for (let busy = Infinity; busy > MARGIN && patience_ms > 0; patience_ms -= LOOK_MS) {
    const busySince = watchProcessors();
    await sleep(LOOK_MS);
    busy = busySince();
  }
};

/**
 * @param {number} processors  that the turn itself uses
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

export const disturbedTurns = () =>
  `${counts.disturbed} of ${counts.turns} turns shared the processors with somebody else to the last.`;
