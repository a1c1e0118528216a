/** What is deployed: small before Run, whole, compressed, and at home in any folder of any site. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { engine } from './browser.js';
import { Lab, useLab } from './lab.js';
import { assertWell } from './results.js';
import { DIST } from './site.js';
import { until } from './until.js';

/** @import { Sizes } from '../../tools/dist/output.mjs' */

const FIRST_VIEW_BYTES = 60_000;
const WASM_BYTES = 150_000;
/** What a post loads before its reader comes near the embed. */
const MACHINE_BYTES = 700_000;
const TAG_BYTES = 4000;

const lab = useLab();

/** @type {Record<string, Sizes>} */
const sizes = JSON.parse(readFileSync(join(DIST, 'sizes.json'), 'utf8'));

/** @param {string} path */
const sent_bytes = (path) => {
  assert.ok(sizes[path], `${path} is in sizes.json`);
  return sizes[path].brotli_bytes ?? sizes[path].raw_bytes;
};

/** What the page asked for since it was opened; some engines leave out the icon. */
const asked = async () => {
  const urls = await lab.inPage(() => [
    ...performance.getEntriesByType('resource').map(({ name }) => name),
    ...Array.from(document.querySelectorAll('link[rel=icon]'), (link) => /** @type {HTMLLinkElement} */ (link).href),
  ]);
  return [
    'index.html',
    ...new Set(urls.filter((url) => url.startsWith(lab.url)).map((url) => url.slice(lab.url.length))),
  ];
};

/** Brings an idea into view, and waits for its experiment. @param {string} name */
const goTo = async (name) => {
  const room = `[data-room=${name}]`;
  await lab.inPage((wanted) => document.querySelector(wanted)?.scrollIntoView(), room);
  await until(`${name} has its experiment`, () =>
    lab.inPage((wanted) => document.querySelector(wanted)?.childElementCount === 1, room),
  );
};

test('before Run little is asked for, and nothing of the engine', async () => {
  // On a high screen the first idea is in the first view: it counts in every engine.
  await goTo('waiting');
  const paths = await asked();
  const bytes = paths.reduce((sum, path) => sum + sent_bytes(path), 0);
  console.log(`first view: ${bytes} bytes in ${paths.length} files`);
  assert.ok(
    bytes <= FIRST_VIEW_BYTES,
    `${bytes} bytes: ${paths.map((path) => `${path} ${sent_bytes(path)}`).join(', ')}`,
  );
  assert.deepEqual(
    paths.filter((path) => path.endsWith('.wasm')),
    [],
  );
  // Whoever starts the engine names it.
  for (const path of paths.filter((path) => path.endsWith('.js')))
    assert.doesNotMatch(readFileSync(join(DIST, path), 'utf8'), /coordinator-[0-9A-Z]{8}|\.wasm['"`]/, path);
  assert.deepEqual(
    paths.filter((path) => /\/(highlighter|ideas)-/.test(path)).map((path) => path.match(/\w+(?=-)/)?.[0]),
    ['ideas'],
    'the code’s colours come with the code',
  );
  await lab.inPage(() => document.querySelector('[data-part=code]')?.scrollIntoView());
  await until('the code is coloured', () => lab.inPage(() => document.querySelector('.hljs-keyword') !== null));
});

test('the engine is small, and so is the Python machine', () => {
  const bytes = (/** @type {RegExp} */ name) =>
    Object.keys(sizes)
      .filter((path) => name.test(path))
      .map(sent_bytes)
      .sort((a, b) => a - b);
  const [engine, ...others] = bytes(/\/interleave_bg-\w+\.wasm$/);
  // The free-threaded machine is the larger one.
  const machines = bytes(/\/machine_bg-\w+\.wasm$/);
  console.log(`wasm: ${engine} bytes; Python: ${machines.join(' and ')} bytes`);
  assert.deepEqual([others.length, machines.length], [0, 2]);
  assert.ok(engine <= WASM_BYTES, `${engine} bytes`);
  assert.ok(machines[0] <= MACHINE_BYTES, `${machines[0]} bytes`);
});

test('the tag is one small file with a name that stays; what it loads later has one too, and the client needs nothing', () => {
  for (const name of ['embed.js', 'client.js', 'embed-picture.js']) {
    console.log(`${name}: ${sent_bytes(name)} bytes`);
    assert.ok(
      sent_bytes(name) <= TAG_BYTES && Number(sizes[name].gzip_bytes) <= TAG_BYTES,
      `${name}: ${sent_bytes(name)} bytes`,
    );
    const imported = Array.from(
      readFileSync(join(DIST, name), 'utf8').matchAll(/\bimport\b(?!\.)(.{0,30})/g),
      ([, what]) => /^\("(\.\/[\w-]+\.js)"\)/.exec(what)?.[1] ?? what,
    );
    assert.deepEqual(
      imported.sort(),
      name === 'embed.js' ? ['./client.js', './embed-picture.js'] : [],
      `what ${name} imports`,
    );
  }
});

test('oEmbed is a file that a page names, and promises no more than it knows', () => {
  for (const page of ['index.html', 'embed.html'])
    assert.match(
      readFileSync(join(DIST, page), 'utf8'),
      /<link rel="alternate" type="application\/json\+oembed" href="([^"]+\/)?oembed.json" title="[^"]+">/,
      page,
    );
  const { type, version, html } = JSON.parse(readFileSync(join(DIST, 'oembed.json'), 'utf8'));
  assert.equal(version, '1.0');
  if (process.env.SITE) assert.match(html, /<iframe src="https?:/);
  else assert.deepEqual([type, html], ['link', undefined]);
});

test('every name with a hash is a file, and every file is named', () => {
  const HASHED = /[\w.-]+-[0-9A-Z]{8}\.(?:js|css|wasm|svg|png|woff2|pyc)\b/g;
  const texts = Object.keys(sizes)
    .filter((path) => ['.html', '.js', '.css'].includes(extname(path)))
    .map((path) => readFileSync(join(DIST, path), 'utf8'));
  const named = new Set(texts.flatMap((text) => text.match(HASHED) ?? []));
  for (const name of named) assert.ok(sizes[`assets/${name}`], `${name} is there`);
  const assets = Object.keys(sizes).filter((path) => path.startsWith('assets/') && !path.endsWith('.map'));
  for (const path of assets) assert.ok(named.has(path.slice('assets/'.length)), `somebody names ${path}`);
  for (const text of texts) assert.doesNotMatch(text, /(?:href|src)="\//, 'addresses are relative');
});

test('a browser that takes brotli or gzip gets it, and the same bytes', async () => {
  for (const path of Object.keys(sizes).filter((path) => sizes[path].brotli_bytes !== null)) {
    for (const encoding of ['br', 'gzip']) {
      const answer = await fetch(lab.url + path, { headers: { 'Accept-Encoding': encoding } });
      assert.equal(answer.headers.get('Content-Encoding'), encoding, path);
      assert.ok(
        Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(DIST, path))),
        `${path} as ${encoding}`,
      );
    }
    assert.ok(Number(sizes[path].brotli_bytes) < sizes[path].raw_bytes, path);
  }
  const plain = await fetch(`${lab.url}index.html`, { headers: { 'Accept-Encoding': 'identity' } });
  assert.equal(plain.headers.get('Content-Encoding'), null);
});

test('only files whose name holds a hash of their content may be kept for ever', async () => {
  const kept = async (/** @type {string} */ path) =>
    /immutable/.test((await fetch(lab.url + path)).headers.get('Cache-Control') ?? '');
  for (const path of Object.keys(sizes))
    assert.equal(await kept(path), path.startsWith('assets/') && !path.endsWith('.map'), path);
});

test('in a folder of another site every model runs, real I/O included', async () => {
  const root = mkdtempSync(join(tmpdir(), 'interleave-site-'));
  mkdirSync(join(root, 'some/where'), { recursive: true });
  symlinkSync(DIST, join(root, 'some/where/lab'));
  const site = await serve({ root, port: 0 });
  try {
    const there = new Lab(lab.browser, `${site.url}some/where/lab/`);
    await there.open();
    const models = /** @type {import('../../www/interface.js').ModelName[]} */ ([
      'sequential',
      'event-loop',
      'threads-gil',
      'threads',
      'thread-pool',
      'processes',
      'process-pool',
    ]);
    const timed = await there.run({ workload: 'squares', params: { n: [1000, 2000], passes: 1 }, models, workers: 2 });
    const real = await there.run({
      workload: 'download',
      params: { tasks: 2, delay_ms: 20, size_bytes: 100, io: 'real' },
      models: ['threads', 'processes'],
      workers: 2,
    });
    [...timed.models, ...real.models].forEach(assertWell);
    assert.deepEqual(timed.models.map(({ model }) => model).sort(), models.toSorted());
    assert.deepEqual(await there.complaints(), []);
  } finally {
    await lab.open();
    await site.close();
    rmSync(root, { recursive: true });
  }
});

// Only Chromium tells of layout shifts.
if (engine.name === 'chromium')
  test('nothing moves while the page comes', async () => {
    for (const width of [390, 1280]) {
      await lab.driver.manage().window().setRect({ width, height: 850, x: 0, y: 0 });
      await lab.open();
      for (const name of ['waiting', 'computing', 'juggling']) await goTo(name);
      const shifts = await lab.inPage(
        () =>
          new Promise((resolve) => {
            new PerformanceObserver((list) =>
              resolve(list.getEntries().map((entry) => /** @type {any} */ (entry).value)),
            ).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve([]), 300);
          }),
      );
      assert.deepEqual(shifts, [], `at ${width} px`);
    }
  });

test('the licence of what is built in lies beside it', () => {
  for (const name of ['codemirror', 'highlight.js', 'python-machine', 'python-library'])
    assert.ok(existsSync(join(DIST, `licences/${name}.txt`)), name);
});
