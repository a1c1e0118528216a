/**
 * An idea's runs as one small picture: a group of tracks a bar, on one time axis. Of many tasks only the first are
 * drawn, and the title says so.
 */
import { flowsOf } from './flows.js';
import { formatTime } from './format.js';
import { lastMoment, tracksOf } from './tracks.js';

/** @import { TraceEvent } from '../protocol.js' */
/** @import { Group } from './layout.js' */
/** @import { Measured } from './judge.js' */

export const MOST_TRACKS = 5;

/** Without the lanes that are not drawn: ten thousand would be sorted for nothing. @param {TraceEvent[]} events @returns {TraceEvent[]} */
export const withFewLanes = (events) => {
  const kept = new Set();
  for (const { ph, id } of events) if (ph === 'b' && kept.size < MOST_TRACKS) kept.add(id);
  return events.filter(({ ph, id }) => (ph !== 'b' && ph !== 'e') || kept.has(id));
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
    const tasks = result.tasks.length;
    const some = tracks.length < Math.max(all.length, tasks) && tasks > MOST_TRACKS ? `, the first of ${tasks.toLocaleString('en')} tasks` : '';
    groups.push({ title: `${label}: ${formatTime(result.wall_ms)}${some}`, tracks, flows: flowsOf(events).filter(({ from, to }) => [from, to].every((key) => tracks.some((track) => track.key === key))) });
    end_us = Math.max(end_us, lastMoment(events));
  }
  return { groups, end_us };
};
