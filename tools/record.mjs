/**
 * `make recordings`: runs what the page shows before anybody pressed Run, on this machine, and writes it down with
 * where and when. Needs the tests' set-up. A recording is never written by hand.
 */

import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from '../tests/e2e/browser.js';
import { serveSite } from '../tests/e2e/site.js';
import { ROOT } from './shell.mjs';

/** @import { RunOptions } from '../www/protocol.js' */

const FILE = 'www/recorded/first-view.js';

/** What the first view is about: two threads that take turns, and two processes that do not. @type {RunOptions} */
const OPTIONS = {
  workload: 'squares', params: { n: [1_000_000, 1_000_000], passes: 250, return_list: false },
  models: ['threads-gil', 'processes'], lock: { flavour: 'cpython-3.2', interval_ms: 5 },
};
/** The first is thrown away: it compiles. The median of the others is kept. */
const TURNS = 6;

/** In the page: as many turns as asked for, of each model the turn with the median time. */
const RUN = `const [options, turns, done] = arguments;
  (async () => {
    const lab = document.querySelector('interleave-lab');
    const results = [];
    for (let turn = 0; turn < turns; turn += 1) results.push(await lab.run(options));
    return options.models.map((name) => {
      const all = results.slice(1).map(({ models }) => models.find(({ model }) => model === name)).sort((a, b) => a.wall_ms - b.wall_ms);
      const { model, wall_ms, trace, error } = all[all.length >> 1];
      return { model, wall_ms, error, events: trace.traceEvents };
    });
  })().then(done, (error) => done({ failed: String(error) }));`;

const site = await serveSite();
const { driver, close } = await startBrowser();
try {
  await driver.get(site.url);
  const models = /** @type {any} */ (await driver.executeAsyncScript(RUN, OPTIONS, TURNS));
  if (models.failed || models.some((/** @type {any} */ { error }) => error)) throw new Error(`no recording: ${JSON.stringify(models).slice(0, 300)}`);
  const version = (await driver.getCapabilities()).getBrowserVersion();
  const recording = {
    day: new Date().toISOString().slice(0, 10), browser: `Chromium ${String(version).split('.')[0]}`, cores: cpus().length, options: OPTIONS,
    models: models.map((/** @type {any} */ { model, wall_ms, events }) => ({ model, wall_ms: Number(wall_ms.toFixed(1)), events: events.map(short) })),
  };
  writeFileSync(join(ROOT, FILE), `/** Recorded by \`make recordings\` (tools/record.mjs); not to be edited. */\n\n/** @type {import('../model/recording.js').Recording} */\nexport const firstView = ${JSON.stringify(recording)};\n`);
  console.log(`${FILE}: ${recording.models.map((/** @type {any} */ { model, wall_ms }) => `${model} ${wall_ms} ms`).join(', ')}`);
} finally {
  await close();
  await site.close();
}

/** Less than a microsecond nobody sees, and it is loaded with the page. @param {any} event */
function short({ ts, dur, ...rest }) {
  return { ...rest, ...(ts === undefined ? {} : { ts: Math.round(ts) }), ...(dur === undefined ? {} : { dur: Math.round(dur) }) };
}
