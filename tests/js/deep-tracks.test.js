/**
 * Tracks with many levels: every one has a place in a row of bounded height, is drawn there, and is hit there; a reader
 * gives a track more room, or less.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countersOf, counterOfValues, meanOf, valueAt } from '../../www/trace/counters.js';
import { decodeTimeline, encodeTimeline } from '../../www/trace/timeline-file.js';
import { foldAt, hitTest, rowsOf, TITLE_PX } from '../../www/timeline/layout.js';
import { sentence, tell } from '../../www/timeline/prose.js';
import { Rooms } from '../../www/timeline/track-rooms.js';
import { boxOf, hasStrip, shapeOf, TRACK_PX } from '../../www/timeline/row-shape.js';
import { nest, SLICE_KINDS } from '../../www/trace/tracks.js';
import { drawTrack } from '../../www/timeline/draw/slices.js';

/** @typedef {import('../../www/trace/tracks.js').Slice} Slice */
/** @typedef {import('../../www/trace/tracks.js').Track} Track */

/** @param {number} levels @returns {Track} */
const deep = (levels) => ({
  key: String(levels),
  name: 'deep',
  lane: false,
  instants: [],
  slices: nest(
    Array.from({ length: levels }, (_, at) => ({
      name: `level ${at}`,
      kind: /** @type {const} */ ('call'),
      from_us: at,
      to_us: 10_000 - at,
      depth: 0,
      parent: null,
      open: false,
    })),
  ),
});
const group = (/** @type {Track[]} */ ...tracks) => ({ title: 'file', tracks, flows: [] });

test('a row grows by a line of text a level, up to a bound, above which levels get thinner', () => {
  const height = (
    /** @type {number} */ levels,
    /** @type {import('../../www/timeline/row-shape.js').Room} */ room = 'bounded',
  ) => shapeOf(deep(levels), room).height_px;
  assert.deepEqual(
    [1, 3, 4, 12].map((levels) => height(levels)),
    [40, 40, 66, 186],
  );
  for (const levels of [13, 20, 60, 200, 3000]) assert.ok(height(levels) <= 200, `${levels}: ${height(levels)}`);
  assert.deepEqual([height(100, 'whole'), height(100, 'folded'), height(3, 'whole')], [1506, 40, 40]);
  assert.ok(
    hasStrip(shapeOf(deep(12), 'bounded'), 10) &&
      !hasStrip(shapeOf(deep(40), 'bounded'), 3) &&
      hasStrip(shapeOf(deep(40), 'whole'), 38),
  );
});

test('the boxes of all depths lie in their row, each lower than the one around it, in any room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1500 }),
      fc.constantFrom(
        /** @type {const} */ ('folded'),
        /** @type {const} */ ('bounded'),
        /** @type {const} */ ('whole'),
      ),
      (levels, room) => {
        const shape = shapeOf(deep(levels), room);
        let last_px = -1;
        for (let depth = 0; depth < levels; depth += 1) {
          const { top_px, height_px } = boxOf({ depth }, 0, shape);
          assert.ok(
            top_px >= 3 && top_px + height_px === shape.height_px - 3,
            `${depth}: ${top_px} + ${height_px} in ${shape.height_px}`,
          );
          assert.ok(depth > shape.deepest ? top_px === last_px : top_px > last_px, `${depth} of ${levels}`);
          last_px = top_px;
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('each level is hit where it is drawn', () => {
  for (const room of /** @type {const} */ (['bounded', 'whole'])) {
    const track = deep(40);
    const rows = rowsOf(
      [group(track)],
      () => [],
      () => room,
    );
    const scale = { from_us: 0, to_us: 10_000, left_px: 100, width_px: 1000 };
    for (const slice of track.slices) {
      const { top_px } = boxOf(slice, rows[1].top_px, rows[1].shape);
      assert.equal(hitTest(rows, scale, 600, top_px + 1)?.slice, slice, `${room}: ${slice.name}`);
    }
  }
});

test('the corner before a name gives a track all its levels, one row, and back; a flat track has none', () => {
  const [tall, low, flat] = [deep(40), deep(8), { ...deep(2), key: 'flat' }];
  const file = group(tall, low, flat);
  const rooms = new Rooms();
  const heights = () =>
    rowsOf([file], () => [], rooms.of)
      .slice(1)
      .map(({ height_px }) => height_px);
  const first = heights();
  assert.deepEqual([rooms.turn(file, tall), rooms.turn(file, low), rooms.turn(file, flat)], [true, true, false]);
  assert.deepEqual(heights(), [606, 40, 40]);
  rooms.turn(file, tall);
  assert.deepEqual(heights(), [40, 40, 40]);
  rooms.turn(file, tall);
  rooms.turn(file, low);
  assert.deepEqual(heights(), first);
  const rows = rowsOf([file]);
  const scale = { from_us: 0, to_us: 10_000, left_px: 100, width_px: 1000 };
  const at = (/** @type {number} */ x_px, /** @type {number|null} */ y_px) =>
    foldAt(rows, scale, x_px, y_px)?.track.key;
  assert.deepEqual(
    [
      at(10, TITLE_PX + 5),
      at(10, TITLE_PX + TRACK_PX + 5),
      at(110, TITLE_PX + 5),
      at(10, null),
      at(10, 5),
      at(10, rows[3].top_px + 5),
    ],
    ['40', undefined, undefined, undefined, undefined, undefined],
  );
});

const colour = (/** @type {number} */ number) => `#0000${number.toString(16).padStart(2, '0')}`;
const palette = {
  ground: colour(250),
  band: '',
  ink: '',
  soft: '',
  line: colour(251),
  focus: '',
  lost: '',
  font: '',
  strong: '',
  kinds: /** @type {import('../../www/timeline/draw/palette.js').Palette['kinds']} */ (
    Object.fromEntries(
      SLICE_KINDS.map((kind, place) => [kind, { fill: colour(place), mark: '#000063', ink: '#000000' }]),
    )
  ),
};

/**
 * What is put on a canvas, line by line from its top, in one column of the middle.
 * @param {Track} track
 * @param {import('../../www/timeline/row-shape.js').Shape} shape
 * @param {number} top_px
 * @param {number} view_px
 * @returns {Map<number, number>}
 */
function drawn(track, shape, top_px, view_px) {
  /** @type {Map<number, number>} */
  const lines = new Map();
  const nothing = () => {};
  const context = /** @type {any} */ ({
    fillStyle: '',
    getTransform: () => ({ a: 1, e: 0, f: 0 }),
    measureText: () => ({ width: 7 }),
    fillRect: nothing,
    fillText: nothing,
    createImageData: (/** @type {number} */ width, /** @type {number} */ height) => ({
      width,
      height,
      data: new Uint8ClampedArray(4 * width * height),
    }),
    putImageData: (
      /** @type {ImageData} */ { data },
      /** @type {number} */ _,
      /** @type {number} */ y,
      /** @type {number} */ __,
      /** @type {number} */ ___,
      /** @type {number} */ width,
      /** @type {number} */ height,
    ) => {
      for (let line = 0; line < height; line += 1) lines.set(y + line, data[4 * (line * width + (width >> 1)) + 2]);
    },
  });
  drawTrack(context, track, {
    scale: { from_us: 0, to_us: 10_000, left_px: 10, width_px: 100 },
    top_px,
    shape,
    palette,
    grid_px: [],
    column_px: 1,
    view_px,
  });
  return lines;
}

test('of a tall row only what is in view is made, and it is what the whole row shows there', () => {
  /** Narrow ones inside the deepest: columns of shares are cut at the view’s edge too. */
  const track = { ...deep(80), key: 'kinds' };
  track.slices = nest([
    ...track.slices.map((slice, at) => ({ ...slice, kind: SLICE_KINDS[at % SLICE_KINDS.length] })),
    ...Array.from({ length: 600 }, (_, at) => ({
      name: 'narrow',
      kind: SLICE_KINDS[at % 3],
      from_us: 4000 + at * 3,
      to_us: 4002 + at * 3,
      depth: 0,
      parent: null,
      open: false,
    })),
  ]);
  const shape = shapeOf(track, 'whole');
  const whole = drawn(track, shape, 0, Infinity);
  assert.equal(whole.size, shape.height_px);
  for (const scrolled of [-1, 0, 7, 300, 1000, shape.height_px - 50]) {
    const part = drawn(track, shape, -scrolled, 400);
    assert.ok(part.size <= 401, `${part.size} lines`);
    for (const [line, shown] of part)
      if (line >= 0 && line < 400) assert.equal(shown, whole.get(line + scrolled), `line ${line} after ${scrolled}`);
    for (let line = Math.max(0, -scrolled); line < Math.min(400, shape.height_px - scrolled); line += 1)
      assert.ok(part.has(line), `line ${line} after ${scrolled}`);
  }
});

test('a counter of a file: its values over time, in the table’s order, the sentences and the timeline’s own bytes', () => {
  const counter = counterOfValues('queue: depth', [30, 10, 20, 20], [4, -2, 7, 0.5]);
  assert.deepEqual(
    [Array.from(counter.times), Array.from(counter.values), counter.most, counter.least],
    [[10, 20, 30], [-2, 0.5, 4], 4, -2],
  );
  assert.deepEqual(
    [valueAt(counter, 5), valueAt(counter, 10), valueAt(counter, 29), meanOf(counter, 10, 30)],
    [0, -2, 0.5, -0.75],
  );
  const file = { ...group(deep(2)), counters: [counter] };
  assert.deepEqual(countersOf(file), [counter]);
  assert.deepEqual(
    tell([file], 0)
      .map(sentence)
      .map((text) => text.replaceAll('\u202f', ' '))
      .filter((text) => text.includes('counter')),
    [
      '10 µs: The counter “queue: depth” stands at -2.',
      '20 µs: The counter “queue: depth” stands at 0.5.',
      '30 µs: The counter “queue: depth” stands at 4.',
    ],
  );
  const bytes = encodeTimeline({ groups: [file, group(deep(3))], end_us: 10_000 });
  const back = decodeTimeline(bytes).groups;
  assert.deepEqual(back[0].counters, [counter]);
  assert.equal(back[1].counters, undefined);
  const broken = new DataView(bytes.slice(0));
  broken.setFloat64(bytes.byteLength - 8, NaN, true);
  assert.throws(() => decodeTimeline(broken.buffer), /counter “queue: depth” has values that are none/);
});
