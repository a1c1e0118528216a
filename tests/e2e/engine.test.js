/** What the project rests on, tried without the project: where this fails, the engine or the harness is at fault. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { engine, startBrowser } from './browser.js';
import { startRecording } from './recorder.js';
import { serveSite } from './site.js';
import { until } from './until.js';

/** @import { Browser } from './browser.js' */
/** @import { Site } from './site.js' */

/** @type {Browser} */
let browser;
/** @type {Site} */
let site;

/** @param {string} body of an async function in the page @returns {Promise<any>} */
const inPage = (body) =>
  browser.driver.executeAsyncScript(`const { probe } = window, done = arguments[0];
  (async () => { ${body} })().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error), kind: error.kind }));`);

before(async () => {
  site = await serveSite({ checkout: true });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  await browser.driver.get(`${site.url}tests/e2e/probe/`);
  await startRecording(browser.driver);
  await until('the probe is loaded', () => browser.driver.executeScript(() => 'probe' in window));
});

test('the page is isolated, and a nested worker writes into its memory', async () => {
  assert.deepEqual(await inPage('return crossOriginIsolated'), { value: true });
  assert.deepEqual(await inPage('return probe.shared()'), { value: 1 });
});

test('the service worker answers fetch and blocking requests, alike', async () => {
  assert.deepEqual(await inPage('await probe.ensureIo()'), { value: null });
  const { value: fetched } = await inPage('return probe.fetched(probe.address("file1.txt", 10, 100))');
  assert.deepEqual([fetched.status, fetched.maker, fetched.bytes.length], [200, 'service-worker', 100]);
  const {
    value: [blocked],
  } = await inPage('return probe.ask({ kind: "request", urls: [probe.address("file1.txt", 10, 100)] })');
  assert.deepEqual(blocked, fetched);
});

test('many nested workers, started at once, are all under control', async () => {
  await inPage('await probe.ensureIo()');
  const { value } = await inPage(`return Promise.all(Array.from({ length: 20 }, (_, index) =>
    probe.ask({ kind: 'request', urls: [probe.address('file' + index, 50, 1)] })))`);
  assert.deepEqual(
    value.map((/** @type {any} */ [answer]) => answer.maker),
    Array(20).fill('service-worker'),
  );
});

// Only Chromium lets a driver reload past the cache.
if (engine.name === 'chromium')
  test('the service worker takes a page that was reloaded past the cache', async () => {
    await inPage('await probe.ensureIo()');
    await /** @type {any} */ (browser.driver).sendDevToolsCommand('Page.reload', { ignoreCache: true });
    await until('the probe is loaded again', () =>
      browser.driver.executeScript(() => 'probe' in window && !navigator.serviceWorker.controller),
    );
    assert.deepEqual(await inPage('return navigator.serviceWorker.controller'), { value: null });
    assert.deepEqual(await inPage('await probe.ensureIo(); return navigator.serviceWorker.controller.state'), {
      value: 'activated',
    });
  });

test('a service worker that is refused is io-unavailable', async () => {
  await inPage('for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()');
  await browser.driver.navigate().refresh();
  await until('the probe is loaded', () => browser.driver.executeScript(() => 'probe' in window));
  const answer = await inPage(
    'navigator.serviceWorker.register = () => Promise.reject(new Error("not here")); await probe.ensureIo()',
  );
  assert.equal(answer.kind, 'io-unavailable');
  assert.match(answer.error, /not here.*timed waits/);
});

test('the harness hears what goes wrong', async () => {
  await browser.messages();
  await inPage(
    'setTimeout(() => { throw new Error("an error in the page"); }); await new Promise((resolve) => setTimeout(resolve, 50))',
  );
  await inPage('console.warn("a warning in the page"); await probe.ask({ kind: "complain" })');
  await inPage('await fetch("https://example.com/").catch(() => {})');
  await inPage(
    'const script = document.createElement("script"); script.src = "nowhere.js"; const failed = new Promise((resolve) => { script.onerror = resolve; }); document.body.append(script); await failed',
  );
  /** @type {string[]} */
  const heard = [];
  // WebKitGTK does not tell what a worker logs.
  const wanted = [
    /a warning in the page/,
    /example\.com/,
    /nowhere\.js/,
    /an error in the page/,
    ...(browser.engine.message ? [/a complaint from a nested worker/] : []),
  ];
  await until(`all of ${wanted.join(', ')}`, async () => {
    heard.push(...(await browser.messages()));
    return wanted.every((pattern) => heard.some((message) => pattern.test(message)));
  });
});
