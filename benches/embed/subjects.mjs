/* global document, window */
/**
 * Two posts of one text on another site than what they embed: ten of our embeds, and as many frames of a page that runs
 * the same snippet in Pyodide, which is how it is embedded as its documentation says: loaded with the page. Sizes are of
 * what a server sends compressed, by gzip on both sides.
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

/** `bytes`: sent; `busy_ms`: the post's own thread, in scripts, styles, layout; `shift`: of its layout, the sum. @typedef {{bytes: number, busy_ms: number, shift: number, memory_bytes: number}} Cost */
/** @typedef {'ours'|'pyodide'} Subject */

const PYODIDE = process.env.PYODIDE ?? join(ROOT, 'node_modules/pyodide');
const PATIENCE_MS = 120_000;
const WORDS = '<p>Words of a post, as they stand around what it embeds.</p>'.repeat(12);

/** The page that a post frames: the snippet, and Run. */
const SNIPPET = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Squares</title><link rel="icon" href="data:,">
<pre>[i * i for i in range(1_000_000)]</pre><button disabled>Run</button><output></output><script type="module">
import { loadPyodide } from './pyodide.mjs';
const python = await loadPyodide({ indexURL: new URL('./', location.href).href });
const run = document.querySelector('button');
run.onclick = () => { document.querySelector('output').textContent = python.runPython('len([i * i for i in range(1_000_000)])'); };
run.disabled = false;
parent.postMessage('ready', '*');
</script>`;

const TYPES = /** @type {Record<string, string>} */ ({ mjs: 'text/javascript', wasm: 'application/wasm', json: 'application/json', zip: 'application/zip', html: 'text/html; charset=utf-8' });

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
    response.writeHead(200, { 'Content-Type': TYPES[name.split('.').pop() ?? ''] ?? 'text/plain', 'Content-Encoding': 'gzip', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=3600' });
    response.end(body);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(null)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}/`, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
};

/** @param {string} path */
const packedBytes = (path) => [`${DIST}${path}.gz`, `${DIST}${path}`].map((file) => statSync(file, { throwIfNoEntry: false })?.size).find((size) => size !== undefined) ?? 0;

/** @param {string} embeds @param {string} script */
const post = (embeds, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,"><body><h1>A post</h1>${WORDS}${embeds}${WORDS}
<script>ready = 0; shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
addEventListener('message', ({ data }) => { ready += data === 'ready' || data?.type === 'ready' && data.heard === true; });</script>${script}`;

/** @param {string} ours @param {string} pyodide @param {number} count */
const posts = (ours, pyodide, count) => ({
  [`/ours/${count}`]: post('<interleave-lab workload="squares" n="1000000" models="sequential,threads"></interleave-lab>'.repeat(count), `<script type="module" src="${ours}embed.js"></script>`),
  [`/pyodide/${count}`]: post(`<iframe src="${pyodide}snippet.html" title="Squares" width="700" height="300"></iframe>`.repeat(count), ''),
});

export const openPosts = async () => {
  if (!existsSync(join(PYODIDE, 'pyodide.asm.wasm'))) throw new Error(`there is no Pyodide in ${PYODIDE}: npm install, or say in PYODIDE where it is`);
  let bytes = 0;
  const site = await serveSite({ asked: (path) => { bytes += packedBytes(path); } });
  const pyodide = await servePyodide((more) => { bytes += more; });
  const blog = await serveBlog({ ...posts(site.url, pyodide.url, 1), ...posts(site.url, pyodide.url, 10) });

  /** A browser of its own, which has nothing of either in its cache. @param {Subject} subject @param {number} count @returns {Promise<Cost>} */
  const measure = async (subject, count) => {
    const browser = await startBrowser();
    bytes = 0;
    const driver = /** @type {any} */ (browser.driver);
    try {
      await driver.sendDevToolsCommand('Performance.enable', {});
      await driver.get(`${blog.url}${subject}/${count}`);
      // What is far from the view comes when its reader is there: all of it is to be counted.
      await until('all are ready', () => driver.executeScript((/** @type {number} */ wanted) => {
        const waiting = Array.from(document.querySelectorAll('interleave-lab')).find((tag) => tag.shadowRoot?.querySelector('.poster:not([hidden])'));
        waiting?.scrollIntoView({ behavior: 'instant' });
        return !waiting && (document.querySelector('interleave-lab') !== null || /** @type {any} */ (window).ready === wanted);
      }, count), PATIENCE_MS);
      const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
      const busy_ms = metrics.find((/** @type {{name: string}} */ metric) => metric.name === 'TaskDuration').value * 1000;
      const shift = await driver.executeScript('return shift');
      return { bytes, busy_ms, shift, memory_bytes: await residentBytes(driver) };
    } finally {
      await browser.close();
    }
  };
  return { measure, close: async () => { for (const each of [blog, site, pyodide]) await each.close(); } };
};
