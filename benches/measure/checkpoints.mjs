/**
 * What checkpoints cost a task that computes: the same engine with checkpoints and without, each in a warm worker. Also
 * what one checkpoint costs a thread that has the lock while no thread asks for it.
 */

import { fastest, inTurns } from '../rounds.mjs';
import { plainRow, row } from '../row.mjs';

const ROUNDS = 20;
const TIMES = 10;
/**
 * Short jobs, because a difference of one hundredth must be measured: a short run is more likely to find an interval in
 * which no other program uses the processor.
 */
const JOBS = [
  { workload: 'squares', params: { n: [1_000_000], passes: 10 } },
  { workload: 'image', params: { tasks: 1, megapixels: 0.5, passes: 10 } },
];

const CHECKPOINTS = 10_000_000;

/** @param {import('../page.mjs').Page} page */
const lockedCheckpoint = async (page) => {
  const ns = async () => ((await page.ask('checkpoint', CHECKPOINTS)) * 1e6) / CHECKPOINTS;
  const { ours } = await inTurns(ROUNDS, { ours: ns });
  return plainRow({
    name: 'locked_checkpoint',
    target: 3,
    values: ours,
    unit: 'ns',
    note: 'a checkpoint with the lock, uncontended',
  });
};

/** @param {{page: import('../page.mjs').Page}} lab */
export const checkpoints = async ({ page }) => {
  const builds = {
    checked: await page.ask('isChecked', 'pkg'),
    unchecked: await page.ask('isChecked', 'pkg-unchecked'),
  };
  if (!builds.checked || builds.unchecked)
    throw new Error(`the builds are not what they are called: ${JSON.stringify(builds)}`);
  const rows = [];
  for (const job of JOBS) {
    const runners = {
      checked: fastest(TIMES, () => page.ask('task', 'pkg', job)),
      unchecked: fastest(TIMES, () => page.ask('task', 'pkg-unchecked', job)),
    };
    await inTurns(3, runners);
    const { checked, unchecked } = await inTurns(ROUNDS, runners);
    rows.push(
      row({
        name: `${job.workload}_checkpoints`,
        against: 'the same without checkpoints',
        target: 1.02,
        ours: checked,
        peer: unchecked,
        unit: 'ms',
      }),
    );
  }
  return [await lockedCheckpoint(page), ...rows];
};
