/**
 * A page that tries what the project rests on, without the project: so that a failure tells which of both it is.
 */

import { ensureIo } from '../../../www/run/page/io.js';

/**
 * In WebKitGTK a worker whose script comes from the memory cache is under no service worker's control, and a
 * worker inside it neither: so every worker that does real I/O, outer and inner, gets an address of its own.
 * @param {unknown} message @returns {Promise<any>}
 */
const ask = (message) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./outer.js?' + crypto.randomUUID(), import.meta.url), { type: 'module' });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage(message);
  });

/** @param {string} name @param {number} delay_ms @param {number} size_bytes */
const address = (name, delay_ms, size_bytes) => {
  const url = new URL(`../../../io/${crypto.randomUUID()}`, import.meta.url);
  url.search = new URLSearchParams({ name, delay_ms: String(delay_ms), size_bytes: String(size_bytes) }).toString();
  return url.href;
};

/** A nested worker adds to a memory that this page made. */
const shared = async () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  await ask({ kind: 'add', memory });
  return new Int32Array(memory.buffer)[0];
};

/** @param {string} url */
const fetched = async (url) => {
  const response = await fetch(url);
  return {
    status: response.status,
    maker: response.headers.get('X-Interleave-Io'),
    bytes: [...new Uint8Array(await response.arrayBuffer())],
  };
};

Object.assign(globalThis, { probe: { ensureIo, ask, address, shared, fetched } });
