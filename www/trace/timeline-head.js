/** The head of a timeline file: names and counts, validated before use. */
import { TimelineFileError } from './timeline-check.js';

/** @typedef {{key: string, name: string, lane: boolean, slices: number, instants: number}} TrackHead */
/** @typedef {{name: string, values: number}} CounterHead */
/**
 * @typedef {{end_us: number, names: string[], groups: {title: string, flows: number, tracks: TrackHead[],
 *   counters?: CounterHead[]}[]}} Head
 */

const isCount = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;
const isText = (/** @type {unknown} */ value) => typeof value === 'string';

/** @param {any} track @returns {TrackHead|null} */
const trackHead = (track) =>
  isText(track?.key) &&
  isText(track.name) &&
  typeof track.lane === 'boolean' &&
  isCount(track.slices) &&
  isCount(track.instants)
    ? { key: track.key, name: track.name, lane: track.lane, slices: track.slices, instants: track.instants }
    : null;

/** @param {any} counters */
const areCounters = (counters) =>
  counters === undefined ||
  (Array.isArray(counters) && counters.every((counter) => isText(counter?.name) && isCount(counter.values)));

/** @param {any} group */
const isGroup = (group) =>
  areCounters(group?.counters) &&
  isText(group?.title) &&
  isCount(group.flows) &&
  Array.isArray(group.tracks) &&
  group.tracks.every((/** @type {unknown} */ track) => trackHead(track) !== null);

/** @param {Uint8Array} bytes @returns {unknown} */
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new TimelineFileError('its head cannot be read: save it anew');
  }
}

/** @param {Uint8Array} bytes @returns {Head} */
export function readHead(bytes) {
  const head = /** @type {any} */ (parse(bytes));
  if (!Number.isFinite(head?.end_us) || head.end_us < 0)
    throw new TimelineFileError('its head does not say when it ends: save it anew');
  if (!Array.isArray(head.names) || !head.names.every(isText))
    throw new TimelineFileError('its head has no list of names: save it anew');
  if (!Array.isArray(head.groups) || !head.groups.every(isGroup))
    throw new TimelineFileError('its head does not tell its tracks: save it anew');
  return head;
}
