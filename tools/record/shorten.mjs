/** Shortens a recording, because readers load it: it keeps what a reader can see, and drops the rest. */

/** @import { ModelResult, TraceEvent } from '../../www/interface.js' */

/** No reader sees less than a microsecond. @param {TraceEvent} event @returns {TraceEvent} */
export const shortEvent = ({ ts, dur, ...rest }) => ({
  ...rest,
  ...(ts === undefined ? {} : { ts: Math.round(ts) }),
  ...(dur === undefined ? {} : { dur: Math.round(dur) }),
});

/** @template T @param {T} value @returns {T} with every time rounded to the microsecond */
const rounded = (value) =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'number' ? Number(part.toFixed(3)) : part)));

/**
 * Drops the rounds, which matter only to the recorder, and pictures and lists, which the page can make again.
 * @param {ModelResult} result
 * @returns {ModelResult}
 */
export const shortResult = ({ trace, tasks, ...rest }) => ({
  ...rounded({
    ...rest,
    tasks: tasks.map((task) => ({ ...task, payload: null })),
    samples: [],
    wall_interval_ms: null,
    speedup_interval: null,
    differs: null,
  }),
  trace: { traceEvents: trace.traceEvents.map(shortEvent) },
});

/** Finer than what a picture in a column of text can show. */
const PARTS = 1000;
const MANY = 2 * PARTS;

/**
 * Keeps of thousands of events only what a small picture shows: one sign for each thousandth, and the sum of the
 * computing.
 * @param {TraceEvent[]} events
 * @returns {TraceEvent[]}
 */
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
