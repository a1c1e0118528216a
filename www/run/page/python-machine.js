/** The Python machine's wasm modules, compiled once per page. */

import { loadedOnce } from './engine.js';

/** @import { Build } from '../coordinator-wire.js' */

/** @type {Record<Build, (signal?: AbortSignal) => Promise<WebAssembly.Module>>} */
export const compiledMachine = {
  python: loadedOnce(new URL('../../../pkg/python/locked/machine_bg.wasm', import.meta.url), 'The Python machine'),
  'python-free': loadedOnce(
    new URL('../../../pkg/python/free/machine_bg.wasm', import.meta.url),
    'The free-threaded Python machine',
  ),
};
