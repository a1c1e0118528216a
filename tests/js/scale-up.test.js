/** A million events: looked up instead of gone through, and still true. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bigTimeline } from '../../benches/timeline/million.mjs';
import { columnsFrom, innermostAt, slicesFrom } from '../../www/trace/columns.js';
import { ColumnTrack, marksFrom } from '../../www/trace/column-track.js';
import { hitTest, rowsOf, TITLE_PX } from '../../www/timeline/layout.js';
import { eachLong, lengthsOf } from '../../www/trace/lengths.js';
import { runningSums, sumBetween } from '../../www/trace/running-sums.js';
import { begunBy, edgesIn, KINDS } from '../../www/trace/innermost-intervals.js';
import { toPx } from '../../www/trace/scale.js';
import { giveIndex, indexOf, makeIndex } from '../../www/trace/track-index.js';
import { nest, SLICE_KINDS } from '../../www/trace/tracks.js';
import { roomyFlows } from '../../www/timeline/draw/flows.js';
import { drawTimeline } from '../../www/timeline/draw/timeline.js';
import { recordingContext } from './fixtures/recording-context.js';

/** @typedef {import('../../www/trace/tracks.js').Slice} Slice */
/** @typedef {import('../../www/trace/tracks.js').Track} Track */

/** Any slices at all: nested, overlapping, of no length, as a broken trace may have them. */
const anySlices = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 400 }),
      length: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 300 })),
      kind: fc.constantFrom(...SLICE_KINDS),
      name: fc.constantFrom('a', 'b', 'c'),
      open: fc.boolean(),
    }),
    { maxLength: 80 },
  )
  .map((all) =>
    nest(
      all.map(
        ({ from, length, kind, name, open }) =>
          /** @type {Slice} */ ({
            name,
            kind,
            from_us: from / 4,
            to_us: (from + length) / 4,
            depth: 0,
            parent: null,
            open,
          }),
      ),
    ),
  );

/** @param {Slice[]} slices @returns {Track} */
const trackOf = (slices) => ({ key: '1/1', name: 'thread 1', lane: false, slices, instants: [] });

/**
 * Event by event: of the slices that are there at a moment, the last in their order counts.
 * @param {Slice[]} slices
 * @param {number} from_us
 * @param {number} to_us
 */
function truth(slices, from_us, to_us) {
  const sums = new Float64Array(KINDS);
  const cuts = [from_us, to_us, ...slices.flatMap((one) => [one.from_us, one.to_us])]
    .filter((us) => us >= from_us && us <= to_us)
    .sort((a, b) => a - b);
  for (let at = 1; at < cuts.length; at += 1) {
    const inner = slices.findLast(
      (one) => one.from_us <= cuts[at - 1] && one.to_us >= cuts[at] && one.to_us > cuts[at - 1],
    );
    if (inner) sums[SLICE_KINDS.indexOf(inner.kind)] += cuts[at] - cuts[at - 1];
  }
  return sums;
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
const near = (a, b) =>
  Array.from(a).forEach((value, at) =>
    assert.ok(Math.abs(value - b[at]) < 1e-6, `${SLICE_KINDS[at]}: ${value} is not ${b[at]}`),
  );

/**
 * As shares of each of SLICE_KINDS.
 * @param {Slice[]} slices
 * @param {{from_us: number, step_us: number, count: number}} row
 * @returns {number[][]}
 */
function sharesOf(slices, { from_us, step_us, count }) {
  const sums = runningSums(columnsFrom(slices));
  const edges = edgesIn(sums, from_us, step_us, count + 1);
  const shares = new Float64Array(sums.kinds.length + 1);
  return Array.from({ length: count }, (_, edge) => {
    sumBetween(sums, edges, edge, shares);
    return SLICE_KINDS.map((__, kind) => (sums.kinds.includes(kind) ? shares[sums.kinds.indexOf(kind)] / step_us : 0));
  });
}

test('the shares of pixels in a row are the truth, event by event', () => {
  fc.assert(
    fc.property(
      anySlices,
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: -10, max: 200, noNaN: true }),
      fc.double({ min: 0.01, max: 200, noNaN: true }),
      (slices, count, from_us, step_us) => {
        sharesOf(slices, { from_us, step_us, count }).forEach((shares, at) => {
          const span = [from_us + at * step_us, from_us + (at + 1) * step_us];
          near(
            shares,
            truth(slices, span[0], span[1]).map((us) => us / step_us),
          );
          assert.ok(shares.reduce((sum, one) => sum + one, 0) <= 1 + 1e-6, 'with nothing they fill the span');
        });
      },
    ),
    { numRuns: 500 },
  );
});

test('so they are where a pixel has few slices, and where it has many', () => {
  const slices = nest(
    Array.from({ length: 400 }, (_, at) => ({
      name: '',
      kind: SLICE_KINDS[(at * at) % 5],
      from_us: at + (at % 7) / 8,
      to_us: at + 1,
      depth: 0,
      parent: null,
      open: false,
    })),
  );
  for (const step_us of [0.3, 7, 11.3, 15.9, 16, 23, 24, 25, 40.1, 64, 133, 500]) {
    const row = { from_us: -3.5, step_us, count: Math.ceil(410 / step_us) };
    sharesOf(slices, row).forEach((shares, at) =>
      near(
        shares,
        truth(slices, at * step_us - 3.5, (at + 1) * step_us - 3.5).map((us) => us / step_us),
      ),
    );
  }
});

test('as many slices have begun by a moment as there are that do', () => {
  fc.assert(
    fc.property(
      anySlices,
      fc.double({ min: -10, max: 200, noNaN: true }),
      fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 50, noNaN: true })),
      (slices, from_us, step_us) => {
        const columns = columnsFrom(slices);
        const sums = runningSums(columns);
        const places = edgesIn(sums, from_us, step_us, 30).places.slice(0, 30);
        places.forEach((place, at) =>
          assert.equal(begunBy(sums, place), columns.from_us.filter((us) => us <= from_us + at * step_us).length),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('columns give back the slices they were made of', () => {
  fc.assert(
    fc.property(anySlices, (slices) => {
      assert.deepEqual(slicesFrom(columnsFrom(slices)), slices);
    }),
  );
});

test('long slices are found, all of them, those around others first', () => {
  fc.assert(
    fc.property(
      anySlices,
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0, max: 80, noNaN: true }),
      (slices, from_us, length_us, least_us) => {
        const columns = columnsFrom(slices);
        /** @type {number[]} */
        const seen = [];
        eachLong(lengthsOf(columns), columns, { from_us, to_us: from_us + length_us }, least_us, (at) => seen.push(at));
        const wanted = slices.flatMap((one, at) =>
          one.to_us - one.from_us >= least_us && one.to_us >= from_us && one.from_us <= from_us + length_us ? [at] : [],
        );
        assert.deepEqual(
          seen.toSorted((a, b) => a - b),
          wanted,
        );
      },
    ),
  );
});

test('the innermost slice at a moment is found', () => {
  fc.assert(
    fc.property(anySlices, fc.integer({ min: 0, max: 700 }), (slices, at) => {
      const found = innermostAt(columnsFrom(slices), at / 4);
      assert.equal(
        found,
        slices.findLastIndex((one) => one.from_us <= at / 4 && one.to_us > at / 4),
      );
    }),
  );
});

const colours = Object.fromEntries(
  SLICE_KINDS.map((kind) => [kind, { fill: `fill-${kind}`, mark: `mark-${kind}`, ink: `ink-${kind}` }]),
);
const palette = /** @type {import('../../www/timeline/draw/palette.js').Palette} */ ({
  ground: 'ground',
  band: 'band',
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  focus: 'focus',
  lost: 'lost',
  font: '12px sans',
  strong: '13px sans',
  kinds: colours,
});
const [LEFT_PX, WIDTH_PX, HEIGHT_PX] = [128, 1464, 520];

/** @param {Track[]} tracks @param {{from_us: number, to_us: number}} span */
function draw(tracks, span) {
  const { context, calls } = recordingContext();
  drawTimeline(context, {
    rows: rowsOf([{ title: 'Threads', tracks, flows: [] }]),
    scale: { ...span, left_px: LEFT_PX, width_px: WIDTH_PX },
    palette,
    width_px: 1600,
    height_px: HEIGHT_PX,
    scroll_px: 0,
    selection: null,
    moment_us: null,
  });
  return calls;
}

/** @param {ReturnType<typeof draw>} calls */
const boxes = (calls) =>
  calls
    .filter(({ name, fillStyle }) => name === 'fillRect' && String(fillStyle).startsWith('fill-'))
    .map(({ args, fillStyle }) => ({ args: args.map(Number), kind: String(fillStyle).slice(5) }));

/** A thread that has the lock 60 % and waits for it 40 % of each of 20 000 µs. */
const dense = trackOf(
  nest(
    Array.from({ length: 20_000 }, (_, us) => [
      {
        name: 'Has GIL',
        kind: /** @type {const} */ ('has-gil'),
        from_us: us,
        to_us: us + 0.6,
        depth: 0,
        parent: null,
        open: false,
      },
      {
        name: 'Waiting for GIL',
        kind: /** @type {const} */ ('waits-gil'),
        from_us: us + 0.6,
        to_us: us + 1,
        depth: 0,
        parent: null,
        open: false,
      },
    ]).flat(),
  ),
);

test('zoomed out, 40 % waiting for the lock is 40 % of the ink, at most one box a kind and pixel', () => {
  giveIndex(dense, makeIndex(columnsFrom(dense.slices)));
  const drawn = boxes(draw([dense], { from_us: 0, to_us: 20_000 }));
  const area = (/** @type {string} */ kind) =>
    drawn.filter((box) => box.kind === kind).reduce((sum, { args: [, , width, height] }) => sum + width * height, 0);
  const share = area('waits-gil') / (area('waits-gil') + area('has-gil'));
  assert.ok(Math.abs(share - 0.4) < 0.02, `${share}`);
  const places = drawn.flatMap(({ args: [x, , width], kind }) =>
    Array.from({ length: width }, (_, px) => `${kind} ${x + px}`),
  );
  assert.equal(new Set(places).size, places.length);
});

test('until a large track has its index, the middle of each pixel is drawn', () => {
  const track = trackOf(dense.slices);
  assert.equal(indexOf(track), null);
  const drawn = boxes(draw([track], { from_us: 0, to_us: 20_000 }));
  const waits = drawn.filter(({ kind }) => kind === 'waits-gil').length;
  assert.equal(drawn.length, WIDTH_PX);
  assert.ok(Math.abs(waits / WIDTH_PX - 0.4) < 0.1, `${waits} of ${WIDTH_PX}`);
  const near = boxes(draw([track], { from_us: 5000, to_us: 5010 })).filter(({ args: [, , , height] }) => height > 20);
  assert.equal(near.length, 20, 'and slices where they are wide enough');
});

test('a share that is there at all is seen, and what is around narrow slices keeps its strip', () => {
  const slices = nest([
    {
      name: 'task 1',
      kind: /** @type {const} */ ('task'),
      from_us: 0,
      to_us: 1e6,
      depth: 0,
      parent: null,
      open: false,
    },
    ...Array.from({ length: 1500 }, (_, at) => ({
      name: 'Has GIL',
      kind: /** @type {const} */ ('has-gil'),
      from_us: at * 600,
      to_us: at * 600 + 3,
      depth: 0,
      parent: null,
      open: false,
    })),
  ]);
  const drawn = boxes(draw([trackOf(slices)], { from_us: 0, to_us: 1e6 }));
  const task = drawn.find(({ kind, args: [, , width] }) => kind === 'task' && width === WIDTH_PX);
  const held = drawn.filter(({ kind }) => kind === 'has-gil');
  const wide = held.reduce((sum, { args: [, , width] }) => sum + width, 0);
  assert.ok(
    task && wide > 1300 && held.every(({ args: [, y, , height] }) => height >= 1 && y > task.args[1] + 12),
    'below the strip with the task’s name',
  );
});

/** Draws calls for spans from everything down to a few slices. @param {{tracks: Track[], end_us: number}} timeline */
const callsAtAllZooms = ({ tracks, end_us }) =>
  Array.from(
    { length: 18 },
    (_, zoom) => draw(tracks, { from_us: end_us * 0.31, to_us: end_us * (0.31 + 0.69 / 2 ** zoom) }).length,
  );

test('a million events take no more drawing than the screen has room for, at any zoom', () => {
  const {
    groups: [{ tracks }],
    end_us,
  } = bigTimeline({ events: 1_000_000, tracks: 64 });
  for (const track of tracks) giveIndex(track, makeIndex(/** @type {ColumnTrack} */ (track).columns));
  const most = Math.max(...callsAtAllZooms({ tracks, end_us }));
  const [seen, kinds] = [13, 6];
  assert.ok(most < seen * kinds * WIDTH_PX, `${most} calls`);
});

test('the slice under the pointer is found among a million as among ten', () => {
  const {
    groups: [group],
  } = bigTimeline({ events: 100_000, tracks: 4 });
  const scale = { from_us: 0, to_us: 20_000, left_px: LEFT_PX, width_px: WIDTH_PX };
  const [track] = group.tracks;
  const inner = track.slices.find((one) => one.depth === 2 && one.to_us - one.from_us > 40);
  assert.ok(inner);
  assert.equal(
    hitTest(rowsOf([group]), scale, toPx(scale, (inner.from_us + inner.to_us) / 2), TITLE_PX + 36)?.slice,
    inner,
  );
  assert.equal(
    hitTest(rowsOf([group]), scale, toPx(scale, (inner.from_us + inner.to_us) / 2), TITLE_PX + 5)?.slice,
    inner.parent?.parent,
  );
});

test('crowded marks and hand-overs are passed over, lonely ones are drawn', () => {
  const marks = marksFrom([
    ...Array.from({ length: 50_000 }, (_, us) => ({ name: 'hello', kind: /** @type {const} */ ('print'), us })),
    { name: 'undid', kind: /** @type {const} */ ('lost'), us: 25_000 },
  ]);
  const calls = draw([new ColumnTrack({ key: '1/1', name: 'thread 1', lane: false }, columnsFrom([]), marks)], {
    from_us: 0,
    to_us: 50_000,
  });
  assert.equal(calls.filter(({ name, strokeStyle }) => name === 'stroke' && strokeStyle === 'lost').length, 1);
  assert.ok(calls.length < 4000, `${calls.length}`);
  const flow = (/** @type {number} */ us) => ({
    from: 'a',
    to: 'b',
    from_us: us,
    to_us: us,
    why: 'asked',
    awaited: true,
  });
  const flows = [...Array.from({ length: 1000 }, (_, us) => flow(us)), flow(5000), flow(6000), flow(6001)];
  assert.deepEqual(
    roomyFlows(flows, { from_us: 0, to_us: 10_000, left_px: 0, width_px: 1000 }).map(({ to_us }) => to_us),
    [5000],
  );
});
