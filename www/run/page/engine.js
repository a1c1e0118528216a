/** The compiled engine: fetched and compiled once per page, then posted to every worker. Nothing loads before Run. */

import { failure } from '../../base/failure.js';
import { within } from '../../browser/within.js';

/** The page's base address; real I/O requests go to addresses below it. */
export const BASE = new URL('../../../', import.meta.url).href;

const WASM = new URL('../../../pkg/interleave_bg.wasm', import.meta.url);

/**
 * The load in progress; `waiting`: how many callers wait for it.
 * @typedef {{module: Promise<WebAssembly.Module>, request: AbortController, waiting: number}} Loading
 */

/** @type {WebAssembly.Module|null} */
let compiled = null;
/** @type {Loading|null} */
let loading = null;

/**
 * Browsers compile a stream only if the host sends it as `application/wasm`, and many hosts do not. Bytes compile
 * regardless of the type.
 * @param {Response} response
 */
const compile = async (response) => {
  if (!response.ok) throw new Error(`the host answered ${response.status} for ${WASM.pathname}`);
  const called = response.headers.get('Content-Type') ?? '';
  if (/^application\/wasm$/i.test(called)) return WebAssembly.compileStreaming(response);
  try {
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new Error(
      `the host answered ${WASM.pathname} with something else, called ${called || 'nothing'}: ${error.message}`,
      { cause: error },
    );
  }
};

const load = () => {
  const request = new AbortController();
  return { request, waiting: 0, module: fetch(WASM, { signal: request.signal }).then(compile) };
};

/**
 * The request is aborted when no caller waits for it any more; the next call starts a new request.
 * @param {AbortSignal} [signal]
 * @returns {Promise<WebAssembly.Module>}
 */
export const compiledEngine = async (signal) => {
  if (compiled) return compiled;
  const current = (loading ??= load());
  current.waiting += 1;
  try {
    return (compiled = await within('The engine', current.module, signal));
  } catch (error) {
    const { kind } = /** @type {{kind?: string}} */ (error);
    throw kind
      ? error
      : failure(
          'worker-start',
          `The engine could not be loaded (${error instanceof Error ? error.message : error}). Check the connection and reload the page.`,
        );
  } finally {
    current.waiting -= 1;
    if (current.waiting === 0) {
      current.request.abort();
      if (loading === current) loading = null;
    }
  }
};
