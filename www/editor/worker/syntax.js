/** The worker that parses a program while it is written: the Python machine, of which nothing but the parser runs. */

import * as machine from '../../../pkg/python/locked/machine.js';
import { worldOf } from '../../run/python/world.js';

/** @import { Fault } from '../marks.js' */

/**
 * @typedef {{module: WebAssembly.Module}|{text: string}} ToSyntax
 * The answer to a text: what is wrong with it.
 * @typedef {{text: string, fault: Fault|null}} FromSyntax
 */

/** The machine asks for nothing of this while it parses. */
const nothing = () => {
  throw new Error('a parser runs nothing');
};

/** @type {import('../../../pkg/python/locked/machine.js').Interpreter|null} */
let interpreter = null;

/** @param {WebAssembly.Module} module */
const open = (module) => {
  Object.assign(globalThis, {
    pythonWorld: worldOf(
      () => undefined,
      () => undefined,
      {
        prepared: nothing,
        refused: nothing,
        copied: nothing,
        ended: nothing,
        failed: nothing,
        fetch: nothing,
        startThread: () => false,
      },
    ),
  });
  machine.initSync({ module });
  interpreter = new machine.Interpreter('requests', 5, true, false, true, []);
};

/** @param {string} text @returns {FromSyntax} */
const answer = (text) => {
  const found = interpreter?.faultOf(text);
  return { text, fault: found ? JSON.parse(found) : null };
};

self.onmessage = (/** @type {MessageEvent<ToSyntax>} */ { data }) => {
  if ('module' in data) open(data.module);
  else self.postMessage(answer(data.text));
};
