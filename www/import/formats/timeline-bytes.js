/** The timeline's own file (timeline-file.js) → groups, within the limits for all files. */
import { TimelineFileError } from '../../trace/timeline-check.js';
import { decodeTimeline } from '../../trace/timeline-file.js';
import { refuse } from '../checks/import-error.js';
import { checkCount, LIMITS } from '../checks/limits.js';
import { shortened } from '../checks/read.js';
import { titleOf } from '../tracks/title.js';

/** @typedef {import('../../trace/group.js').Group} Group */

/** Whether the first bytes are "ILTL". @param {Uint8Array} start */
export const isTimeline = (start) => [0x49, 0x4c, 0x54, 0x4c].every((byte, at) => start[at] === byte);

/** @param {ArrayBuffer} buffer */
function decoded(buffer) {
  try {
    return decodeTimeline(buffer);
  } catch (error) {
    return refuse(
      error instanceof TimelineFileError ? error.message : `The file cannot be read (${error}): choose another.`,
    );
  }
}

/** @param {Group[]} groups */
function check(groups) {
  const tracks = groups.flatMap((group) => group.tracks);
  const counters = groups.flatMap((group) => group.counters ?? []);
  if (tracks.length + counters.length === 0)
    refuse('There is nothing in the file that has a time: choose another timeline.');
  if (tracks.length + counters.length > LIMITS.rows)
    refuse(`The file has more than ${LIMITS.rows.toLocaleString('en')} tracks: save fewer threads or tasks.`);
  checkCount(
    tracks.reduce(
      (sum, { columns, marks }) => sum + (columns?.count ?? 0) + (marks?.count ?? 0),
      counters.reduce((sum, { times }) => sum + times.length, 0),
    ),
    'events',
  );
  checkCount(
    groups.reduce((sum, { flows }) => sum + flows.length, 0),
    'arrows',
  );
  if (counters.some(({ times }) => times[times.length - 1] > LIMITS.span_us))
    refuse('The times in the file lie more than 115 days apart: that is no timeline of ours.');
  for (const { columns, marks } of tracks) {
    if (columns?.depth.some((depth) => depth >= LIMITS.depth))
      refuse(
        `The file has slices more than ${LIMITS.depth.toLocaleString('en')} deep in each other: that is no timeline of ours.`,
      );
    if (columns?.to_us.some((us) => us > LIMITS.span_us) || Number(marks?.us.at(-1)) > LIMITS.span_us)
      refuse('The times in the file lie more than 115 days apart: that is no timeline of ours.');
  }
}

/** @param {ArrayBuffer} buffer @param {string} name of the file @returns {Group[]} throws ImportError */
export function readTimelineBytes(buffer, name) {
  const { groups } = decoded(buffer);
  check(groups);
  return groups.map(({ title, tracks, flows, counters }) => {
    for (const one of [...tracks, ...(counters ?? [])]) one.name = shortened(one.name);
    return { title: titleOf(shortened(title), name), tracks, flows, counters };
  });
}
