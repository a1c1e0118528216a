/** Runs a reader's module once, to learn its tasks: their names, and copies of their arguments for processes. */

import { realmOf } from '../coordinator/python-client.js';

/** @import { Runtime } from '../coordinator/runtime.js' */
/** @import { Copied, Probed, PythonOrder } from '../coordinator-wire.js' */

/** @param {Runtime} runtime @param {PythonOrder} python @returns {Promise<Probed|{failed: string}>} */
export const probe = async (runtime, python) => {
  const [memory] = await runtime.processMemories(1);
  const { promise, resolve } = /** @type {PromiseWithResolvers<Probed|{failed: string}>} */ (Promise.withResolvers());
  /** @type {string[]} */
  let titles = [];
  /** @type {Copied[]} */
  const copies = [];
  const child = runtime.start(python.build, 0, false);
  child.onfailure = (message) => resolve({ failed: message });
  child.onmessage = (message) => {
    if (message.type === 'ready') {
      if (memory && message.stop !== null) runtime.stops.set(child, { memory, word: message.stop / 4 });
      child.post({ type: 'function', inputs: python.inputs, way: 'parent', workers: 0 });
    }
    if (message.type === 'prepared') titles = message.titles;
    if (message.type === 'refused') resolve({ error: message.exception });
    if (message.type === 'copied') copies[message.task] = { copy: message.copy, exception: null };
    if (message.type === 'ended') copies[message.index] = { copy: null, exception: message.exception };
    if (message.type === 'over') resolve({ titles, copies, error: null });
  };
  child.post({ type: 'interpreter', realm: realmOf(runtime, python, memory), turns: python.turns, slot: null });
  const probed = await promise;
  runtime.end(child);
  return probed;
};
