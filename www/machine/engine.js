/** The compiled engine: fetched and compiled once a page, posted to every worker. Nothing is loaded before Run. */

/** The page's own address: what real I/O is asked below. */
export const BASE = new URL('../../', import.meta.url).href;

const WASM = new URL('../../pkg/interleave_bg.wasm', import.meta.url);

/** @type {Promise<WebAssembly.Module>|null} */
let module = null;

/** @returns {Promise<WebAssembly.Module>} */
export const compiledEngine = () => {
  module ??= WebAssembly.compileStreaming(fetch(WASM)).catch((error) => {
    module = null;
    throw error;
  });
  return module;
};
