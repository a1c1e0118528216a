/**
 * The levels of capability: what a reader gets where the host sends no headers, where nothing lifts the page, and where
 * nothing runs.
 */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { contentSecurityPolicy } from '../../tools/headers.mjs';
import { assertNoViolation } from './axe.js';
import { engine, startBrowser } from './browser.js';
import { Lab } from './lab.js';
import { assertWell } from './results.js';
import { DIST, serveBlog, serveSite } from './site.js';
import { until } from './until.js';

/** @import { Browser } from './browser.js' */

const WORK = '?workload=squares&n=1000,2000&passes=1&models=sequential,threads,processes';
const NO_WASM = contentSecurityPolicy.replace(" 'wasm-unsafe-eval'", '');
const NO_WORKERS = contentSecurityPolicy.replace("worker-src 'self' blob:", "worker-src 'none'");
/** Firefox says so of a page that is left, or loads itself again, while a script of it is at work. */
const LEFT = /terminated by timeout/;
/** What an engine says of what a policy forbids, and of a service worker that is not there. */
const REFUSALS = [
  LEFT,
  /Content.Security.Policy|worker-src|violates|blocked|404|Failed to load resource|ServiceWorker/i,
];

/** @type {Browser} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());
/** @type {(() => Promise<unknown>)|null} */
let closeSite = null;
afterEach(async () => {
  // What a page that is left still loads would be refused, and the next test would hear of it.
  await browser.driver.get('about:blank');
  await browser.messages();
  await closeSite?.();
});

/**
 * Another port each, so another origin: no test meets another's service worker.
 * @param {import('./site.js').Options} options
 * @param {string} [search]
 */
const visit = async (options, search = WORK) => {
  const site = await serveSite(options);
  closeSite = site.close;
  const lab = new Lab(browser, site.url);
  await browser.driver.get(new URL(search, site.url).href);
  return lab;
};

/** @param {Lab} lab */
const shown = (lab) =>
  lab.inPage(() => {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement|null} */ (document.querySelector(`[data-part=${name}]`));
    const row = (/** @type {string} */ model) =>
      /** @type {HTMLElement|null} */ (document.querySelector(`[data-part=results] [data-model=${model}]`))
        ?.innerText ?? '';
    return {
      capability: part('capability')?.dataset.capability,
      why: part('capability')?.textContent ?? '',
      blocked: part('blocked')?.innerText ?? '',
      note: part('recorded')?.innerText ?? '',
      sequential: row('sequential'),
      threads: row('threads'),
      output: part('output')?.innerText ?? '',
      run: Boolean(/** @type {HTMLElement|null} */ (document.querySelector('[data-action=run]'))?.offsetParent),
    };
  });

/** What an idea's place says once it is there, its buttons included. @param {Lab} lab @param {string} name */
const roomOf = async (lab, name) => {
  await lab.inPage((wanted) => document.querySelector(wanted)?.scrollIntoView(), `[data-room=${name}]`);
  return until('the idea', () =>
    lab.inPage(
      (wanted) => /** @type {HTMLElement|null} */ (document.querySelector(wanted))?.innerText ?? '',
      `[data-room=${name}]`,
    ),
  );
};

test('a host without headers, deep in its folders: the service worker isolates the page, which keeps its address', async () => {
  const lab = await visit({ isolated: false, folder: 'blog/tools/interleave' }, `${WORK}#here`);
  lab.expected = [LEFT];
  await until('the page is isolated', () =>
    browser.driver.executeScript(
      () => globalThis.crossOriginIsolated && document.querySelector('[data-capability=isolated]') !== null,
    ),
  );
  await lab.ready();
  assert.equal(await lab.inPage(() => location.href), new URL(`${WORK}#here`, lab.url).href);
  assert.match((await shown(lab)).why, /own service worker added them/);
  const { models } = await lab.run({
    workload: 'squares',
    params: { n: [1000], passes: 1 },
    models: ['threads', 'thread-pool', 'processes'],
    workers: 2,
  });
  models.forEach(assertWell);
  assert.equal(
    await lab.inPage(async () => (await fetch('relay.html')).headers.get('Cross-Origin-Opener-Policy')),
    null,
    'the relay is left as it is',
  );
  assert.deepEqual(await lab.complaints(), []);
});

test('without a service worker, threads are recorded, say so, and are compared with nothing', async () => {
  const lab = await visit({ isolated: false, without: ['/sw.js'] });
  lab.expected = REFUSALS;
  await lab.ready();
  await until('the page knows', async () => /does not let the page add them/.test((await shown(lab)).why));
  const { models } = await lab.pressRun();
  assert.deepEqual(
    models.map(({ model, error }) => [model, error?.kind ?? null]),
    [
      ['sequential', null],
      ['threads', 'not-isolated'],
      ['processes', null],
    ],
    'a program is told what really ran',
  );
  const { capability, threads, sequential, note, output } = await shown(lab);
  assert.equal(capability, 'unshared');
  assert.match(threads, /^Threads, recorded\s+[\d.]+\s(ms|s)\s+–/, 'a time, and no speed-up');
  assert.match(sequential, /^Sequential\s+[\d.]+\s(µs|ms)/);
  assert.match(
    note,
    /^Recorded, not run here: .+\d{4}-\d\d-\d\d\. .*Passes: 500.* What is set here is something else\./,
  );
  assert.match(output, /Threads, recorded/);
  await until('an idea that gives no cause of its own', async () =>
    /Missing here: Threads.+the line above the workbench says why/.test(await roomOf(lab, 'computing')),
  );
  assert.match(
    await lab.inPage(() => document.querySelector('[data-part=filter]')?.textContent ?? ''),
    /Threads, recorded/,
  );
  await assertNoViolation(lab, 'with threads recorded');
  assert.deepEqual(await lab.complaints(), []);
});

test('a service worker that changes nothing: one load again, and no more', async () => {
  let loads = 0;
  const takesPages =
    "self.addEventListener('install', () => self.skipWaiting()); self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));";
  const lab = await visit({
    isolated: false,
    pages: { '/sw.js': takesPages },
    asked: (path) => {
      loads += Number(path === '/');
    },
  });
  await until('the page gave up', () =>
    browser.driver.executeScript(() =>
      /did not do it/.test(document.querySelector('[data-capability=unshared]')?.textContent ?? ''),
    ),
  );
  await lab.ready();
  assertWell(
    (await lab.run({ workload: 'squares', params: { n: [1000], passes: 1 }, models: ['processes'] })).models[0],
  );
  assert.equal(loads, 2);
  await browser.messages();
});

test('a host that isolates by a word that WebKit does not know: there one load again, in vain, and no more', async () => {
  let loads = 0;
  const lab = await visit({
    send: { '/': { 'Cross-Origin-Embedder-Policy': 'credentialless', 'Document-Isolation-Policy': 'none' } },
    asked: (path) => {
      loads += Number(path === '/');
    },
  });
  lab.expected = [LEFT];
  const knows = engine.name !== 'webkitgtk';
  const settled = () =>
    until('the page knows', () =>
      browser.driver
        .executeScript(
          (/** @type {boolean} */ isolated) =>
            isolated
              ? document.querySelector('[data-capability=isolated]') !== null
              : /did not do it/.test(document.querySelector('[data-capability=unshared]')?.textContent ?? ''),
          knows,
        )
        .catch(() => false),
    );
  await settled();
  assert.equal(loads, knows ? 1 : 2);
  await lab.open();
  await settled();
  assert.equal(loads, knows ? 2 : 3, 'nor on the next visit');
  assert.deepEqual(await lab.complaints(), []);
});

test('framed by a blog of another site, without headers: isolated where a frame can be, else a link to a tab of its own; sandboxed: recorded or a picture', async () => {
  const { driver } = browser;
  let loads = 0;
  const lab = await visit(
    {
      isolated: false,
      asked: (path) => {
        loads += Number(path === '/');
      },
    },
    'relay.html',
  );
  const blog = await serveBlog({
    '/': `<!doctype html><title>A blog</title><iframe src="${lab.url}${WORK}"></iframe><iframe sandbox="allow-scripts" src="${lab.url}${WORK}"></iframe>`,
  });
  try {
    await driver.get(blog.url);
    await driver.switchTo().frame(0);
    const capability = engine.name === 'chromium' ? 'isolated' : 'unshared';
    await until('the level', () =>
      driver
        .executeScript(
          (/** @type {string} */ name) => document.querySelector(`[data-capability=${name}]`) !== null,
          capability,
        )
        .catch(() => false),
    );
    const tab = await driver.executeScript(() => {
      const link = /** @type {HTMLAnchorElement} */ (document.querySelector('[data-action=own-tab]'));
      return link.hidden ? null : link.href;
    });
    await driver.switchTo().defaultContent();
    await driver.switchTo().frame(1);
    // WebKit's policies match no address of a frame without an origin: there the scripts do not run.
    await until('the other frame', () =>
      driver.executeScript(
        (/** @type {boolean} */ dead) =>
          document.querySelector(dead ? '.static-run' : '[data-capability=recorded]') !== null,
        engine.name === 'webkitgtk',
      ),
    );
    await driver.switchTo().defaultContent();
    assert.equal(loads, engine.name === 'chromium' ? 3 : 2, 'no load in vain');
    assert.equal(tab === null, engine.name === 'chromium');
    if (tab === null) return;
    await driver.get(String(tab));
    await until('it is isolated there', () =>
      driver
        .executeScript(
          () => globalThis.crossOriginIsolated && document.querySelector('[data-capability=isolated]') !== null,
        )
        .catch(() => false),
    );
    assert.match(
      await driver.getCurrentUrl(),
      /workload=squares&n=1000,2000&passes=1&.*models=sequential,threads,processes/,
    );
  } finally {
    await driver.get('about:blank');
    await blog.close();
    await browser.messages();
  }
});

test('without scripts, a recorded picture stands in the place of the lab', async () => {
  const lab = await visit({ csp: "default-src 'none'; style-src 'self'; img-src 'self'" });
  lab.expected = REFUSALS;
  const look = () =>
    lab.inPage(() => {
      const figure = /** @type {HTMLElement} */ (document.querySelector('.static-run'));
      return {
        shown: getComputedStyle(figure).visibility,
        height: figure.offsetHeight,
        loaded: /** @type {HTMLImageElement} */ (figure.querySelector('img')).naturalWidth,
        words: figure.textContent,
      };
    });
  const rooms = () =>
    lab.inPage(() =>
      [...document.querySelectorAll('.first-room, .idea-room')].map((room) =>
        Math.round(parseFloat(getComputedStyle(room).minBlockSize)),
      ),
    );
  assert.deepEqual(
    { ...(await look()), words: '' },
    { shown: 'hidden', height: 0, loaded: 0, words: '' },
    'at first nothing is there, nor loaded',
  );
  assert.ok(
    (await rooms()).every((height) => height > 100),
    'what a script would fill has its room',
  );
  await lab.inPage(() => document.getAnimations().forEach((animation) => animation.finish()));
  await lab.inPage(() => document.querySelector('.static-run')?.scrollIntoView());
  const { shown, height, words } = await until('the picture', async () => {
    const now = await look();
    return now.loaded > 0 ? now : null;
  });
  assert.equal(shown, 'visible');
  assert.ok(height > 200, `${height} px high`);
  assert.match(String(words), /A recording, as a picture/);
  assert.deepEqual([...new Set(await rooms())], [0], 'and no room is kept for what will not come');
  await assertNoViolation(lab, 'with a picture in the place of the lab');
  await browser.messages();
});

test('a page whose parts were replaced by a new version says so', async () => {
  const gone = readdirSync(`${DIST}/assets`)
    .filter((name) => /^(outcome-view|help-dialog|exchange-panel)-\w+\.js$/.test(name))
    .map((name) => `/assets/${name}`);
  const lab = await visit({ without: gone });
  lab.expected = [LEFT, /dynamically imported|module script|404|Loading failed|outcome-view|exchange-panel/i];
  await lab.ready();
  const { rejected } = await lab.settle({
    workload: 'squares',
    params: { n: [1000], passes: 1 },
    models: ['processes'],
  });
  assert.ok(rejected);
  const problem = () =>
    lab.inPage(() => /** @type {HTMLElement|null} */ (document.querySelector('[data-part=problem]'))?.innerText ?? '');
  assert.match(await problem(), /not there any more.+Load it again/);
  await lab.open(WORK);
  await lab.inPage(() => {
    /** @type {HTMLDetailsElement} */ (document.querySelector('.exchange')).open = true;
  });
  await until('what is opened says so too', async () => /Load it again/.test(await problem()));
  assert.deepEqual(await lab.complaints(), []);
});

for (const [what, csp, says] of /** @type {[string, string, RegExp][]} */ ([
  ['wasm', NO_WASM, /WebAssembly/],
  ['workers', NO_WORKERS, /start workers/],
])) {
  test(`a policy without ${what}: the recorded run, and in the place of Run why`, async () => {
    const lab = await visit({ csp });
    lab.expected = REFUSALS;
    await lab.ready();
    if (what === 'workers') await lab.settle({});
    const state = await until('the recorded run is there', async () => {
      const now = await shown(lab);
      return now.threads === '' ? null : now;
    });
    assert.equal(state.capability, 'recorded');
    assert.equal(state.run, false, 'no Run');
    assert.match(state.blocked, says);
    assert.match(state.sequential, /^Sequential, recorded\s/);
    assert.match(
      state.threads,
      /^Threads, recorded\s+[\d.]+\s(ms|s)\s+[\d.]+\s×/,
      'recorded figures may be compared with one another',
    );
    assert.match(
      await roomOf(lab, 'computing'),
      new RegExp(`^Nothing can be run here, so there is nothing to guess.+${says.source}`),
      'nor is there anything to guess',
    );
    const idea = await until(
      'the idea as it was recorded',
      async () => /[^]*\nRecorded, not run here: .+\d{4}-\d\d-\d\d[^]*/.exec(await roomOf(lab, 'computing'))?.[0],
    );
    for (const label of ['Sequential', 'Threads + GIL', 'Threads, no lock', 'Event loop'])
      assert.match(idea, new RegExp(`\n${label.replace('+', '\\+')}\\s+[\\d.]+\\s(ms|s)\\s`), label);
    assert.match(idea, /With the lock the threads took turns/, 'and why it came out so');
    await assertNoViolation(lab, `without ${what}`);
    const { rejected } = await lab.settle({});
    assert.equal(rejected?.kind, 'worker-start');
    assert.match(String(rejected?.message), says);
    assert.deepEqual(await lab.complaints(), []);
  });
}
