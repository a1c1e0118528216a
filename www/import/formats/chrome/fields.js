/**
 * Reads the fields of a trace event as files write them. A value with a clear meaning is converted (a number written as
 * text, a name that is a number); other values become null. Ids and names are cut to a length that can be shown.
 */
import { SLICE_KINDS } from '../../../trace/tracks.js';
import { isObject, shortened, words } from '../../checks/read.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../../trace/tracks.js').SliceKind} SliceKind */

export const UNNAMED = 'without a name';
/** Ids may be long; further characters are ignored. */
const MOST_ID = 60;

/** The names that CPython's profiler uses for the states of its lock and of its threads. */
const STATE_KINDS = new Map(
  /** @type {[string, SliceKind][]} */ ([
    ['Has GIL', 'has-gil'],
    ['Waiting for GIL', 'waits-gil'],
    ['No GIL', 'no-gil'],
    ['On CPU', 'run'],
    ['Off CPU', 'wait'],
  ]),
);
const OWN_KINDS = new Map(SLICE_KINDS.map((kind) => [/** @type {string} */ (kind), kind]));

/** @param {unknown} category @param {string} name @returns {SliceKind} */
export const sliceKind = (category, name) =>
  STATE_KINDS.get(name) ?? OWN_KINDS.get(String(typeof category === 'string' ? category : '')) ?? 'call';

/**
 * A pid, tid or id as text; null if it is neither a number nor a text.
 * @param {unknown} value
 * @returns {string|null}
 */
export const markOf = (value) =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
    ? shortened(String(value), MOST_ID)
    : null;

/** A pid or tid; a missing one is 0. @param {unknown} value */
export const numberOf = (value) => (value === undefined || value === null ? '0' : markOf(value));

/** @param {Fields} event @returns {string|null} null if it has none */
export function givenName({ name }) {
  const text = words(name);
  return text === '' && name !== '' ? null : text;
}

/** @param {Fields} event */
export const nameOf = (event) => givenName(event) ?? UNNAMED;

/**
 * The id that connects events: within one process (id2.local) or across all.
 * @param {Fields} event
 * @returns {{id: string|null, local: boolean}}
 */
export function idOf({ id, id2 }) {
  const ids = isObject(id2) ? id2 : {};
  const local = markOf(ids.local);
  return local === null ? { id: markOf(ids.global) ?? markOf(id), local: false } : { id: local, local: true };
}
