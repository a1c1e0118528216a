/** The timeline's own file (timeline-file.js) → groups, within the limits that hold for every file. */
import { TimelineFileError } from '../timeline-check.js';
import { decodeTimeline } from '../timeline-file.js';
import { refuse } from './import-error.js';
import { checkCount, LIMITS } from './limits.js';
import { shortened } from './read.js';
import { titleOf } from './title.js';

/** @typedef {import('../layout.js').Group} Group */

/** As in the file's first bytes, "ILTL". @param {Uint8Array} start */
export const isTimeline = (start) => [0x49, 0x4c, 0x54, 0x4c].every((byte, at) => start[at] === byte);

/** Who looks for what lies around a slice goes up from depth to depth. */
const MOST_DEPTH = 50;

/** @param {ArrayBuffer} buffer */
function decoded(buffer) {
  try {
    return decodeTimeline(buffer);
  } catch (error) {
    return refuse(error instanceof TimelineFileError ? error.message : `The file cannot be read (${error}): choose another.`);
  }
}

/** @param {Group[]} groups */
function check(groups) {
  const tracks = groups.flatMap((group) => group.tracks);
  if (tracks.length === 0) refuse('There is nothing in the file that has a time: choose another timeline.');
  if (tracks.length > LIMITS.rows) refuse(`The file has more than ${LIMITS.rows.toLocaleString('en')} tracks: save fewer threads or tasks.`);
  checkCount(tracks.reduce((sum, { columns, marks }) => sum + (columns?.count ?? 0) + (marks?.count ?? 0), 0), 'events');
  checkCount(groups.reduce((sum, { flows }) => sum + flows.length, 0), 'arrows');
  for (const { columns, marks } of tracks) {
    if (columns?.depth.some((depth) => depth >= MOST_DEPTH)) refuse(`The file has slices more than ${MOST_DEPTH} deep in each other: that is no timeline of ours.`);
    if (columns?.to_us.some((us) => us > LIMITS.span_us) || Number(marks?.us.at(-1)) > LIMITS.span_us) refuse('The times in the file lie more than 115 days apart: that is no timeline of ours.');
  }
}

/** @param {ArrayBuffer} buffer @param {string} name the file's @returns {Group[]} throws ImportError */
export function readTimelineBytes(buffer, name) {
  const { groups } = decoded(buffer);
  check(groups);
  return groups.map(({ title, tracks, flows }) => {
    for (const track of tracks) track.name = shortened(track.name);
    return { title: titleOf(shortened(title), name), tracks, flows };
  });
}
