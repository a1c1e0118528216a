/** Describes a slice in plain words. */
import { KIND_WORDS } from './kind-words.js';

/** @typedef {import('../trace/tracks.js').Slice} Slice */
/** @typedef {import('../trace/tracks.js').SliceKind} SliceKind */

/** The names of waits without further detail in the trace. */
const NAMELESS = /** @type {Partial<Record<SliceKind, string>>} */ ({ wait: 'wait', 'busy-wait': 'busy wait' });

/** The task of a slice: the slice itself, or the nearest enclosing task. @param {Slice} slice @returns {string|null} */
export function taskOf(slice) {
  for (let one = /** @type {Slice|null} */ (slice); one; one = one.parent) {
    if (one.kind === 'task' || one.kind === 'run') return one.name;
  }
  return null;
}

/** What a slice waits for or does. @param {Slice} slice */
export function describeSlice(slice) {
  const task = taskOf(slice);
  const { meaning } = KIND_WORDS[slice.kind];
  const still = slice.open ? ', still going on' : '';
  if (slice.kind === 'wait' || slice.kind === 'busy-wait')
    return `${meaning}${[task, NAMELESS[slice.kind]].includes(slice.name) ? '' : ` (for: ${slice.name})`}${still}`;
  return `${meaning}${still}`;
}
