/** The lines of a reader's program that tasks came to: from what was recorded, or from the events of an opened file. */
import { groupBy } from '../base/group-by.js';
import { recordedIn } from '../base/recorded-trace.js';

/** @typedef {import('../base/recorded-trace.js').ModelTrace} ModelTrace */
/** @typedef {import('../base/recorded-trace.js').Recorded} Recorded */
/** A task came to a line, counted from 1. @typedef {{line: number, us: number}} TrackLine */
/** By the keys of tracks, in order of time. @typedef {Map<string, TrackLine[]>} Lines */

/** @param {string} key @param {unknown} lane */
const trackKey = (key, lane) => (lane === null || lane === undefined ? key : `${key}#${lane}`);

/** @param {Recorded} recorded */
const fromRecorded = ({ lines, places }) =>
  lines.map(({ line, us, at, lane }) => ({ key: trackKey(`${places[at].pid}/${places[at].tid}`, lane), line, us }));

/** @param {ModelTrace} trace */
const fromEvents = ({ traceEvents }) =>
  traceEvents
    .filter(
      ({ ph, cat, ts, args }) => ph === 'i' && cat === 'line' && Number.isFinite(ts) && Number.isInteger(args?.line),
    )
    .map(({ pid, tid, ts, args }) => ({
      key: trackKey(`${pid}/${tid}`, args?.lane),
      line: Number(args?.line),
      us: Number(ts),
    }));

/** @type {WeakMap<ModelTrace, Lines>} */
const known = new WeakMap();

/** @param {ModelTrace} trace @returns {Lines} */
export function linesIn(trace) {
  const before = known.get(trace);
  if (before) return before;
  const recorded = recordedIn(trace);
  const sorted = (recorded ? fromRecorded(recorded) : fromEvents(trace)).sort((a, b) => a.us - b.us);
  const lines = new Map(
    Array.from(
      groupBy(sorted, ({ key }) => key),
      ([key, own]) => [key, own.map(({ line, us }) => ({ line, us }))],
    ),
  );
  known.set(trace, lines);
  return lines;
}
