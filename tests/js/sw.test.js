/** The service worker as a whole, in a scope made up: events in, responses out. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isolation } from '../../tools/headers.mjs';

const SCOPE = 'https://host.example/deep/path/';
const source = readFileSync(new URL('../../sw.js', import.meta.url), 'utf8');

/** @typedef {{response: Promise<Response>|null, kept: Promise<unknown>[]}} Answer */

const start = () => {
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {};
  /** @type {string[]} */
  const calls = [];
  const scope = {
    registration: { scope: SCOPE },
    clients: {
      claim: async () => {
        calls.push('claim');
      },
    },
    skipWaiting: async () => {
      calls.push('skipWaiting');
    },
    addEventListener: (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) => {
      listeners[type] = listener;
    },
  };
  new Function('self', source)(scope);
  /** @param {string} type @param {object} [event] @returns {Answer} */
  const dispatch = (type, event) => {
    /** @type {Answer} */
    const answer = { response: null, kept: [] };
    listeners[type]({
      ...event,
      waitUntil: (/** @type {Promise<unknown>} */ what) => answer.kept.push(what),
      respondWith: (/** @type {Promise<Response>} */ what) => {
        answer.response = what;
      },
    });
    return answer;
  };
  return { calls, dispatch };
};

/** @param {string} url @param {RequestInit} [init] */
const ask = (url, init) => start().dispatch('fetch', { request: new Request(new URL(url, SCOPE), init) });

/** @param {string} url */
const get = async (url) => {
  const { response } = ask(url);
  assert.ok(response, `${url} is answered`);
  return response;
};

/** As the comment in sw.js states it, in other arithmetic. @param {string} name @param {number} length */
const stated = (name, length) => {
  let hash = 0x811c9dc5n;
  for (const byte of new TextEncoder().encode(name)) hash = ((hash ^ BigInt(byte)) * 0x01000193n) % 2n ** 32n;
  return Uint8Array.from({ length }, (_, i) => Number(((hash + BigInt(i) * 2654435761n) % 2n ** 32n) >> 24n));
};

test('installs at once and takes the pages that are open', async () => {
  const { calls, dispatch } = start();
  await Promise.all(dispatch('install').kept);
  await Promise.all(dispatch('activate').kept);
  assert.deepEqual(calls, ['skipWaiting', 'claim']);
});

test('takes a page that asks for it, and minds no other message', async () => {
  const { calls, dispatch } = start();
  await Promise.all(dispatch('message', { data: 'interleave-claim' }).kept);
  assert.deepEqual(dispatch('message', { data: { type: 'interleave-claim' } }).kept, []);
  assert.deepEqual(calls, ['claim']);
});

test('answers with the headers that say who made it', async () => {
  const response = await get('io/1?delay_ms=0&size_bytes=12&name=a');
  assert.equal(response.status, 200);
  assert.deepEqual(Object.fromEntries(response.headers), {
    'cache-control': 'no-store',
    'content-length': '12',
    'content-type': 'application/octet-stream',
    'cross-origin-resource-policy': 'cross-origin',
    'x-interleave-io': 'service-worker',
  });
});

test('the bytes are a function of name and index, across chunks', async () => {
  for (const [name, size] of /** @type {[string, number][]} */ ([
    ['file1.txt', 0],
    ['file1.txt', 1],
    ['', 5],
    ['Größe & mehr', 65536],
    ['x', 200001],
  ])) {
    const response = await get(`io/1?delay_ms=0&size_bytes=${size}&name=${encodeURIComponent(name)}`);
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), stated(name, size));
  }
});

test('the hash is FNV-1a32: published values', async () => {
  for (const [name, first] of /** @type {[string, number][]} */ ([
    ['', 0x81],
    ['foobar', 0xbf],
  ])) {
    const response = await get(`io/1?delay_ms=0&size_bytes=1&name=${name}`);
    assert.deepEqual([...new Uint8Array(await response.arrayBuffer())], [first]);
  }
});

test('streams the largest file in chunks', async () => {
  const response = await get('io/1?delay_ms=0&size_bytes=8388608&name=big');
  let [chunks, bytes] = [0, 0];
  for await (const chunk of /** @type {any} */ (response.body)) [chunks, bytes] = [chunks + 1, bytes + chunk.length];
  assert.equal(bytes, 8388608);
  assert.ok(chunks > 10, `${chunks} chunks`);
});

test('waits for the delay, and not for more than 20 s', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  for (const [asked, held] of [
    ['1500', 1500],
    ['99999', 20000],
    ['-3', 0],
  ]) {
    let over = false;
    const answered = get(`io/1?delay_ms=${asked}&size_bytes=0&name=a`).then(() => {
      over = true;
    });
    t.mock.timers.tick(Math.max(0, Number(held) - 1));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    assert.equal(over, held === 0, `delay_ms=${asked} is not over yet`);
    t.mock.timers.tick(1);
    await answered;
  }
});

test('a request that is given up ends its wait', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const abort = new AbortController();
  const { response, kept } = ask('io/1?delay_ms=20000&size_bytes=300000&name=a', { signal: abort.signal });
  abort.abort();
  assert.equal((await response)?.type, 'error');
  await Promise.all(kept);
});

test('stays awake until the last byte is out', async () => {
  const { response, kept } = ask('io/1?delay_ms=0&size_bytes=300000&name=a');
  let over = false;
  const all = Promise.all(kept).then(() => {
    over = true;
  });
  const { body } = /** @type {Response} */ (await response);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  assert.equal(over, false, 'the stream is not read yet');
  assert.ok(body);
  await new Response(body).arrayBuffer();
  await all;
});

test('a reader who leaves lets it sleep', async () => {
  const { response, kept } = ask('io/1?delay_ms=0&size_bytes=8388608&name=a');
  await /** @type {Response} */ (await response).body?.cancel();
  await Promise.all(kept);
});

test('nonsense is a 400 that names what is wrong', async () => {
  for (const [query, named] of [
    ['', 'delay_ms is missing'],
    ['delay_ms=soon&size_bytes=1&name=a', 'delay_ms is soon'],
    ['delay_ms=&size_bytes=1&name=a', 'delay_ms'],
    ['delay_ms=Infinity&size_bytes=1&name=a', 'delay_ms'],
    ['delay_ms=0&name=a', 'size_bytes is missing'],
    ['delay_ms=0&size_bytes=1.5&name=a', 'whole number from 0 to 8388608'],
    ['delay_ms=0&size_bytes=-1&name=a', 'whole number'],
    ['delay_ms=0&size_bytes=8388609&name=a', 'whole number'],
    ['delay_ms=0&size_bytes=1', 'name is missing'],
  ]) {
    const { response, kept } = ask(`io/1?${query}`);
    assert.ok(response);
    const { status, headers } = await response;
    assert.deepEqual([status, headers.get('X-Interleave-Io')], [400, 'service-worker'], query);
    assert.match(await (await response).text(), new RegExp(named), query);
    await Promise.all(kept);
  }
});

test('everything else passes untouched', () => {
  const query = '?delay_ms=0&size_bytes=1&name=a';
  for (const url of [
    'relay.html',
    'relay',
    'relay.html#perfetto/1',
    'notes.html',
    'blog/',
    'blog/index.html',
    '../index.html',
    '/',
    '/assets/a.js',
    'https://other.example/deep/path/index.html',
    'io',
    `io/${query}`,
    `io/a/b${query}`,
    `/io/1${query}`,
    `/deep/io/1${query}`,
    `https://other.example/deep/path/io/1${query}`,
  ]) {
    const { response, kept } = ask(url);
    assert.deepEqual([response, kept], [null, []], url);
  }
  assert.equal(ask(`io/1${query}`, { method: 'POST', body: 'x' }).response, null);
});

/**
 * A host's answers, by hand: each `fetch` of the worker takes the next.
 * @param {import('node:test').TestContext} t
 * @param {Response[]} answers
 */
const host = (t, ...answers) => t.mock.method(globalThis, 'fetch', async () => answers.shift());

/** As a browser gives it to a service worker, which nobody can construct. @param {object} kept */
const made = (kept) =>
  /** @type {Response} */ (/** @type {unknown} */ ({ headers: new Headers(), body: null, ...kept }));

test('its own documents, scripts and assets get what the host did not send', async (t) => {
  for (const url of [
    '',
    'index.html',
    'index',
    '?workload=squares',
    'embed.html?models=threads',
    'embed',
    'assets/a-12345678.js',
    'www/define.js',
    'pkg/interleave_bg.wasm',
  ]) {
    host(t, new Response('text', { headers: { 'Content-Type': 'text/x', ETag: '"1"' } }));
    const response = await get(url);
    for (const [name, value] of Object.entries(isolation))
      assert.equal(response.headers.get(name), value, `${name} of ${url}`);
    assert.deepEqual(
      [response.headers.get('Content-Type'), response.headers.get('ETag'), response.status, await response.text()],
      ['text/x', '"1"', 200, 'text'],
      url,
    );
    assert.equal(
      response.headers.get('Server-Timing'),
      `interleave-isolated;desc="${Object.keys(isolation).join(' ')}"`,
      'and say whose they are',
    );
    t.mock.restoreAll();
  }
});

test('a body that the browser has unpacked is not called packed, nor as long as the packed one', async (t) => {
  host(
    t,
    new Response('text', { headers: { 'Content-Encoding': 'br', 'Content-Length': '2', 'Content-Type': 'text/x' } }),
    new Response('text', { headers: { 'Content-Length': '4' } }),
  );
  const { headers } = await get('');
  assert.deepEqual(
    ['Content-Encoding', 'Content-Length', 'Content-Type'].map((name) => headers.get(name)),
    [null, null, 'text/x'],
  );
  assert.equal((await get('')).headers.get('Content-Length'), '4', 'of a plain one it is right');
});

test('the host’s own headers stay, all or those that are there', async (t) => {
  const whole = new Response('text', { headers: isolation });
  host(t, whole, new Response('text', { headers: { 'Cross-Origin-Embedder-Policy': 'credentialless' } }));
  assert.equal(await get(''), whole);
  const { headers } = await get('');
  assert.deepEqual(
    [headers.get('Cross-Origin-Embedder-Policy'), headers.get('Cross-Origin-Opener-Policy')],
    ['credentialless', 'same-origin'],
  );
});

test('a value that does not isolate is replaced, and one that does is kept with its parameters', async (t) => {
  const [COOP, COEP, DIP] = ['Cross-Origin-Opener-Policy', 'Cross-Origin-Embedder-Policy', 'Document-Isolation-Policy'];
  for (const [name, value, kept] of /** @type {[string, string, boolean][]} */ ([
    [COOP, 'same-origin', true],
    [COOP, 'same-origin; report-to="x"', true],
    [COOP, 'same-origin-allow-popups', false],
    [COOP, 'unsafe-none', false],
    [COOP, 'noopener-allow-popups', false],
    [COOP, 'Same-Origin', false],
    [COOP, 'same-origin, same-origin', false],
    [COEP, 'require-corp', true],
    [COEP, 'require-corp; report-to="x"', true],
    [COEP, 'require-corp;report-to="x"', true],
    [COEP, 'credentialless; report-to="x"', true],
    [COEP, 'unsafe-none', false],
    [COEP, 'unsafe-none; report-to="require-corp"', false],
    [COEP, 'Require-CORP', false],
    [COEP, '', false],
    [DIP, 'isolate-and-credentialless', true],
    [DIP, 'none', false],
    [`${COEP}-Report-Only`, 'require-corp', true],
  ])) {
    host(t, new Response('text', { headers: { ...isolation, [name]: value } }));
    const { headers } = await get('index.html');
    assert.equal(
      headers.get(name),
      kept ? value : isolation[/** @type {keyof typeof isolation} */ (name)],
      `${name}: ${value}`,
    );
    assert.equal(headers.get('Server-Timing'), kept ? null : `interleave-isolated;desc="${name}"`, `${name}: ${value}`);
    t.mock.restoreAll();
  }
  host(t, new Response('text', { headers: { [`${COEP}-Report-Only`]: 'require-corp' } }));
  assert.equal((await get('')).headers.get(COEP), 'require-corp', 'a report is no isolation');
});

test('the host’s word on who may load a file stays', async (t) => {
  host(t, new Response('text', { headers: { 'Cross-Origin-Resource-Policy': 'same-origin' } }));
  assert.equal((await get('')).headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
});

test('an answer that cannot be changed is handed on as it is', async (t) => {
  for (const type of ['opaque', 'opaqueredirect', 'error']) {
    const response = made({ type, status: 0 });
    host(t, response);
    assert.equal(await get('index.html'), response, type);
    t.mock.restoreAll();
  }
  t.mock.method(globalThis, 'fetch', async () => {
    throw new TypeError('offline');
  });
  await assert.rejects(async () => get('index.html'), /offline/);
});

test('a status without a body keeps none; parts and errors keep theirs', async (t) => {
  host(
    t,
    made({ status: 304, statusText: 'Not Modified' }),
    new Response('art', { status: 206, headers: { 'Content-Range': 'bytes 1-3/4' } }),
    new Response('gone', { status: 404 }),
  );
  const [fresh, part, gone] = [await get('assets/a.js'), await get('assets/a.js'), await get('assets/a.js')];
  assert.deepEqual(
    [fresh.status, fresh.body, fresh.headers.get('Cross-Origin-Resource-Policy')],
    [304, null, 'cross-origin'],
  );
  assert.deepEqual([part.status, part.headers.get('Content-Range'), await part.text()], [206, 'bytes 1-3/4', 'art']);
  assert.deepEqual([gone.status, await gone.text()], [404, 'gone']);
});

test('a request that is no reading, or may not be fetched anew, is left alone', () => {
  assert.equal(ask('index.html', { method: 'POST', body: 'x' }).response, null);
  assert.equal(
    start().dispatch('fetch', {
      request: { method: 'GET', url: `${SCOPE}assets/a.js`, cache: 'only-if-cached', mode: 'no-cors' },
    }).response,
    null,
  );
});
