import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  advance,
  MOST_UNFOLDED,
  momentsOf,
  nextMoment,
  previousMoment,
  rateOf,
  SPEEDS,
  unfolds,
  WHOLE_MS,
} from '../../www/timeline/playback.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { turns } from './fixtures/turns.js';

const groups = [{ title: 'Threads + GIL', tracks: tracksOf(turns), flows: [] }];

test('every moment at which something happens is a step, once', () => {
  assert.deepEqual([...momentsOf(groups)], [0, 3000, 3001, 5000, 7000, 10_000]);
  assert.deepEqual([...momentsOf([])], []);
});

test('steps forward visit every moment and stop at the end; steps back undo them', () => {
  const moments = momentsOf(groups);
  const seen = [0];
  for (let at = 0; at < 10; at += 1) seen.push(nextMoment(moments, seen[seen.length - 1], 12_000));
  assert.deepEqual(seen.slice(0, 7), [0, 3000, 3001, 5000, 7000, 10_000, 12_000]);
  assert.equal(seen[10], 12_000);
  assert.equal(previousMoment(moments, 0), 0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 })), fc.integer({ min: 0, max: 1000 }), (some, us) => {
      const rising = Float64Array.from(new Set(some)).sort();
      const next = nextMoment(rising, us, 1001);
      assert.ok(next > us && !rising.some((one) => one > us && one < next));
      const back = previousMoment(rising, next);
      assert.ok(back <= us && !rising.some((one) => one > back && one <= us && one < next));
    }),
  );
});

test('a speed says how much of the run goes by', () => {
  assert.equal(advance(0, WHOLE_MS, rateOf('whole', 777), 777), 777);
  assert.equal(advance(0, 10, rateOf('1', 1e6), 1e6), 10_000);
  assert.equal(advance(0, 10, rateOf('100', 1e6), 1e6), 100);
  assert.equal(advance(990, 1000, 1, 1000), 1000);
  assert.equal(advance(500, -20, 1, 1000), 500, 'a clock that goes back moves nothing');
  assert.equal(new Set(SPEEDS.map(({ value }) => value)).size, SPEEDS.length);
});

test('moments that no clock tells apart are one step, and the last of them is the end', () => {
  const slices = [
    { name: 'a', cat: 'task', ph: 'X', ts: 0, dur: 99.999999, pid: 1, tid: 1 },
    { name: 'b', cat: 'task', ph: 'X', ts: 100, dur: 50, pid: 1, tid: 2 },
  ];
  const moments = momentsOf([{ title: 'x', tracks: tracksOf(slices), flows: [] }]);
  assert.deepEqual([...moments], [0, 99.999999, 150]);
  assert.equal(nextMoment(moments, 99.999999, 150.0000001), 150.0000001);
});

test('a run of more slices than can be followed does not play by itself, whatever tracks and models they are on', () => {
  const some = (/** @type {number} */ count) => ({
    title: 'x',
    flows: [],
    tracks: tracksOf(
      Array.from({ length: count }, (_, at) => ({
        name: 'a',
        cat: 'task',
        ph: 'X',
        ts: at,
        dur: 1,
        pid: 1,
        tid: at % 3,
      })),
    ),
  });
  const half = some(MOST_UNFOLDED / 2);
  assert.equal(MOST_UNFOLDED, 50_000);
  assert.ok(unfolds([half, half]));
  assert.ok(!unfolds([half, half, some(1)]));
});
