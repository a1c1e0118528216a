/**
 * A new version of the site, and of its service worker, beside an open page: no page is ever made of two versions. What
 * was open goes on with its own parts, or says that they are gone; loaded again it is the new one, whole.
 */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.js';
import { Lab } from './lab.js';
import { assertWell } from './results.js';
import { DIST } from './site.js';
import { until } from './until.js';
import { HASHED, inVersion, serveVersions } from './versions.js';

/** @typedef {Awaited<ReturnType<typeof serveVersions>>} Versions */

const WORK = '?workload=squares&n=1000,2000&passes=1&models=threads,processes';
/** Firefox says so of a page that is left while a script of it is at work. */
const LEFT = /terminated by timeout/;
/** What engines say of a file that is gone. */
const GONE =
  /404|Failed to load|Loading failed|did not load|Refused to apply style|dynamically imported|module script/i;

/** @type {Versions} */
let site;
/** @type {Lab} */
let lab;
before(async () => {
  site = await serveVersions();
  lab = new Lab(await startBrowser(), site.url);
  lab.expected = [LEFT];
  await lab.driver.get(new URL(WORK, site.url).href);
  await isolated();
});
after(async () => {
  await lab?.browser.close();
  await site?.close();
});

/** The service worker isolates the page, with one load more the first time. */
const isolated = async () => {
  await until('the page is isolated', () =>
    lab.driver
      .executeScript(
        () => globalThis.crossOriginIsolated && document.querySelector('[data-capability=isolated]') !== null,
      )
      .catch(() => false),
  );
  await lab.ready();
};

/** The new service worker has the open page. */
const updated = () =>
  lab.inPage(async () => {
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    await (await navigator.serviceWorker.ready).update();
    await taken;
  });

/** What the page and its workers are made of is of one version. @param {number} version */
const assertOf = async (version) => {
  const inPage = await lab.inPage(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const named = [...inPage, ...site.asked()].flatMap((path) => path.match(HASHED) ?? []);
  assert.ok(named.length > 10, `${named.length} files`);
  const own = new Set(readdirSync(`${DIST}/assets`).map((name) => inVersion(name, version)));
  assert.deepEqual(
    named.filter((name) => !own.has(name)),
    [],
  );
};

const runs = async () => {
  (
    await lab.run({
      workload: 'download',
      params: { tasks: 2, delay_ms: 10, size_bytes: 100, io: 'real' },
      models: ['processes'],
    })
  ).models.forEach(assertWell);
  (
    await lab.run({
      workload: 'squares',
      params: { n: [1000, 2000], passes: 1 },
      models: ['threads', 'thread-pool', 'processes'],
      workers: 2,
    })
  ).models.forEach(assertWell);
};

const reload = async () => {
  site.asked();
  await lab.driver.navigate().refresh();
  await isolated();
  assert.match(await lab.driver.getCurrentUrl(), /\?workload=squares&n=1000,2000&passes=1/, 'what was set is kept');
};

test('a host that removes the old files: the open page says so, and loaded again it is the new one', async () => {
  lab.expected = [LEFT, GONE];
  site.asked();
  site.replace(1);
  await updated();
  const { rejected } = await lab.settle({ workload: 'squares', params: { n: [1000], passes: 1 }, models: ['threads'] });
  assert.ok(rejected, 'nothing runs of parts that are gone');
  assert.match(
    await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-part=problem]')).innerText),
    /not there any more.+Load it again/,
  );
  await assertOf(0);
  await reload();
  await runs();
  await assertOf(1);
  assert.deepEqual(await lab.complaints(), []);
});

test('a host that keeps them: the open page goes on with its own, under the new service worker', async () => {
  lab.expected = [LEFT];
  await reload();
  site.asked();
  site.replace(2, [1]);
  await updated();
  await runs();
  await assertOf(1);
  await reload();
  await assertOf(2);
  assert.deepEqual(await lab.complaints(), []);
});
