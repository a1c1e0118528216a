/* global document, window */
/**
 * Two posts with the same text, on another site than what they embed: one has ten of our embeds, and the other as many
 * frames of a page that runs the same snippet in Pyodide, loaded with the page, as Pyodide's documentation says. Sizes
 * are those of compressed responses, by gzip on both sides.
 *
 * The post is scrolled through as a reader does, so that each embed comes into view with words below it: the reader
 * would see them move. Then one embed runs, with such words in view; the shift is the sum of both.
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { residentBytes } from './memory.mjs';
import { startBrowser } from '../../tests/e2e/browser.js';
import { DIST, serveBlog, serveSite } from '../../tests/e2e/site.js';
import { until } from '../../tests/e2e/until.js';
import { ROOT } from '../../tools/shell.mjs';

/**
 * `bytes`: sent; `busy_ms`: the post's own thread, in scripts, styles and layout; `shift`: the sum of its layout
 * shifts; `moved_px`: how far its last words moved in total.
 * @typedef {{bytes: number, busy_ms: number, shift: number, moved_px: number, memory_bytes: number}} Cost
 */
/** @typedef {'ours'|'pyodide'} Subject */

const PYODIDE = process.env.PYODIDE ?? join(ROOT, 'node_modules/pyodide');
const PATIENCE_MS = 120_000;
const WORDS = '<p>Words of a post, as they stand around what it embeds.</p>'.repeat(6);
/** How far a reader scrolls at a time, and how long the reader looks. */
const STEP_PX = 300;
const LOOK_MS = 100;

/** The page that a post frames: the snippet, and a Run button. */
const SNIPPET = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Squares</title><link rel="icon" href="data:,">
<pre>[i * i for i in range(1_000_000)]</pre><button disabled>Run</button><output></output><script type="module">
import { loadPyodide } from './pyodide.mjs';
const python = await loadPyodide({ indexURL: new URL('./', location.href).href });
const run = document.querySelector('button');
run.onclick = () => { document.querySelector('output').textContent = python.runPython('len([i * i for i in range(1_000_000)])'); };
run.disabled = false;
parent.postMessage('ready', '*');
</script>`;

const TYPES = /** @type {Record<string, string>} */ ({
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  json: 'application/json',
  zip: 'application/zip',
  html: 'text/html; charset=utf-8',
});

/** @param {(bytes: number) => void} sent */
const servePyodide = async (sent) => {
  /** @type {Map<string, Buffer>} */
  const packed = new Map([['snippet.html', gzipSync(SNIPPET)]]);
  const server = createServer((request, response) => {
    const name = basename(new URL(String(request.url), 'http://localhost').pathname);
    const file = join(PYODIDE, name);
    if (!packed.has(name) && existsSync(file)) packed.set(name, gzipSync(readFileSync(file)));
    const body = packed.get(name);
    if (!body) return response.writeHead(404).end();
    sent(body.length);
    response.writeHead(200, {
      'Content-Type': TYPES[name.split('.').pop() ?? ''] ?? 'text/plain',
      'Content-Encoding': 'gzip',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'public, max-age=3600',
    });
    response.end(body);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(null));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};

/** @param {string} path */
const packedBytes = (path) =>
  [`${DIST}${path}.gz`, `${DIST}${path}`]
    .map((file) => statSync(file, { throwIfNoEntry: false })?.size)
    .find((size) => size !== undefined) ?? 0;

/** @param {string} embeds @param {string} script */
const post = (
  embeds,
  script,
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,"><body><h1>A post</h1>${WORDS.repeat(6)}${embeds}<p id="last">Last words.</p>${WORDS.repeat(6)}
<script>ready = 0; shift = 0; moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
addEventListener('message', ({ data }) => { ready += data === 'ready'; });
top_px = null; (look = () => { const { top } = last.getBoundingClientRect(); const now_px = top + scrollY; if (top_px !== null) moved += Math.abs(now_px - top_px); top_px = now_px; requestAnimationFrame(look); })();</script>${script}`;

/** Keeps an embed's room free until the script has loaded, as the Embed dialog writes it. */
const KEPT = '<table height="540"></table>';

/**
 * With a count of 0 the same room is empty, to measure what scrolling past it costs without embeds.
 * @param {string} ours
 * @param {string} pyodide
 * @param {number} count
 */
const posts = (ours, pyodide, count) => ({
  [`/ours/${count}`]: post(
    count === 0
      ? `${KEPT}${WORDS}`.repeat(10)
      : `<interleave-lab workload="squares" n="1000000" models="sequential,threads">${KEPT}</interleave-lab>${WORDS}`.repeat(
          count,
        ),
    `<script type="module" src="${ours}embed.js"></script>`,
  ),
  [`/pyodide/${count}`]: post(
    `<iframe src="${pyodide}snippet.html" title="Squares" width="700" height="300"></iframe>${WORDS}`.repeat(count),
    '',
  ),
});

/** Runs in the post. @param {number} step_px @param {number} look_ms @param {() => void} done */
const scrollThrough = async (step_px, look_ms, done) => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += step_px) {
    window.scrollTo({ top, behavior: 'instant' });
    await new Promise((resolve) => {
      setTimeout(resolve, look_ms);
    });
  }
  done();
};

/** Runs in the post: the last embed runs, with the words below it in view. @param {() => void} done */
const runOne = async (done) => {
  document.getElementById('last')?.scrollIntoView({ block: 'end', behavior: 'instant' });
  const tags = document.querySelectorAll('interleave-lab');
  await /** @type {any} */ (tags[tags.length - 1]).run();
  setTimeout(done, 500);
};

export const openPosts = async () => {
  if (!existsSync(join(PYODIDE, 'pyodide.asm.wasm')))
    throw new Error(`there is no Pyodide in ${PYODIDE}: npm install, or say in PYODIDE where it is`);
  let bytes = 0;
  const site = await serveSite({
    asked: (path) => {
      bytes += packedBytes(path);
    },
  });
  const pyodide = await servePyodide((more) => {
    bytes += more;
  });
  const blog = await serveBlog({
    ...posts(site.url, pyodide.url, 0),
    ...posts(site.url, pyodide.url, 1),
    ...posts(site.url, pyodide.url, 10),
  });

  /**
   * Each call starts a new browser, whose cache holds nothing of either subject.
   * @param {Subject} subject
   * @param {number} count
   * @returns {Promise<Cost>}
   */
  const measure = async (subject, count) => {
    const browser = await startBrowser();
    bytes = 0;
    const driver = /** @type {any} */ (browser.driver);
    try {
      await driver.sendDevToolsCommand('Performance.enable', {});
      await driver.get(`${blog.url}${subject}/${count}`);
      await driver.executeAsyncScript(scrollThrough, STEP_PX, LOOK_MS);
      await until(
        'all are ready',
        () =>
          driver.executeScript((/** @type {number} */ wanted) => {
            const tags = Array.from(document.querySelectorAll('interleave-lab'));
            return tags.length > 0
              ? tags.every((tag) => tag.shadowRoot?.querySelector('figure, iframe'))
              : /** @type {any} */ (window).ready === wanted;
          }, count),
        PATIENCE_MS,
      );
      const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
      const busy_ms =
        metrics.find((/** @type {{name: string}} */ metric) => metric.name === 'TaskDuration').value * 1000;
      const cost = { bytes, busy_ms, memory_bytes: await residentBytes(driver) };
      if (subject === 'ours' && count > 0) await driver.executeAsyncScript(runOne);
      return { ...cost, ...(await driver.executeScript('return { shift, moved_px: moved }')) };
    } finally {
      await browser.close();
    }
  };
  return {
    measure,
    close: async () => {
      for (const each of [blog, site, pyodide]) await each.close();
    },
  };
};
