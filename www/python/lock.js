/** The lock's settings in Python: the lines that set them in a program whose threads take turns. */
import { hasInterval } from '../lab/lock-settings.js';
import { seconds } from './source.js';
import { mayTakeTurns, sharesMemory, takesTurns } from '../result/model-properties.js';

/** @import { LockSettings, ModelName } from '../interface.js' */
/** @typedef {{opening: string[], imports: string[], constants: string[]}} LockLines */

/** CPython's default, `sys.getswitchinterval()`; a program need not set it. */
const USUAL_INTERVAL_MS = 5;
const FREE_THREADED = '# Takes a free-threaded build, python3.14t: in any other, threads share the GIL.';
const BEFORE_3_2 = '# CPython before 3.2 dropped the lock every 100 ticks. Later ones wait for a switch interval.';
const KEPT = '# No CPython keeps the lock while it waits: here it was kept, to show why.';

/** @param {ModelName} model @param {LockSettings|null} lock @returns {LockLines} */
export function lockLines(model, lock) {
  const free =
    sharesMemory(model) && (!mayTakeTurns(model) || (!takesTurns(model, false) && lock?.flavour === 'free-threaded'));
  if (free) return { opening: [FREE_THREADED], imports: [], constants: [] };
  if (!lock || !mayTakeTurns(model)) return { opening: [], imports: [], constants: [] };
  const { flavour, interval_ms, release_during_waits } = lock;
  const opening = [...(flavour === 'cpython-before-3.2' ? [BEFORE_3_2] : []), ...(release_during_waits ? [] : [KEPT])];
  if (!hasInterval(flavour) || interval_ms === USUAL_INTERVAL_MS) return { opening, imports: [], constants: [] };
  return { opening, imports: ['import sys'], constants: [`sys.setswitchinterval(${seconds(interval_ms)})`] };
}
