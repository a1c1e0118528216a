/** The browser's side: one Chromium, on a site with the page's modules and the benchmarks' own pages. */

import { join } from 'node:path';
import { startBrowser, versionOf } from '../tests/e2e/browser.js';
import { mirror } from '../tools/mirror.mjs';
import { serve } from '../tools/serve.mjs';
import { ROOT } from '../tools/shell.mjs';
import { BENCH } from './build.mjs';

/** @typedef {typeof import('./page/bench.mjs').bench} Bench */
/**
 * @typedef {{ask: <K extends keyof Bench>(name: K, ...given: Parameters<Bench[K]>) =>
 *   Promise<Awaited<ReturnType<Bench[K]>>>, browser: () => Promise<string>, close: () => Promise<void>}} Page
 */

const SITE = {
  www: 'www',
  pkg: 'pkg',
  'www/run/workers/thread.js': `${BENCH}/workers/thread.js`,
  'www/run/workers/process.js': `${BENCH}/workers/process.js`,
  bench: 'benches/page',
  'bench/pkg': `${BENCH}/pkg`,
  'bench/pkg-unchecked': `${BENCH}/pkg-unchecked`,
  'bench/vendor/comlink.mjs': 'node_modules/comlink/dist/esm/comlink.min.mjs',
  'bench/vendor/workerpool.js': 'node_modules/workerpool/dist/workerpool.min.js',
};

/** What the Python machine's measurements need besides. */
const PYTHON = {
  'bench/python/machine.js': 'target/python-web/locked/machine.js',
  'bench/python/machine_bg.wasm': 'target/python-web/locked/machine_bg.wasm',
  'bench/python/raw': 'target/python-web/raw',
  'bench/pyodide': 'node_modules/pyodide',
};

const PATIENCE_MS = 600_000;

/** Sent to the page: calls one of the page's functions. */
const CALL = `const [name, given, done] = arguments;
  window.bench[name](...given).then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;

/** @param {boolean} withPython @returns {Promise<Page>} */
export const openPage = async (withPython) => {
  const root = join(ROOT, BENCH, 'site');
  mirror(ROOT, root, withPython ? { ...SITE, ...PYTHON } : SITE);
  const site = await serve({ root, port: 0 });
  const { driver, close } = await startBrowser();
  await driver.manage().setTimeouts({ script: PATIENCE_MS });
  await driver.get(`${site.url}bench/`);
  return {
    async ask(name, ...given) {
      const answer = /** @type {{value: any, error?: string}} */ (await driver.executeAsyncScript(CALL, name, given));
      if (answer.error !== undefined) throw new Error(`in the page, ${name}: ${answer.error}`);
      return answer.value;
    },
    browser: () => versionOf(driver),
    async close() {
      await close();
      await site.close();
    },
  };
};
