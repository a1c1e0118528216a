/** What recording an event costs, compared with the part that cannot be saved: reading the clock. */

import { inTurns } from '../rounds.mjs';
import { row } from '../row.mjs';

const EVENTS = 16_000;
const ROUNDS = 60;

/** @param {{page: import('../page.mjs').Page}} lab */
export const events = async ({ page }) => {
  const ns = (/** @type {number} */ ms) => (ms * 1e6) / EVENTS;
  const runners = {
    event: async () => ns(await page.ask('record', EVENTS)),
    now: async () => ns(await page.ask('now', EVENTS)),
  };
  await inTurns(10, runners);
  const { event, now } = await inTurns(ROUNDS, runners);
  return [
    row({
      name: 'event_ns',
      against: 'a bare performance.now() from wasm',
      target: 1.15,
      ours: event,
      peer: now,
      unit: 'ns',
    }),
  ];
};
