/** The playground's side: the page itself in Chromium, through its element. */

import { startBrowser, versionOf } from '../../tests/e2e/browser.js';
import { serveSite } from '../../tests/e2e/site.js';

/** @import { ModelResult } from '../../www/interface.js' */
/** @import { Turn } from './cpython.mjs' */

/** @typedef {Pick<ModelResult, 'wall_ms'|'lock'|'requests_per_s'|'error'>} Figures */
/**
 * @typedef {{run: (turn: Turn) => Promise<Figures & {wall_ms: number}>, browser: () => Promise<string>, close: () =>
 *   Promise<void>}} Playground
 */

const PATIENCE_MS = 600_000;

/** Sent to the page: makes a run, and returns only the figures of its result. */
const RUN = `const [options, done] = arguments;
  document.querySelector('interleave-lab').run(options).then(
    ({ models: [{ wall_ms, lock, requests_per_s, error }] }) => done({ wall_ms, lock, requests_per_s, error }),
    (error) => done({ error: { message: String(error) } }));`;

/** @returns {Promise<Playground>} */
export const openPlayground = async () => {
  const site = await serveSite();
  const { driver, close } = await startBrowser();
  await driver.manage().setTimeouts({ script: PATIENCE_MS });
  await driver.get(site.url);
  return {
    async run({ workload, params, model, workers, interval_ms = 5 }) {
      const options = { workload, params, models: [model], workers, lock: { flavour: 'cpython-3.2', interval_ms } };
      const figures = /** @type {Figures} */ (await driver.executeAsyncScript(RUN, options));
      if (figures.error || figures.wall_ms === null)
        throw new Error(`in the page, ${workload} on ${model}: ${figures.error?.message}`);
      return { ...figures, wall_ms: figures.wall_ms };
    },
    browser: () => versionOf(driver),
    async close() {
      await close();
      await site.close();
    },
  };
};
