/** A task with nothing to do, there and back again: through our pool, and through a peer. */

import { Coordinator } from '../../www/run/page/coordinator-client.js';
import { BASE, compiledEngine } from '../../www/run/page/engine.js';
import { median } from '../../www/base/median.js';
import { Asked } from './asking.mjs';

/** The most tasks that a run may have. */
const CALLS = 64;
const JOB = JSON.stringify({ workload: 'squares', params: { n: Array(CALLS).fill(0), passes: 1 } });

/** @type {Coordinator|null} */
let coordinator = null;

const openCoordinator = async () => {
  const opened = new Coordinator(false);
  await opened.open(await compiledEngine(), BASE);
  return opened;
};

/** From posting a task until its result has arrived, both on the coordinator's clock. */
export const poolRoundTrip = async () => {
  coordinator ??= await openCoordinator();
  const { raw } = await coordinator.turn(
    { model: 'process-pool', job: JOB, tasks: CALLS, workers: 1, io: false, lock: null, python: null },
    () => {},
  );
  if (raw.error) throw new Error(raw.error.message);
  return median(raw.tasks.map(({ posted_ms, received_ms }) => Number(received_ms) - Number(posted_ms)));
};

/** @type {Map<string, Asked>} */
const askers = new Map();

/** @param {string} name */
export const peerRoundTrip = async (name) => {
  if (!askers.has(name)) {
    askers.set(name, new Asked('asker.mjs'));
    await askers.get(name)?.ask('openPeer', name, await compiledEngine());
  }
  return median(await askers.get(name)?.ask('callPeer', name, JOB, CALLS, BASE));
};
