/**
 * A task with nothing to do, there and back. Ours: from posting it to the warm process pool until its result is in the
 * coordinator. The peers: the same call of the same engine in a worker, made by a worker through the library. A call
 * starts when the one before has ended; a round's figure is its median call.
 */

import { inTurns } from '../rounds.mjs';
import { row } from '../row.mjs';

const ROUNDS = 40;

/** @param {{page: import('../page.mjs').Page}} lab */
export const roundTrip = async ({ page }) => {
  const us = async (/** @type {Promise<number>} */ ms) => 1000 * (await ms);
  const runners = {
    pool: () => us(page.ask('poolRoundTrip')),
    comlink: () => us(page.ask('peerRoundTrip', 'comlink')),
    workerpool: () => us(page.ask('peerRoundTrip', 'workerpool')),
  };
  await inTurns(5, runners);
  const { pool, comlink, workerpool } = await inTurns(ROUNDS, runners);
  const line = (/** @type {string} */ name, /** @type {number[]} */ peer) =>
    row({
      name: `round_trip_beside_${name}`,
      against: `a call through ${name}`,
      target: 1,
      ours: pool,
      peer,
      unit: 'µs',
    });
  return [line('comlink', comlink), line('workerpool', workerpool)];
};
