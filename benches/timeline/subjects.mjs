/** A browser 1600 px wide, and the pages of the three timelines, each opened anew for every round. */

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../../tests/e2e/browser.js';
import { mirror } from '../../tools/mirror.mjs';
import { serve } from '../../tools/serve.mjs';
import { ROOT, run } from '../../tools/shell.mjs';
import { encodeTimeline } from '../../www/trace/timeline-file.js';
import { BENCH } from '../build.mjs';
import { bigTimeline, chromeTrace } from './million.mjs';

/**
 * @typedef {{open_ms: number, frames_ms: number[], rest_ms: number, memory_bytes: number, first_ms: number|null}}
 *   Measured
 */
/** @typedef {'ours'|'speedscope'|'flame-chart'} Subject */

const MADE = `${BENCH}/timeline`;
const PATIENCE_MS = 240_000;
const SITE = {
  www: 'www',
  'benches/timeline/page': 'benches/timeline/page',
  speedscope: 'node_modules/speedscope/dist/release',
  'vendor/flame-chart.js': `${MADE}/flame-chart.js`,
  'trace/trace.json': `${MADE}/trace.json`,
  'trace/trace.timeline': `${MADE}/trace.timeline`,
};
/** speedscope and flame-chart-js write styles into the page. */
const CSP = "default-src 'self' data: blob: 'unsafe-inline' 'wasm-unsafe-eval'";
const PAGES = { ours: 'benches/timeline/page/', speedscope: 'speedscope/', 'flame-chart': 'benches/timeline/page/' };

/** Sent to the page. */
const MEASURE = `const [name, file, withMemory, done] = arguments;
  (async () => {
    const { fetchFile, gestures, memory_bytes, opening, resting } = await import('/benches/timeline/page/drive.mjs');
    const page = await import('/benches/timeline/page/' + name + '.mjs');
    let given = await fetchFile('/trace/' + file, file);
    const open_ms = await opening(page.subject, given);
    given = null;
    const frames_ms = await gestures(page.subject);
    const rest_ms = await resting();
    return { open_ms, frames_ms, rest_ms, memory_bytes: withMemory ? await memory_bytes() : NaN, first_ms: page.firstSeen?.() ?? null };
  })().then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;

/** @param {{events: number, tracks: number}} size @returns {{binary_bytes: number, json_bytes: number}} */
export function writeTraces(size) {
  mkdirSync(join(ROOT, MADE), { recursive: true });
  const timeline = bigTimeline(size);
  writeFileSync(join(ROOT, MADE, 'trace.timeline'), new Uint8Array(encodeTimeline(timeline)));
  writeFileSync(join(ROOT, MADE, 'trace.json'), chromeTrace(timeline));
  const bytes = (/** @type {string} */ name) => statSync(join(ROOT, MADE, name)).size;
  return { binary_bytes: bytes('trace.timeline'), json_bytes: bytes('trace.json') };
}

/**
 * Each page is measured in a new browser: what another page left behind would count as its memory.
 * @param {string} url
 * @param {Subject} subject
 * @param {string} file
 * @param {boolean} withMemory
 * @returns {Promise<Measured>}
 */
async function measureFresh(url, subject, file, withMemory) {
  const { driver, close } = await startBrowser();
  try {
    await driver.manage().setTimeouts({ script: PATIENCE_MS });
    const beside = await driver.executeScript('return [outerWidth - innerWidth, outerHeight - innerHeight]');
    const [across, down] = /** @type {number[]} */ (beside);
    await driver
      .manage()
      .window()
      .setRect({ width: 1600 + across, height: 900 + down });
    await driver.get(new URL(PAGES[subject], url).href);
    const answer = /** @type {{value: Measured, error?: string}} */ (
      await driver.executeAsyncScript(MEASURE, subject, file, withMemory)
    );
    if (answer.error !== undefined) throw new Error(`${subject}: ${answer.error}`);
    return answer.value;
  } finally {
    await close();
  }
}

/**
 * @returns {Promise<{measure: (subject: Subject, file: string, withMemory?: boolean) => Promise<Measured>, close: () =>
 *   Promise<void>}>}
 */
export async function openSubjects() {
  if (
    !run(
      `esbuild --log-level=warning --bundle --format=esm --outfile=${MADE}/flame-chart.js node_modules/flame-chart-js/dist/index.js`,
    )
  )
    throw new Error('flame-chart-js could not be bundled');
  const root = join(ROOT, BENCH, 'timeline-site');
  mirror(ROOT, root, SITE);
  const site = await serve({ root, port: 0, csp: CSP });
  return {
    measure: (subject, file, withMemory = true) => measureFresh(site.url, subject, file, withMemory),
    close: async () => {
      await site.close();
    },
  };
}
