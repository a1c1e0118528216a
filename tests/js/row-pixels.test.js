/** A row written as pixels: read back here as colours, by a context that only keeps what is put. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SLICE_KINDS } from '../../www/trace/tracks.js';
import { drawTrack } from '../../www/timeline/draw/slices.js';
import { fitText } from '../../www/timeline/draw/text.js';

/** @typedef {import('../../www/trace/tracks.js').Slice} Slice */
/** @typedef {import('../../www/trace/tracks.js').SliceKind} SliceKind */

const LEFT_PX = 10;
/** Every colour names its kind: #0000NN. */
const colour = (/** @type {number} */ number) => `#0000${number.toString(16).padStart(2, '0')}`;
const kinds = /** @type {import('../../www/timeline/draw/palette.js').Palette['kinds']} */ (
  Object.fromEntries(SLICE_KINDS.map((kind, place) => [kind, { fill: colour(place), mark: '#000000', ink: '#000000' }]))
);
const [GROUND, LINE, SIGN] = [250, 251, 252];
const palette = {
  ground: colour(GROUND),
  band: '',
  ink: '',
  soft: '',
  line: colour(LINE),
  focus: '',
  lost: '',
  font: '',
  strong: '',
  kinds,
};

/** @param {number} ratio @param {string[]} called told the texts, and each outline of a sign */
function keeper(ratio, called) {
  const put = /** @type {{image: ImageData, x: number, y: number}[]} */ ([]);
  const nothing = () => {};
  const context = /** @type {any} */ ({
    fillStyle: '',
    getTransform: () => ({ a: ratio, e: 0, f: 0 }),
    measureText: (/** @type {string} */ text) => ({ width: 7 * text.length }),
    createImageData: (/** @type {number} */ width, /** @type {number} */ height) => ({
      width,
      height,
      data: new Uint8ClampedArray(4 * width * height),
    }),
    // Of an image that is higher than the row only its first lines are put.
    putImageData: (
      /** @type {ImageData} */ { data },
      /** @type {number} */ x,
      /** @type {number} */ y,
      /** @type {number} */ _,
      /** @type {number} */ __,
      /** @type {number} */ width,
      /** @type {number} */ height,
    ) => put.push({ image: /** @type {any} */ ({ width, height, data }), x, y }),
    fillRect: nothing,
    fillText: (/** @type {string} */ text) => called.push(text),
    beginPath: () => called.push('sign'),
    moveTo: nothing,
    lineTo: nothing,
    closePath: nothing,
    stroke: nothing,
    fill: nothing,
  });
  return { context: /** @type {CanvasRenderingContext2D} */ (context), put };
}

/**
 * @param {SliceKind} kind
 * @param {number} from_us
 * @param {number} to_us
 * @param {Slice|null} [parent]
 * @returns {Slice}
 */
const slice = (kind, from_us, to_us, parent = null) => ({
  name: kind,
  kind,
  from_us,
  to_us,
  depth: parent ? parent.depth + 1 : 0,
  parent,
  open: false,
});

/**
 * What stands in one column of the screen, from the top down: places of kinds, GROUND, LINE or SIGN; what is drawn upon
 * it is told to `called`.
 * @param {Slice[]} slices
 * @param {{to_us: number, width_px: number, ratio?: number, column_px?: number, grid_px?: number[],
 *   instants?: import('../../www/trace/tracks.js').Instant[], called?: string[]}} view
 */
function columnsOf(slices, { to_us, width_px, ratio = 1, column_px = 1, grid_px = [], instants = [], called = [] }) {
  const { context, put } = keeper(ratio, called);
  const track = { key: '1', name: 'track', lane: false, slices, instants };
  const drawUpon = drawTrack(context, track, {
    scale: { from_us: 0, to_us, left_px: LEFT_PX, width_px },
    top_px: 100,
    palette,
    grid_px,
    column_px,
  });
  assert.equal(put.length, 1, 'one image a row');
  drawUpon();
  const [
    {
      image: { width, height, data },
      x,
      y,
    },
  ] = put;
  assert.deepEqual([x, y, width], [LEFT_PX * ratio, 100 * ratio, width_px * ratio]);
  return Array.from({ length: width }, (_, column) =>
    Array.from({ length: height }, (__, line) => data[4 * (line * width + column) + 2]),
  );
}

const place = (/** @type {SliceKind} */ kind) => SLICE_KINDS.indexOf(kind);

for (const ratio of [1, 1.5, 2, 3]) {
  test(`boxes meet at whole pixels, those inside lie lower, and the ground shows around them, at ${ratio}`, () => {
    const task = slice('task', 10, 60);
    const columns = columnsOf([task, slice('has-gil', 20, 40, task), slice('run', 60, 80)], {
      to_us: 100,
      width_px: 100,
      ratio,
    });
    const at = (/** @type {number} */ px, /** @type {number} */ line_px) =>
      columns[Math.round(px * ratio)][Math.round(line_px * ratio)];
    for (const [px, line_px, expected] of [
      [9, 20, GROUND],
      [10, 20, place('task')],
      [59, 20, place('task')],
      [60, 20, place('run')],
      [80, 20, GROUND],
      [30, 5, place('task')],
      [30, 30, place('has-gil')],
      [19, 30, place('task')],
      [40, 30, place('task')],
      [30, 1, GROUND],
      [30, 38, GROUND],
    ])
      assert.equal(at(px, line_px), expected, `${px}, ${line_px}`);
  });
}

test('lines of the grid show where there is no slice, and nowhere else', () => {
  const columns = columnsOf([slice('run', 0, 50)], {
    to_us: 100,
    width_px: 100,
    grid_px: [LEFT_PX + 20, LEFT_PX + 70],
  });
  assert.deepEqual(
    [columns[20][20], columns[20][1], columns[70][20], columns[71][20]],
    [place('run'), LINE, LINE, GROUND],
  );
});

test('a slice narrower than a pixel has as much ink as it has time', () => {
  // A hundred a pixel: 60 % has the lock, 30 % waits for it, 10 % is nothing.
  const slices = Array.from({ length: 2000 }, (_, at) => [
    slice('has-gil', at, at + 0.6),
    slice('waits-gil', at + 0.6, at + 0.9),
  ])
    .flat()
    .slice(0, 2000);
  for (const ratio of [1, 1.5, 2, 3])
    for (const lines of columnsOf(slices, { to_us: 1000, width_px: 10, ratio })) {
      const share = (/** @type {number} */ code) => lines.filter((one) => one === code).length / (34 * ratio);
      assert.ok(
        Math.abs(share(place('has-gil')) - 0.6) <= 0.04 && Math.abs(share(place('waits-gil')) - 0.3) <= 0.04,
        String(lines),
      );
    }
});

test('columns a few pixels wide, as while the view moves, have the same shares, and leave wide slices as they are', () => {
  const narrow = Array.from({ length: 300 }, (_, at) => [
    slice('has-gil', at / 10, at / 10 + 0.06),
    slice('waits-gil', at / 10 + 0.06, (at + 1) / 10),
  ]).flat();
  const slices = [
    ...narrow,
    slice('run', 30, 50),
    ...narrow.map((one) => ({ ...one, from_us: one.from_us + 50, to_us: one.to_us + 50 })),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 4),
      fc.constantFrom(1, 1.5, 2, 3),
      fc.integer({ min: 10, max: 39 }),
      (column_px, ratio, half_px) => {
        const width_px = 2 * half_px;
        const columns = columnsOf(slices, { to_us: width_px, width_px, ratio, column_px });
        columns.forEach((lines, column) => {
          const us = column / ratio;
          const of = (/** @type {SliceKind} */ kind) =>
            lines.filter((code) => code === place(kind)).length / (34 * ratio);
          // Where they meet a column may have of both.
          if (us < 30 - column_px || us > 50 + column_px)
            assert.ok(
              Math.abs(of('has-gil') - 0.6) <= 0.04 && Math.abs(of('waits-gil') - 0.4) <= 0.04,
              `${us}: ${lines}`,
            );
          else if (us > 30 + column_px && us < 50 - column_px) assert.equal(of('run'), 1, `${us}: ${lines}`);
        });
      },
    ),
  );
});

test('slices that nest deeper than a row is high stay inside their row', () => {
  const slices = [slice('task', 0, 100)];
  for (let depth = 1; depth < 40; depth += 1) slices.push(slice(depth % 2 ? 'run' : 'task', 0, 100, slices[depth - 1]));
  const [lines] = columnsOf(slices, { to_us: 100, width_px: 100 }).slice(50);
  assert.equal(lines[36], place('run'), 'the deepest is seen');
  assert.equal(lines[38], GROUND);
});

test('more kinds than a box has lines stay inside it', () => {
  const around = [slice('task', 0, 100)];
  for (let depth = 1; depth < 12; depth += 1) around.push(slice('task', 0, 100, around[depth - 1]));
  const narrow = Array.from({ length: 100 }, (_, at) =>
    slice(SLICE_KINDS[at % SLICE_KINDS.length], at / 100, (at + 1) / 100, around[11]),
  );
  const [lines] = columnsOf([...around, ...narrow], { to_us: 100, width_px: 100 });
  const task = place('task');
  assert.deepEqual(
    [...new Set(lines.slice(0, 3)), ...new Set(lines.slice(4, 33)), ...new Set(lines.slice(37))],
    [GROUND, task, GROUND],
    String(lines),
  );
  assert.ok(new Set(lines.slice(33, 37)).size === 4, String(lines));
});

test('each kind that is there has a line, and all together as many as their time', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constant(0),
          fc.double({ min: 1e-6, max: 1, noNaN: true }),
          fc.double({ min: 1e-6, max: 0.01, noNaN: true }),
        ),
        { minLength: 5, maxLength: 5 },
      ),
      fc.constantFrom(1, 2, 3),
      (times, ratio) => {
        const kinds = /** @type {const} */ (['has-gil', 'waits-gil', 'no-gil', 'run', 'carry']);
        const all = times.reduce((sum, one) => sum + one, 0);
        const scaled = times.map((one) => one / Math.max(1, all));
        // Twice the same, so that every slice is narrower than two pixels.
        const slices = [0, 1]
          .flatMap((pixel) => {
            let us = pixel;
            return kinds.map((kind, at) => slice(kind, us, (us += scaled[at])));
          })
          .filter(({ from_us, to_us }) => to_us > from_us);
        const [lines] = columnsOf(slices, { to_us: 100, width_px: 100, ratio });
        const linesOf = (/** @type {number} */ code) => lines.filter((one) => one === code).length;
        kinds.forEach((kind, at) =>
          assert.equal(
            linesOf(place(kind)) > 0,
            slices.some((one) => one.kind === kind),
            `${kind}: ${scaled[at]}`,
          ),
        );
        const used = kinds.reduce((sum, kind) => sum + linesOf(place(kind)), 0);
        const there = kinds.filter((kind) => linesOf(place(kind)) > 0).length;
        const time = slices.filter(({ from_us }) => from_us < 1).reduce((sum, one) => sum + one.to_us - one.from_us, 0);
        assert.equal(used, Math.max(there, Math.round(time * 34 * ratio)));
      },
    ),
    { numRuns: 300 },
  );
});

test('signs are part of the row, but for those at its edges and where a name would cover them', () => {
  const full = {
    getContext: () => ({
      scale: () => {},
      beginPath: () => {},
      moveTo: () => {},
      lineTo: () => {},
      closePath: () => {},
      stroke: () => {},
      fill: () => {},
      getImageData: (
        /** @type {number} */ _,
        /** @type {number} */ __,
        /** @type {number} */ width,
        /** @type {number} */ height,
      ) => ({ data: Uint8ClampedArray.from({ length: 4 * width * height }, (___, at) => [0, 0, SIGN, 255][at % 4]) }),
    }),
  };
  Object.assign(globalThis, {
    OffscreenCanvas: function OffscreenCanvas() {
      return full;
    },
  });
  try {
    const task = slice('task', 0, 200);
    const called = /** @type {string[]} */ ([]);
    const instants = [3, 100, 300].map((us) => ({ name: 'line', kind: /** @type {const} */ ('print'), us }));
    const columns = columnsOf([task, slice('has-gil', 50, 150, task)], { to_us: 400, width_px: 400, instants, called });
    const signs = columns.flatMap((lines, column) => (lines.includes(SIGN) ? [column] : []));
    assert.deepEqual([signs[0], signs.at(-1), signs.length], [293, 306, 14], 'the one that stands free');
    assert.deepEqual(called, ['task', 'has-gil', 'sign', 'sign'], 'names first, the others upon them');
  } finally {
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
  }
});

test('a text is cut where its letters end', () => {
  const { context } = keeper(1, []);
  const fit = (/** @type {string} */ text, /** @type {number} */ width_px) =>
    fitText(context, '12px sans', text, width_px);
  assert.deepEqual(
    [fit('thread 1', 56), fit('thread 1', 55), fit('thread 1', 21), fit('thread 1', 20), fit('', 0)],
    ['thread 1', 'thread…', 'th…', '', ''],
  );
  assert.equal(fit('a😀😀b', 35), 'a😀…', 'no half of a letter');
  assert.deepEqual(
    [fitText(context, '12px sans', 'thread 1', 35, 4), fitText(context, '12px sans', 'thread 1', 34, 4)],
    ['thre…', ''],
  );
});
