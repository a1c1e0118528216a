import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spanBetween, spanSums, spanWithEdge, sumTrack } from '../../www/timeline/span-sums.js';
import { nest, tracksOf } from '../../www/trace/tracks.js';
import { turns } from './fixtures/turns.js';

/** @typedef {import('../../www/trace/tracks.js').Slice} Slice */
/** @typedef {import('../../www/trace/tracks.js').Track} Track */

const END_US = 1000;

/**
 * Slices as they come, nested, side by side, without length or overlapping where they should not.
 * @type {fc.Arbitrary<Track>}
 */
const anyTrack = fc
  .array(
    fc.record({
      from_us: fc.integer({ min: 0, max: END_US }),
      length: fc.integer({ min: 0, max: 300 }),
      kind: fc.constantFrom('task', 'wait', 'has-gil', 'waits-gil'),
    }),
    { maxLength: 40 },
  )
  .map((all) => ({
    key: '1/1',
    name: 'thread 1',
    lane: false,
    instants: [],
    slices: nest(
      all.map(
        ({ from_us, length, kind }) =>
          /** @type {Slice} */ ({
            name: kind,
            kind,
            from_us,
            to_us: Math.min(END_US, from_us + length),
            depth: 0,
            parent: null,
            open: false,
          }),
      ),
    ),
  }));
const anyMoments = fc
  .tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: END_US })))
  .map((all) => all.sort((a, b) => a - b));

/** @param {ReturnType<typeof sumTrack>} sums @param {string} kind */
const timeOf = (sums, kind) => sums.states.get(/** @type {any} */ (kind))?.time_us ?? 0;

test('sums of adjacent spans add up to the whole, state by state', () => {
  fc.assert(
    fc.property(anyTrack, anyMoments, (track, [from_us, middle_us, to_us]) => {
      const [first, second, whole] = [
        { from_us, to_us: middle_us },
        { from_us: middle_us, to_us },
        { from_us, to_us },
      ].map((span) => sumTrack(track, span));
      for (const kind of ['task', 'wait', 'has-gil', 'waits-gil'])
        assert.equal(timeOf(first, kind) + timeOf(second, kind), timeOf(whole, kind), kind);
      assert.equal(first.idle_us + second.idle_us, whole.idle_us);
    }),
  );
});

test('states and nothing fill the span, and none is negative', () => {
  fc.assert(
    fc.property(anyTrack, anyMoments, (track, [from_us, , to_us]) => {
      const sums = sumTrack(track, { from_us, to_us });
      const states = [...sums.states.values()];
      assert.equal(
        states.reduce((sum, { time_us }) => sum + time_us, sums.idle_us),
        to_us - from_us,
      );
      assert.ok(
        sums.idle_us >= 0 && states.every(({ time_us, longest_us }) => time_us >= 0 && longest_us <= to_us - from_us),
      );
    }),
  );
});

test('every moment belongs to the deepest slice there, by brute force', () => {
  fc.assert(
    fc.property(anyTrack, anyMoments, (track, [from_us, , to_us]) => {
      const sums = sumTrack(track, { from_us, to_us });
      let waits = 0;
      for (let us = from_us; us < to_us; us += 1) {
        const there = track.slices.filter((slice) => {
          for (let one = /** @type {Slice|null} */ (slice); one; one = one.parent)
            if (us < one.from_us || us >= one.to_us) return false;
          return true;
        });
        const deepest = there.reduce((best, slice) => Math.max(best, slice.depth), -1);
        if (there.findLast(({ depth }) => depth === deepest)?.kind === 'wait') waits += 1;
      }
      assert.equal(timeOf(sums, 'wait'), waits);
    }),
    { numRuns: 40 },
  );
});

test('a known span: cut at its ends, counted, per track and together', () => {
  const { workers, tasks, tracks } = spanSums({ tracks: tracksOf(turns) }, { from_us: 4000, to_us: 8000 });
  assert.equal(tasks, null);
  assert.deepEqual(
    [...tracks[1].states],
    [
      ['task', { time_us: 0, count: 1, longest_us: 4000 }],
      ['waits-gil', { time_us: 1000, count: 1, longest_us: 1000 }],
      ['has-gil', { time_us: 2000, count: 1, longest_us: 2000 }],
      ['no-gil', { time_us: 0, count: 1, longest_us: 1000 }],
      ['wait', { time_us: 1000, count: 1, longest_us: 1000 }],
    ],
  );
  assert.equal(timeOf(workers, 'has-gil'), 3000);
  assert.equal(workers.whole_us, 8000);
});

test('a span is the same whichever way it is drawn, and stays inside', () => {
  const extent = { from_us: 0, to_us: 100 };
  assert.deepEqual(spanBetween(70, 20, extent), { from_us: 20, to_us: 70 });
  assert.deepEqual(spanBetween(-5, 500, extent), extent);
});

test('a span begins and ends at slices, in whatever order they are named', () => {
  const [early, late] = [
    { from_us: 10, to_us: 20 },
    { from_us: 50, to_us: 60 },
  ];
  assert.deepEqual(spanWithEdge(null, early, 'from'), early);
  assert.deepEqual(spanWithEdge(early, late, 'to'), { from_us: 10, to_us: 60 });
  assert.deepEqual(spanWithEdge(early, late, 'from'), late);
  assert.deepEqual(spanWithEdge(late, early, 'to'), early);
});
