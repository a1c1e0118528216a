/** What the peers' workers call: the same as one of our processes, except for the messages in and out. */

import { Solo, initSync, reset } from '../../pkg/interleave.js';

/** @type {Solo} */
let solo;

/** @param {WebAssembly.Module} module @param {WebAssembly.Memory} memory */
export const open = (module, memory) => {
  initSync({ module, memory });
};

/** Begins a new trace, as every turn of a pool does. */
export const begin = () => {
  solo?.free();
  reset();
  solo = new Solo(1);
};

/** @param {string} job @param {number} index @param {string} base */
export const task = (job, index, base) => ({ index, payload: solo.runTask(job, index, base) });
