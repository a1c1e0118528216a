/**
 * An idea's runs as one small picture: one group of tracks for each bar, on one time axis. Only the first tasks are
 * drawn; where there are more, the title says how many.
 */
import { flowsOf } from '../trace/flows.js';
import { formatTime } from '../base/format.js';
import { lastMoment, tracksOf } from '../trace/tracks.js';

/** @import { ModelResult, TraceEvent } from '../interface.js' */
/** @import { Group } from '../trace/group.js' */
/** @import { Measured } from '../question/judge.js' */
/** @import { Track } from '../trace/tracks.js' */

export const MOST_TRACKS = 5;

/**
 * Drops the lanes that are not drawn: sorting ten thousand of them would be wasted.
 * @param {TraceEvent[]} events
 * @returns {TraceEvent[]}
 */
export const withFewLanes = (events) => {
  const kept = new Set();
  for (const { ph, id } of events) if (ph === 'b' && kept.size < MOST_TRACKS) kept.add(id);
  return events.filter(({ ph, id }) => (ph !== 'b' && ph !== 'e') || kept.has(id));
};

/**
 * The words for the title where not all tasks are drawn: the time in the title is that of all tasks.
 * @param {ModelResult} result
 * @param {Track[]} all
 * @param {Track[]} tracks those that are drawn
 * @returns {string}
 */
const leftOut = ({ tasks, trace }, all, tracks) => {
  // An event loop's tasks are lanes beside the loop's own track. In other models a track is a worker, and a pool's
  // worker runs several tasks.
  const lanes = new Set(trace.traceEvents.flatMap(({ ph, id }) => (ph === 'b' ? [id] : [])));
  const drawn = tracks.filter(({ lane }) => lane || lanes.size === 0).length;
  if (lanes.size > 0 ? drawn >= lanes.size : tracks.length >= all.length) return '';
  return ` for all ${tasks.length.toLocaleString('en')} tasks, ${drawn} of them drawn`;
};

/** @typedef {{groups: Group[], end_us: number}} Picture */

/** @param {Measured[]} measured @returns {Picture} */
export const pictureOf = (measured) => {
  /** @type {Group[]} */
  const groups = [];
  let end_us = 0;
  for (const { label, result } of measured) {
    if (!result || result.error) continue;
    const events = result.trace.traceEvents;
    const all = tracksOf(withFewLanes(events));
    const tracks = all.slice(0, MOST_TRACKS);
    groups.push({
      title: `${label}: ${formatTime(result.wall_ms)}${leftOut(result, all, tracks)}`,
      tracks,
      flows: flowsOf(events).filter(({ from, to }) =>
        [from, to].every((key) => tracks.some((track) => track.key === key)),
      ),
    });
    end_us = Math.max(end_us, lastMoment(events));
  }
  return { groups, end_us };
};
