/** What the checkpoints cost a task that computes: the same engine with them and without, each in a warm worker. */

import { fastest, inTurns } from '../rounds.mjs';
import { row } from '../row.mjs';

const ROUNDS = 20;
const TIMES = 10;
/** Short, since a hundredth is to be told apart: a stretch in which nobody else had the processor has to be found. */
const JOBS = [
  { workload: 'squares', params: { n: [1_000_000], passes: 10 } },
  { workload: 'image', params: { tasks: 1, megapixels: 0.5, passes: 10 } },
];

/** @param {{page: import('../page.mjs').Page}} lab */
export const checkpoints = async ({ page }) => {
  const builds = { checked: await page.ask('isChecked', 'pkg'), unchecked: await page.ask('isChecked', 'pkg-unchecked') };
  if (!builds.checked || builds.unchecked) throw new Error(`the builds are not what they are called: ${JSON.stringify(builds)}`);
  const rows = [];
  for (const job of JOBS) {
    const runners = {
      checked: fastest(TIMES, () => page.ask('task', 'pkg', job)),
      unchecked: fastest(TIMES, () => page.ask('task', 'pkg-unchecked', job)),
    };
    await inTurns(3, runners);
    const { checked, unchecked } = await inTurns(ROUNDS, runners);
    rows.push(row({ name: `${job.workload}_checkpoints`, against: 'the same without checkpoints', target: 1.02, ours: checked, peer: unchecked, unit: 'ms' }));
  }
  return rows;
};
