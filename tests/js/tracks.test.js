import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyInView, heightOf, hitTest, neighbour, reselect, rowsOf, TITLE_PX } from '../../www/timeline/layout.js';
import { boxOf, TRACK_PX } from '../../www/timeline/row-shape.js';
import { fit, toPx } from '../../www/trace/scale.js';
import { lastMoment, tracksOf } from '../../www/trace/tracks.js';
import { fakeResult } from './fixtures/fake-session.js';

/** @typedef {import('../../www/interface.js').TraceEvent} TraceEvent */

/**
 * @param {string} name
 * @param {string} cat
 * @param {number} ts
 * @param {number} dur
 * @param {number} [tid]
 * @returns {TraceEvent}
 */
const slice = (name, cat, ts, dur, tid = 1) => ({ name, cat, ph: 'X', ts, dur, pid: 1, tid });

test('a track per worker, named, in order, with nested slices', () => {
  const tracks = tracksOf([
    slice('sleep', 'wait', 110, 50, 10),
    slice('b', 'task', 100, 100, 10),
    slice('a', 'task', 0, 80, 2),
    { name: 'thread_name', ph: 'M', pid: 1, tid: 2, args: { name: 'thread 2' } },
    { name: 'process_name', ph: 'M', pid: 1, tid: 0, args: { name: 'the page' } },
    { name: 'hello', cat: 'print', ph: 'i', ts: 5, pid: 1, tid: 2 },
  ]);
  assert.deepEqual(
    tracks.map((track) => track.name),
    ['thread 2', 'the page'],
  );
  assert.deepEqual(tracks[0].instants, [{ name: 'hello', kind: 'print', us: 5 }]);
  const [task, wait] = tracks[1].slices;
  assert.deepEqual([task.kind, task.depth, wait.kind, wait.depth, wait.parent], ['task', 0, 'wait', 1, task]);
});

test('slices that follow one another are not nested, even when one has no length', () => {
  const [track] = tracksOf([
    slice('a', 'task', 0, 10),
    slice('b', 'task', 10, 10),
    slice('c', 'task', 20, 0),
    slice('d', 'task', 20, 5),
  ]);
  assert.deepEqual(
    track.slices.map((one) => [one.name, one.depth]),
    [
      ['a', 0],
      ['b', 0],
      ['d', 0],
      ['c', 1],
    ],
  );
});

test('tasks of an event loop are lanes after the loop; one without an end goes on until now', () => {
  const lane = (/** @type {string} */ ph, /** @type {string} */ id, /** @type {number} */ ts) => ({
    name: `task ${id}`,
    cat: 'task',
    ph,
    id,
    ts,
    pid: 1,
    tid: 1,
  });
  const tracks = tracksOf(
    [
      slice('task 1', 'run', 0, 10),
      slice('task 2', 'run', 10, 10),
      slice('task 1', 'run', 90, 10),
      lane('b', '1', 0),
      lane('b', '2', 10),
      lane('e', '1', 100),
    ],
    150,
  );
  assert.deepEqual(
    tracks.map((track) => [track.name, track.lane]),
    [
      ['worker 1', false],
      ['task 1', true],
      ['task 2', true],
    ],
  );
  assert.deepEqual(
    tracks[1].slices.map((one) => [one.kind, one.from_us, one.to_us]),
    [
      ['task', 0, 100],
      ['wait', 10, 90],
    ],
  );
  const open = tracks[2].slices[0];
  assert.deepEqual([open.open, open.to_us], [true, 150]);
});

test('waits that the events do name are taken as they are', () => {
  const mark = (/** @type {string} */ ph, /** @type {string} */ cat, /** @type {number} */ ts) => ({
    name: cat,
    cat,
    ph,
    id: '1',
    ts,
    pid: 1,
    tid: 1,
  });
  const [lane] = tracksOf([mark('b', 'task', 0), mark('b', 'wait', 10), mark('e', 'wait', 90), mark('e', 'task', 100)]);
  assert.deepEqual(
    lane.slices.map((one) => [one.kind, one.depth, one.to_us]),
    [
      ['task', 0, 100],
      ['wait', 1, 90],
    ],
  );
});

test('broken events do no harm', () => {
  const tracks = tracksOf([
    { name: 'x', ph: 'X', cat: 'task', ts: NaN, dur: -5, pid: 1, tid: 1 },
    { name: 'y', ph: 'e', id: '9', ts: 3, pid: 1, tid: 1 },
    { name: 'z', ph: '?', pid: 2, tid: 2 },
    { name: 'thread_name', ph: 'M', pid: 1, tid: 1 },
  ]);
  assert.equal(tracks.length, 1);
  assert.ok(tracks[0].slices.every((one) => one.to_us >= one.from_us));
  assert.equal(lastMoment([]), 0);
});

const groups = /** @type {const} */ (['threads', 'event-loop', 'processes']).map((model) => ({
  title: model,
  tracks: tracksOf(fakeResult(model, 'download', { params: { tasks: 3, delay_ms: 1000 } }).trace.traceEvents),
  flows: [],
}));
const rows = rowsOf(groups);
const scale = fit({ from_us: 0, to_us: 1_100_000 }, 100, 800);

test('rows stand under one another', () => {
  assert.equal(heightOf(rows), 3 * TITLE_PX + (3 + 4 + 3) * TRACK_PX);
  assert.equal(heightOf([]), 0);
});

test('every slice is hit in the middle of what is drawn of it', () => {
  for (const row of rows) {
    for (const one of row.track?.slices ?? []) {
      if (toPx(scale, one.to_us) - toPx(scale, one.from_us) < 10) continue;
      const box = boxOf(one, row.top_px);
      const hasInner = row.track?.slices.some((inner) => inner.parent === one);
      const y = hasInner ? box.top_px + 4 : box.top_px + box.height_px / 2;
      assert.equal(hitTest(rows, scale, toPx(scale, (one.from_us + one.to_us) / 2), y)?.slice, one);
    }
  }
});

test('nothing is hit on a title, in the gutter or below', () => {
  assert.equal(hitTest(rows, scale, 300, 5), null);
  assert.equal(hitTest(rows, scale, 20, TITLE_PX + 10), null);
  assert.equal(hitTest(rows, scale, 300, 1e6), null);
});

test('arrow keys reach every slice and stop at the ends', () => {
  const seen = new Set();
  let at = neighbour(rows, null, 'first');
  for (let track = 0; track < 10; track++) {
    at = neighbour(rows, at, 'first');
    for (let i = 0; i < 10; i++) {
      seen.add(at?.slice);
      at = neighbour(rows, at, 'right');
    }
    at = neighbour(rows, at, 'down');
  }
  assert.equal(seen.size, groups.flatMap((group) => group.tracks.flatMap((track) => track.slices)).length);
  assert.equal(neighbour([], null, 'right'), null);
  assert.deepEqual(neighbour(rows, at, 'down'), at);
});

test('a selection is found again in tracks made anew', () => {
  const chosen = neighbour(rows, neighbour(rows, null, 'first'), 'right');
  const anew = groups.map((group) => ({ ...group, tracks: structuredClone(group.tracks) }));
  assert.equal(reselect(anew, chosen)?.slice.from_us, chosen?.slice.from_us);
  assert.equal(reselect([], chosen), null);
});

test('a track is in view while a pixel of its row is, and what was never there is not', () => {
  const [group, other] = [1, 2].map(() => ({
    title: 'x',
    tracks: tracksOf([slice('a', 'task', 0, 1, 1), slice('b', 'task', 0, 1, 2)]),
    flows: [],
  }));
  const rows = rowsOf([group]);
  const second = [group.tracks[1]];
  const top_px = TITLE_PX + TRACK_PX;
  const seen = (/** @type {number} */ from_px, /** @type {number} */ to_px) => anyInView(rows, second, from_px, to_px);
  assert.deepEqual(
    [seen(0, top_px), seen(0, top_px + 1), seen(top_px + TRACK_PX - 1, 900), seen(top_px + TRACK_PX, 900)],
    [false, true, true, false],
  );
  assert.ok(!anyInView(rows, other.tracks, 0, 900) && !anyInView(rows, [], 0, 900));
});

test('slices that begin and end at one moment stand side by side if they are of one kind, and nest if not', () => {
  const [{ slices }] = tracksOf(
    Array.from({ length: 50 }, () => [slice('work', 'task', 5, 0), slice('file', 'wait', 5, 0)]).flat(),
  );
  assert.deepEqual(
    [slices.length, ...new Set(slices.map(({ kind, depth, parent }) => `${kind} ${depth} ${parent?.kind}`))],
    [100, 'task 0 undefined', 'wait 1 task'],
  );
  const [{ slices: around }] = tracksOf([
    slice('work', 'task', 0, 9),
    slice('a', 'task', 5, 0),
    slice('b', 'task', 5, 0),
  ]);
  assert.deepEqual(
    around.map(({ depth }) => depth),
    [0, 1, 1],
  );
});
