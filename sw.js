/**
 * The service worker does two things, and touches nothing else.
 *
 * First, it makes the real I/O of a run: a request `<scope>io/<unique>?delay_ms&size_bytes&name` waits `delay_ms`, then
 * streams `size_bytes` bytes.
 *
 * Second, it isolates pages where the host does not. This project's own documents, scripts and assets need headers
 * before they can share memory. The service worker adds the headers that the host did not send, or sent with a value
 * that does not isolate. The folder may also hold other people's pages, which such headers would break, so this file
 * lists what is ours. The relay is not isolated on purpose (tools/headers.mjs).
 *
 * Byte i is the top byte of (FNV-1a32 of the UTF-8 name + i · 2654435761) mod 2³²: it depends on name and index only,
 * so that every model gets the same checksum.
 *
 * This is a classic script, because Firefox before 147 has no module service workers. It keeps no file: whatever a page
 * asks for comes from the host, by names that contain the hash of the content. So a new version may take over at any
 * moment, and no page ever mixes two versions.
 */

// A block, because names at the top of a classic script would be global in the whole project.
{
  const MAX_DELAY_MS = 20000;
  const MAX_SIZE_BYTES = 8388608;
  const CHUNK_BYTES = 65536;
  const STEP = 2654435761;

  /** The same as tools/headers.mjs gives every host; a test checks that. @type {Record<string, string>} */
  const ISOLATION = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Document-Isolation-Policy': 'isolate-and-require-corp',
  };
  /**
   * Values that isolate as well, which stay as the host sent them. They are read as browsers read them: in small
   * letters, with parameters after a semicolon, and ignored if a header came twice. Which site may load a file is the
   * host's decision.
   * @type {Record<string, RegExp>}
   */
  const AS_GOOD = {
    'Cross-Origin-Opener-Policy': /^same-origin(;[^,]*)?$/,
    'Cross-Origin-Embedder-Policy': /^(require-corp|credentialless)(;[^,]*)?$/,
    'Cross-Origin-Resource-Policy': /./,
    'Document-Isolation-Policy': /^isolate-and-(require-corp|credentialless)(;[^,]*)?$/,
  };
  /**
   * Tells the document which headers we added: the page reads their names from its navigation entry.
   */
  const SIGNATURE = 'interleave-isolated';
  /** Paths below the scope; hosts also serve a page without its `.html`. */
  const OURS = /^(|(index|embed)(\.html)?|(assets|www|pkg)\/.*)$/;
  /** Statuses whose response may not have a body. */
  const WITHOUT_BODY = new Set([101, 103, 204, 205, 304]);

  /** @typedef {Event & {waitUntil(what: Promise<unknown>): void}} LifeEvent */
  /** @typedef {LifeEvent & {request: Request, respondWith(what: Response|Promise<Response>): void}} RequestEvent */
  /** @typedef {LifeEvent & {data: unknown}} NoteEvent */
  /**
   * The part of ServiceWorkerGlobalScope that is used here: one project cannot have its types beside those of a page.
   * @typedef {object} Scope
   * @property {{scope: string}} registration
   * @property {{claim(): Promise<void>}} clients
   * @property {() => Promise<void>} skipWaiting
   * @property {(type: string, listener: (event: any) => void) => void} addEventListener
   */
  const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));

  /** @typedef {{delay_ms: number, size_bytes: number, name: string}} Wish */

  /** @param {string} text */
  const fnv1a32 = (text) => {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
    return hash >>> 0;
  };

  /**
   * At most one chunk of the bytes from `start` on.
   * @param {number} seed
   * @param {number} start
   * @param {number} end
   */
  const chunk = (seed, start, end) => {
    const bytes = new Uint8Array(Math.min(CHUNK_BYTES, end - start));
    let state = (seed + Math.imul(start, STEP)) | 0;
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = state >>> 24;
      state = (state + STEP) | 0;
    }
    return bytes;
  };

  /** @param {URL} url @param {string} key */
  const number = (url, key) => {
    const text = url.searchParams.get(key);
    const value = text === null || text.trim() === '' ? NaN : Number(text);
    if (!Number.isFinite(value))
      throw new RangeError(`${key} is ${text ?? 'missing'}: give it as a number, ${key}=0 for instance`);
    return value;
  };

  /**
   * A delay out of range is moved into the range. A wrong size would give a wrong answer, so it is refused.
   * @param {URL} url
   * @returns {Wish}
   */
  const wish = (url) => {
    const delay_ms = Math.min(Math.max(number(url, 'delay_ms'), 0), MAX_DELAY_MS);
    const size_bytes = number(url, 'size_bytes');
    if (!Number.isInteger(size_bytes) || size_bytes < 0 || size_bytes > MAX_SIZE_BYTES) {
      throw new RangeError(`size_bytes is ${size_bytes}: give a whole number from 0 to ${MAX_SIZE_BYTES}`);
    }
    const name = url.searchParams.get('name');
    if (name === null)
      throw new RangeError('name is missing: give the name that the bytes are made from, name=file1.txt for instance');
    return { delay_ms, size_bytes, name };
  };

  /**
   * Ends early, and without an error, when the page that asked has gone.
   * @param {number} ms
   * @param {AbortSignal|undefined} signal
   * @returns {Promise<void>}
   */
  const wait = (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });

  /** @param {Wish} wish @param {() => void} over called once, when the last byte is sent or the reader has gone */
  const stream = ({ size_bytes, name }, over) => {
    const seed = fnv1a32(name);
    let sent = 0;
    return new ReadableStream({
      pull(controller) {
        if (sent < size_bytes) {
          const bytes = chunk(seed, sent, size_bytes);
          sent += bytes.length;
          controller.enqueue(bytes);
        }
        if (sent === size_bytes) {
          controller.close();
          over();
        }
      },
      cancel: over,
    });
  };

  /** @param {number} status @param {BodyInit} body @param {Record<string, string>} headers */
  const response = (status, body, headers) =>
    new Response(body, {
      status,
      headers: {
        'X-Interleave-Io': 'service-worker',
        'Cache-Control': 'no-store',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        ...headers,
      },
    });

  /** @param {URL} url @param {AbortSignal|undefined} signal @param {() => void} over */
  const answer = async (url, signal, over) => {
    try {
      const wanted = wish(url);
      await wait(wanted.delay_ms, signal);
      if (signal?.aborted) {
        over();
        return Response.error();
      }
      return response(200, stream(wanted, over), {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(wanted.size_bytes),
      });
    } catch (error) {
      over();
      return response(400, `${error instanceof Error ? error.message : error}\n`, {
        'Content-Type': 'text/plain; charset=utf-8',
      });
    }
  };

  /** @param {URL} url */
  const isIo = (url) => {
    const scope = new URL('io/', worker.registration.scope);
    return (
      url.origin === scope.origin &&
      url.pathname.startsWith(scope.pathname) &&
      /^[^/]+$/.test(url.pathname.slice(scope.pathname.length))
    );
  };

  /** @param {Request} request */
  const isOurs = ({ method, url, cache, mode }) => {
    const { scope } = worker.registration;
    if (method !== 'GET' || !url.startsWith(scope)) return false;
    // Chromium's developer tools send such requests, and no fetch may make one (w3c/ServiceWorker #1177).
    if (cache === 'only-if-cached' && mode !== 'same-origin') return false;
    return OURS.test(new URL(url).pathname.slice(new URL(scope).pathname.length));
  };

  /**
   * Responses that cannot be read cannot be changed either: opaque ones, redirects that the browser follows itself,
   * errors.
   * @param {Response} from
   */
  const isolated = (from) => {
    const missing = Object.entries(ISOLATION).filter(([name]) => !AS_GOOD[name].test(from.headers.get(name) ?? ''));
    if (from.status === 0 || missing.length === 0) return from;
    const headers = new Headers(from.headers);
    for (const [name, value] of missing) headers.set(name, value);
    // The body is unpacked when it is read here, but these headers belong to the packed one. A browser that believed
    // them would cut the body off.
    if (headers.has('Content-Encoding'))
      for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
    headers.append('Server-Timing', `${SIGNATURE};desc="${missing.map(([name]) => name).join(' ')}"`);
    return new Response(WITHOUT_BODY.has(from.status) ? null : from.body, {
      status: from.status,
      statusText: from.statusText,
      headers,
    });
  };

  worker.addEventListener('install', (/** @type {LifeEvent} */ event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (/** @type {LifeEvent} */ event) => event.waitUntil(worker.clients.claim()));

  // A page that was reloaded past the cache has no service worker, though this one is active, so the page asks to be
  // claimed.
  worker.addEventListener('message', (/** @type {NoteEvent} */ event) => {
    if (event.data === 'interleave-claim') event.waitUntil(worker.clients.claim());
  });

  worker.addEventListener('fetch', (/** @type {RequestEvent} */ event) => {
    const url = new URL(event.request.url);
    if (isOurs(event.request)) return event.respondWith(fetch(event.request).then(isolated));
    if (event.request.method !== 'GET' || !isIo(url)) return;
    /** @type {() => void} */
    let over = () => {};
    // Without this, a browser may end this worker once the headers are sent, in the middle of the stream.
    event.waitUntil(
      new Promise((resolve) => {
        over = () => resolve(undefined);
      }),
    );
    event.respondWith(answer(url, event.request.signal, over));
  });
}
