/**
 * What a reader sees first is true: a fresh page's first run takes the tasks no longer than its later ones. Browsers
 * keep compiled code for the next page, so a page is fresh in a browser of its own only. `make bench` measures every
 * workload on every model, and by a stricter target.
 */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.js';
import { median } from '../../www/base/median.js';
import { RUNS, firstBesideNext, taskTime } from './first-run.js';
import { Lab } from './lab.js';
import { serveSite } from './site.js';

/** @import { RunOptions } from '../../www/interface.js' */
/** @import { Site } from './site.js' */

const PAGES = 3;
const MOST = 1.6;

/**
 * Of the pairs that were worst; each workload has code of its own, so one page can try them all.
 * @type {RunOptions[]}
 */
const FIRST = [
  { workload: 'squares', params: { n: [1_000_000, 1_000_000], passes: 150 }, models: ['process-pool'], workers: 2 },
  { workload: 'mix', params: { tasks: 2, pieces: 10_000, wait_ms: 0, copy_kib: 0 }, models: ['threads'] },
  { workload: 'image', params: { tasks: 1, megapixels: 2 }, models: ['threads-gil'] },
];

/** @type {Site} */
let site;
before(async () => {
  site = await serveSite();
});
after(async () => {
  await site?.close();
});

/** The ratios of one fresh page, in the order of `FIRST`. */
const ofFreshPage = async () => {
  const browser = await startBrowser();
  try {
    const lab = new Lab(browser, site.url);
    await lab.open();
    const ratios = [];
    for (const options of FIRST) {
      const times = [];
      for (let run = 0; run < RUNS; run += 1) times.push(taskTime((await lab.run(options)).models[0]));
      ratios.push(firstBesideNext(times));
    }
    return ratios;
  } finally {
    await browser.close();
  }
};

test('a fresh page’s first run takes what its later ones take', async (t) => {
  /** @type {number[][]} */
  const pages = [];
  for (let page = 0; page < PAGES; page += 1) pages.push(await ofFreshPage());
  FIRST.forEach(({ workload, models }, index) => {
    const ratios = pages.map((ratios) => ratios[index]);
    const said = `${workload} on ${models}: the first run beside the median of the next ${RUNS - 1} is ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`;
    t.diagnostic(said);
    assert.ok(median(ratios) <= MOST, said);
  });
});
