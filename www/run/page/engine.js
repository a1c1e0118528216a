/**
 * Compiled modules: each is fetched and compiled once per page, then posted to every worker. Nothing loads before Run.
 */

import { failure } from '../../base/failure.js';
import { within } from '../../browser/within.js';

/** The page's base address; real I/O requests go to addresses below it. */
export const BASE = new URL('../../../', import.meta.url).href;

/**
 * The load in progress; `waiting`: how many callers wait for it.
 * @typedef {{module: Promise<WebAssembly.Module>, request: AbortController, waiting: number}} Loading
 */

/**
 * Browsers compile a stream only if the host sends it as `application/wasm`, and many hosts do not. Bytes compile
 * regardless of the type.
 * @param {Response} response
 */
const compile = async (response) => {
  if (!response.ok) throw new Error(`the host answered ${response.status} for ${new URL(response.url).pathname}`);
  const called = response.headers.get('Content-Type') ?? '';
  if (/^application\/wasm$/i.test(called)) return WebAssembly.compileStreaming(response);
  try {
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new Error(
      `the host answered ${new URL(response.url).pathname} with something else, called ${called || 'nothing'}: ${error.message}`,
      { cause: error },
    );
  }
};

/** @param {URL} address @returns {Loading} */
const load = (address) => {
  const request = new AbortController();
  return { request, waiting: 0, module: fetch(address, { signal: request.signal }).then(compile) };
};

/**
 * A module that is loaded when it is first asked for. The request is aborted when no caller waits for it any more; the next
 * call starts a new request.
 * @param {URL} address @param {string} what  the subject of the error message, for example "The engine"
 * @returns {(signal?: AbortSignal) => Promise<WebAssembly.Module>}
 */
export const loadedOnce = (address, what) => {
  /** @type {WebAssembly.Module|null} */
  let compiled = null;
  /** @type {Loading|null} */
  let loading = null;
  return async (signal) => {
    if (compiled) return compiled;
    const current = (loading ??= load(address));
    current.waiting += 1;
    try {
      return (compiled = await within(what, current.module, signal));
    } catch (error) {
      const { kind } = /** @type {{kind?: string}} */ (error);
      throw kind
        ? error
        : failure(
            'worker-start',
            `${what} could not be loaded (${error instanceof Error ? error.message : error}). Check the connection and reload the page.`,
          );
    } finally {
      current.waiting -= 1;
      if (current.waiting === 0) {
        current.request.abort();
        if (loading === current) loading = null;
      }
    }
  };
};

export const compiledEngine = loadedOnce(new URL('../../../pkg/interleave_bg.wasm', import.meta.url), 'The engine');
