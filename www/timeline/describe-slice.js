/** Describes a slice in plain words. */
import { listed } from '../base/format.js';
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

/** At which lines of a reader's program a slice was; an empty text if that is not known. @param {Slice} slice */
export function sayWhere({ args }) {
  const { lines, function: name } = /** @type {Partial<import('../base/recorded-trace.js').Where>} */ (args ?? {});
  // A file may say anything.
  if (!Array.isArray(lines) || !lines.every(Number.isInteger)) return '';
  const inside = typeof name === 'string' ? `, in ${name}` : '';
  return `${lines.length === 1 ? 'line' : 'lines'} ${listed(lines.map(String))}${inside}`;
}

/** What a slice waits for or does, and where. @param {Slice} slice */
export function describeSlice(slice) {
  const task = taskOf(slice);
  const { meaning } = KIND_WORDS[slice.kind];
  const at = sayWhere(slice);
  const still = `${at && ` (${at})`}${slice.open ? ', still going on' : ''}`;
  if (slice.kind === 'wait' || slice.kind === 'busy-wait')
    return `${meaning}${[task, NAMELESS[slice.kind]].includes(slice.name) ? '' : ` (for: ${slice.name})`}${still}`;
  return `${meaning}${still}`;
}
