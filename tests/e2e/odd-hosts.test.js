/** Hosts that do not answer, or answer oddly: a run ends all the same, works, or says what the host does wrong. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { contentSecurityPolicy } from '../../tools/headers.mjs';
import { engine, startBrowser } from './browser.js';
import { Lab } from './lab.js';
import { post } from './post.js';
import { assertWell } from './results.js';
import { DIST, serveBlog, serveSite } from './site.js';
import { until } from './until.js';

/** @import { Browser } from './browser.js' */
/** @import { ModelName } from '../../www/interface.js' */

const ALL = /** @type {ModelName[]} */ ([
  'sequential',
  'event-loop',
  'threads-gil',
  'threads',
  'thread-pool',
  'processes',
  'process-pool',
]);
const QUICK = { workload: 'squares', params: { n: [1000, 2000], passes: 1 }, workers: 2 };
const REAL = {
  workload: 'download',
  params: { tasks: 1, delay_ms: 0, size_bytes: 10, io: 'real' },
  models: /** @type {ModelName[]} */ (['processes']),
};
/** What an engine says of what a policy forbids, of a request that was given up, and of a page that was left. */
const SAID = [
  /terminated by timeout/,
  /Content.Security.Policy|[Tt]rusted.?[Tt]ype|violates/,
  /404|Failed to load resource|MIME|did not load|ServiceWorker|module script|NS_BINDING_ABORTED|Load cannot follow/i,
];

/** A file of the build by its name before the hash. @param {RegExp} name */
const built = (name) => `/assets/${readdirSync(`${DIST}/assets`).find((file) => name.test(file))}`;
const WASM = built(/\.wasm$/);

/** @type {Browser} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());
/** @type {(() => Promise<unknown>)[]} */
const closers = [];
afterEach(async () => {
  await browser.driver.get('about:blank');
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** @param {import('./site.js').Options} options */
const visit = async (options) => {
  const site = await serveSite(options);
  closers.push(site.close);
  const lab = new Lab(browser, site.url);
  lab.expected = SAID;
  return lab;
};

/** `how`: what the run wants of the host that it does not get. */
const HANGS = /** @type {[what: string, path: RegExp, options: object][]} */ ([
  ['the engine', /\.wasm$/, { ...QUICK, models: ['event-loop'] }],
  ['the coordinator’s script', /\/assets\/coordinator-/, { ...QUICK, models: ['event-loop'] }],
  ['the script that runs the engine', /\/assets\/session-/, { ...QUICK, models: ['event-loop'] }],
  ['the service worker’s script', /\/sw\.js$/, REAL],
]);

for (const [what, path, options] of HANGS) {
  test(`${what} never comes: a cancel ends the run and gives its turn away, and the next run asks anew`, async () => {
    let hung = true;
    let asked = 0;
    const lab = await visit({
      hangs: (at) => hung && path.test(at),
      asked: (at) => {
        asked += Number(path.test(at));
      },
    });
    await lab.open();
    await lab.start(options);
    await until('it is asked for', () => asked > 0);
    await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=cancel]')).click());
    const { resolved, rejected } = await lab.end();
    assert.equal(rejected?.kind ?? resolved?.models[0].error?.kind, 'cancelled');
    assert.deepEqual(
      (await lab.locks()).filter((name) => !/interleave-worker/.test(name)),
      [],
      'the next one may run',
    );
    hung = false;
    // A browser asks for a service worker's script once, however often a page wants it.
    if (options === REAL) return;
    const before = asked;
    assertWell((await lab.run({ ...QUICK, models: ['event-loop'] })).models[0]);
    assert.ok(asked > before, 'afresh');
    assert.deepEqual(await lab.complaints(), []);
  });
}

test('in an embed too: the run that hangs is cancelled by its host, and the next embed has its turn', async () => {
  let hung = true;
  const lab = await visit({ hangs: (at) => hung && at === WASM });
  const blog = await serveBlog({
    '/': post(
      `<interleave-lab id="one" models="event-loop" workload="squares" n="1000" passes="1"></interleave-lab><interleave-lab id="two" models="event-loop" workload="squares" n="1000" passes="1"></interleave-lab><script type="module" src="${lab.url}embed.js"></script>`,
    ),
  });
  closers.push(blog.close);
  await browser.driver.get(blog.url);
  await until('the tag', () => lab.inPage(() => customElements.get('interleave-lab') !== undefined));
  await lab.inPage(() => {
    const page = /** @type {any} */ (window);
    const [one, two] = ['one', 'two'].map((id) => /** @type {any} */ (document.getElementById(id)));
    page.ends = Promise.all([
      one.run().catch((/** @type {any} */ error) => error),
      one.run().catch((/** @type {any} */ error) => error),
    ]);
    page.next = () => two.run();
    page.cancel = () => one.cancel();
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  const kinds = await lab.inPage(async () => {
    const page = /** @type {any} */ (window);
    page.cancel();
    return (await page.ends).map((/** @type {any} */ end) => end.kind ?? end.models[0].error?.kind);
  });
  assert.deepEqual(kinds, ['cancelled', 'busy']);
  hung = false;
  assert.equal(await lab.inPage(async () => (await /** @type {any} */ (window).next()).models[0].error), null);
  await browser.messages();
});

for (const type of ['application/octet-stream', 'application/wasm; charset=utf-8', 'text/html']) {
  test(`the engine, called ${type}, runs`, async () => {
    const lab = await visit({ send: { [WASM]: { 'Content-Type': type } } });
    await lab.open();
    (await lab.run({ ...QUICK, models: ALL })).models.forEach(assertWell);
    assert.deepEqual(await lab.complaints(), []);
  });
}

test('the host answers for the engine with a page: it is told which file, and as what', async () => {
  const lab = await visit({ pages: { [WASM]: '<!doctype html>Not found' } });
  await lab.open();
  const { rejected } = await lab.settle({ ...QUICK, models: ['event-loop'] });
  assert.equal(rejected?.kind, 'worker-start');
  assert.match(String(rejected?.message), /interleave_bg-\w+\.wasm with something else, called text\/html/);
  await browser.messages();
});

for (const [rule, runs] of /** @type {[string, boolean][]} */ ([
  ['', true],
  ['; trusted-types interleave', true],
  ["; trusted-types 'none'", false],
])) {
  test(`a page that requires trusted types${rule}: ${runs ? 'all of it runs' : 'it says what the host has to allow'}`, async () => {
    const lab = await visit({ csp: `${contentSecurityPolicy}; require-trusted-types-for 'script'${rule}` });
    await lab.open();
    if (await lab.inPage(() => !('trustedTypes' in globalThis))) return;
    if (runs) {
      (await lab.run({ ...QUICK, models: ALL })).models.forEach(assertWell);
      assertWell((await lab.run(REAL)).models[0]);
      await lab.inPage(() => document.querySelector('[data-part=code]')?.scrollIntoView());
      await until('the code is coloured', () => lab.inPage(() => document.querySelector('.hljs-keyword') !== null));
      assert.deepEqual(await lab.complaints(), []);
    } else {
      const { rejected } = await lab.settle({ ...QUICK, models: ['event-loop'] });
      assert.match(String(rejected?.message), /trusted-types interleave/);
      await browser.messages();
    }
  });
}

test('a post that requires trusted types, and allows none: the tag runs', async () => {
  const lab = await visit({});
  const { origin } = new URL(lab.url);
  const blog = await serveBlog(
    {
      '/': post(
        `<interleave-lab models="event-loop" workload="squares" n="1000" passes="1"></interleave-lab><script type="module" src="${lab.url}embed.js"></script>`,
      ),
    },
    {
      csp: `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
  );
  closers.push(blog.close);
  await browser.driver.get(blog.url);
  await until('the tag', () => lab.inPage(() => customElements.get('interleave-lab') !== undefined));
  assert.equal(
    await lab.inPage(
      async () => (await /** @type {any} */ (document.querySelector('interleave-lab')).run()).models[0].error,
    ),
    null,
  );
  await browser.messages();
});

test('a page that lies where its files do not says what is wrong with its address', async () => {
  const [page, embed] = ['index.html', 'embed.html'].map((file) => readFileSync(`${DIST}/${file}`, 'utf8'));
  const lab = await visit({ folder: 'lab', pages: { '/lab': page, '/lab/embed/': embed } });
  const read = (/** @type {string} */ address) =>
    lab.driver
      .get(new URL(address, lab.url).href)
      .then(() => until('its text', () => lab.driver.executeScript(() => document.body?.innerText)));
  assert.match(await read('../lab'), /address may lack the slash at the end/);
  assert.match(await read('embed/?workload=squares'), /its host may answer for embed\.html at another address/);
  await lab.open();
  assert.doesNotMatch(await lab.inPage(() => document.body.innerText), /is plain text/);
  await browser.messages();
});

// Only Chromium lets a driver reload past the service worker, as Shift does.
if (engine.name === 'chromium')
  test('a reload with Shift goes past the service worker, and costs no threads: on a page, and in a post', async () => {
    let loads = 0;
    const lab = await visit({
      isolated: false,
      asked: (path) => {
        loads += Number(/^\/(embed\.html)?$/.test(path));
      },
    });
    const blog = await serveBlog({
      '/': post(
        `<iframe id="frame" width="700" height="600" src="${lab.url}embed.html?workload=squares&n=1000"></iframe>`,
      ),
    });
    closers.push(blog.close);
    const driver = /** @type {any} */ (lab.driver);
    const isolated = () =>
      driver
        .executeScript(
          () => globalThis.crossOriginIsolated && document.querySelector('[data-capability=isolated]') !== null,
        )
        .catch(() => false);
    for (const framed of [false, true]) {
      const lifted = () =>
        until(
          `isolated, ${framed ? 'in a post' : 'on a page'}`,
          async () => {
            await driver.switchTo().defaultContent();
            if (framed)
              await driver
                .switchTo()
                .frame(await driver.findElement({ id: 'frame' }))
                .catch(() => {});
            return isolated();
          },
          30_000,
        );
      await driver.get(framed ? blog.url : lab.url);
      await lifted();
      // Each time, not just the first: in between Chromium may show a document again that the page has left.
      for (let times = 0; times < 3; times += 1) {
        loads = 0;
        await driver.switchTo().defaultContent();
        await driver.executeScript(() => {
          document.documentElement.dataset.left = '';
        });
        await driver.sendDevToolsCommand('Page.reload', { ignoreCache: true });
        await until('another document', () =>
          driver.executeScript(() => document.documentElement.dataset.left === undefined).catch(() => false),
        );
        await lifted();
        assert.ok(loads >= 1 && loads <= 3, `${loads} loads`);
      }
    }
    await driver.switchTo().defaultContent();
    await browser.messages();
  });
