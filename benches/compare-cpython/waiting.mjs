/**
 * How much of their time computing threads wait for the lock: (n−1)/n of it, if they share it evenly. CPython does not
 * report this. Time in which a thread had no processor is counted as waiting, because there is no other reason for it
 * here.
 */

import { inTurns } from '../rounds.mjs';
import { nearRow, said } from '../row.mjs';
import { passesLasting, squares } from './squares.mjs';
import { undisturbed } from './undisturbed.mjs';

/** @import { Lab } from './ratios.mjs' */

const ROUNDS = 7;
const THREADS = [2, 3, 4];
const TASK_MS = 500;
const TOLERANCE = 0.05;

const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0);

/** @param {Lab} lab */
export const waitingShares = async (lab) => {
  const passes = await passesLasting(lab, TASK_MS);
  const turn = (/** @type {number} */ threads, /** @type {number} */ count) => ({
    workload: 'squares',
    params: squares(threads, count),
    model: /** @type {const} */ ('threads-gil'),
    workers: threads,
  });
  const ours = (/** @type {number} */ threads) =>
    undisturbed(1, async () => {
      const { lock } = await lab.playground.run(turn(threads, passes.playground));
      if (!lock) throw new Error('the page tells nothing of the lock');
      return lock.waits_ms / (lock.has_ms + lock.waits_ms);
    });
  const peer = (/** @type {number} */ threads) =>
    undisturbed(1, async () => {
      const watched = (await lab.cpython.run(turn(threads, passes.cpython))).threads;
      return (
        1 - sum(watched.map(({ cpu_ms }) => cpu_ms)) / sum(watched.map(({ begin_ms, end_ms }) => end_ms - begin_ms))
      );
    });
  const figures = await inTurns(
    ROUNDS,
    Object.fromEntries(
      THREADS.flatMap((threads) => [
        [`ours ${threads}`, ours(threads)],
        [`peer ${threads}`, peer(threads)],
      ]),
    ),
  );
  return THREADS.map((threads) =>
    nearRow({
      name: `waiting_${threads}_threads`,
      unit: 'share of the time that threads which compute wait for the lock',
      target: (threads - 1) / threads,
      tolerance: TOLERANCE,
      values: figures[`ours ${threads}`],
      ours: said(figures[`ours ${threads}`]),
      peer: said(figures[`peer ${threads}`]),
    }),
  );
};
