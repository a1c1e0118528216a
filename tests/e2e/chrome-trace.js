/**
 * What makes a list of events a valid Chrome trace, as Perfetto, the Firefox Profiler and speedscope want it.
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */

import assert from 'node:assert/strict';

/** @import { TraceEvent } from '../../www/interface.js' */

/** Rounding of microseconds that were milliseconds. */
const NOISE_US = 0.001;

/** @param {TraceEvent} event */
const track = (event) => `${event.pid}/${event.tid}`;

/** @param {TraceEvent} event */
const end = (event) => Number(event.ts) + Number(event.dur);

/** @param {TraceEvent} event @param {number} index */
const assertEvent = (event, index) => {
  const place = `event ${index}: ${JSON.stringify(event)}`;
  assert.equal(typeof event.name, 'string', place);
  assert.ok(event.name.length > 0, place);
  assert.ok(Number.isInteger(event.pid) && Number.isInteger(event.tid), place);
  assert.match(event.ph, /^[XMibensftC]$/, place);
  if (event.ph !== 'M') assert.ok(Number.isFinite(event.ts) && Number(event.ts) >= 0, place);
  if (event.ph === 'X') assert.ok(Number.isFinite(event.dur) && Number(event.dur) >= 0, place);
  if (/[bensf]/.test(event.ph)) assert.equal(typeof event.id, 'string', place);
};

/** Slices of one track lie in each other or apart. @param {TraceEvent[]} slices */
const assertNested = (slices) => {
  const sorted = [...slices].sort((a, b) => Number(a.ts) - Number(b.ts) || end(b) - end(a));
  /** @type {TraceEvent[]} */
  const around = [];
  for (const slice of sorted) {
    while (around.length > 0 && end(around[around.length - 1]) <= Number(slice.ts) + NOISE_US) around.pop();
    const outer = around[around.length - 1];
    assert.ok(
      !outer || end(slice) <= end(outer) + NOISE_US,
      `${JSON.stringify(slice)} lies in ${JSON.stringify(outer)}, or apart`,
    );
    around.push(slice);
  }
};

/** As many ends as begins for each id, and never an end first. @param {TraceEvent[]} events */
const assertPaired = (events) => {
  /** @type {Map<string, number>} */
  const open = new Map();
  const edges = events.filter((event) => event.ph === 'b' || event.ph === 'e');
  // At one moment a begin comes first: a wait of no length has both there.
  for (const event of edges.sort((a, b) => Number(a.ts) - Number(b.ts) || a.ph.localeCompare(b.ph))) {
    const key = `${event.pid} ${event.cat} ${event.id} ${event.name}`;
    const depth = (open.get(key) ?? 0) + (event.ph === 'b' ? 1 : -1);
    assert.ok(depth >= 0, `${key} ends before it begins`);
    open.set(key, depth);
  }
  for (const [key, depth] of open) assert.equal(depth, 0, `${key} has an end`);
};

/** @param {TraceEvent[]} events */
export const assertChromeTrace = (events) => {
  assert.ok(events.length > 0, 'a trace has events');
  events.forEach(assertEvent);
  const slices = slicesByTrack(events);
  for (const group of slices.values()) assertNested(group);
  assertPaired(events);
  const named = new Set(events.filter((event) => event.ph === 'M' && event.name === 'thread_name').map(track));
  for (const key of slices.keys()) assert.ok(named.has(key), `track ${key} has a name`);
};

/** @param {TraceEvent[]} events */
const slicesByTrack = (events) => {
  /** @type {Map<string, TraceEvent[]>} */
  const groups = new Map();
  for (const event of events.filter((one) => one.ph === 'X'))
    groups.set(track(event), [...(groups.get(track(event)) ?? []), event]);
  return groups;
};
