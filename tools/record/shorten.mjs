/** A recording is loaded by readers: figures keep what anybody can see, and what nobody would look at goes. */

/** @import { ModelResult, TraceEvent } from '../../www/protocol.js' */

/** Less than a microsecond nobody sees. @param {TraceEvent} event @returns {TraceEvent} */
export const shortEvent = ({ ts, dur, ...rest }) =>
  ({ ...rest, ...(ts === undefined ? {} : { ts: Math.round(ts) }), ...(dur === undefined ? {} : { dur: Math.round(dur) }) });

/** @template T @param {T} value @returns {T} every time in it to the microsecond */
const rounded = (value) => JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'number' ? Number(part.toFixed(3)) : part)));

/** Its rounds are of the recorder's business, and pictures and lists are made anew by whoever wants them. @param {ModelResult} result @returns {ModelResult} */
export const shortResult = ({ trace, tasks, ...rest }) => ({
  ...rounded({ ...rest, tasks: tasks.map((task) => ({ ...task, payload: null })), samples: [], wall_interval_ms: null, speedup_interval: null, differs: null }),
  trace: { traceEvents: trace.traceEvents.map(shortEvent) },
});

/** Finer than a picture in a column of text. */
const PARTS = 1000;
const MANY = 2 * PARTS;

/** Of thousands of events no more than a small picture shows: of each thousandth one sign, and of the computing its sum. @param {TraceEvent[]} events @returns {TraceEvent[]} */
export const thinned = (events) => {
  if (events.length < MANY) return events;
  const part_us = Math.max(...events.map(({ ts = 0, dur = 0 }) => ts + dur)) / PARTS;
  /** @type {Map<unknown, TraceEvent>} */
  const kept = new Map();
  for (const event of events) {
    const { ph, cat, pid, tid, ts = 0, dur = 0 } = event;
    const key = ph === 'i' || cat === 'run' ? [ph, cat, pid, tid, Math.floor(ts / part_us)].join() : event;
    const before = kept.get(key);
    if (!before) kept.set(key, { ...event });
    else if (before.dur !== undefined) before.dur += dur;
  }
  return [...kept.values()];
};
