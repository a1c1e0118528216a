/** Each workload that computes, in a warm process, compared with the same Rust compiled natively. */

import { fastest, inTurns } from '../rounds.mjs';
import { row } from '../row.mjs';

/** @import { Page } from '../page.mjs' */
/** @import { Native } from '../native.mjs' */
/** @import { Params } from '../../www/interface.js' */

const ROUNDS = 9;
const TIMES = 3;

/** One task for each workload, with the page's default passes. @type {{workload: string, params: Params}[]} */
const JOBS = [
  { workload: 'squares', params: { n: [1_000_000] } },
  { workload: 'image', params: { tasks: 1, megapixels: 5 } },
];

/** @param {{page: Page, native: Native}} lab */
export const compute = async ({ page, native }) => {
  const rows = [];
  for (const { workload, params } of JOBS) {
    const runners = {
      wasm: fastest(
        TIMES,
        async () => (await page.ask('run', { workload, params, models: ['process-pool'], workers: 1 }))[0].run_ms,
      ),
      native: fastest(TIMES, async () => (await native.ask({ workload, params, threads: 0 })).run_ms[0]),
    };
    await inTurns(1, runners);
    const figures = await inTurns(ROUNDS, runners);
    rows.push(
      row({
        name: `${workload}_wasm`,
        against: 'the same Rust compiled natively',
        target: 1.3,
        ours: figures.wasm,
        peer: figures.native,
        unit: 'ms',
      }),
    );
  }
  return rows;
};
