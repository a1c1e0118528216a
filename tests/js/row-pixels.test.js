/** A row written as pixels: read back here as colours, by a context that only keeps what is put. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SLICE_KINDS } from '../../www/model/tracks.js';
import { drawTrack } from '../../www/render/slices.js';

/** @typedef {import('../../www/model/tracks.js').Slice} Slice */
/** @typedef {import('../../www/model/tracks.js').SliceKind} SliceKind */

const LEFT_PX = 10;
/** Every colour names its kind: #0000NN. */
const colour = (/** @type {number} */ number) => `#0000${number.toString(16).padStart(2, '0')}`;
const kinds = /** @type {import('../../www/render/palette.js').Palette['kinds']} */ (Object.fromEntries(SLICE_KINDS.map((kind, place) => [kind, { fill: colour(place), mark: '#000000', ink: '#000000' }])));
const [GROUND, LINE] = [250, 251];
const palette = { ground: colour(GROUND), band: '', ink: '', soft: '', line: colour(LINE), focus: '', lost: '', font: '', strong: '', kinds };

/** @param {number} ratio */
function keeper(ratio) {
  const put = /** @type {{image: ImageData, x: number, y: number}[]} */ ([]);
  const nothing = () => {};
  const context = /** @type {any} */ ({
    fillStyle: '', getTransform: () => ({ a: ratio, e: 0, f: 0 }), measureText: () => ({ width: 1e6 }),
    createImageData: (/** @type {number} */ width, /** @type {number} */ height) => ({ width, height, data: new Uint8ClampedArray(4 * width * height) }),
    putImageData: (/** @type {ImageData} */ image, /** @type {number} */ x, /** @type {number} */ y) => put.push({ image, x, y }),
    fillRect: nothing, fillText: nothing,
  });
  return { context: /** @type {CanvasRenderingContext2D} */ (context), put };
}

/** @param {SliceKind} kind @param {number} from_us @param {number} to_us @param {Slice|null} [parent] @returns {Slice} */
const slice = (kind, from_us, to_us, parent = null) => ({ name: kind, kind, from_us, to_us, depth: parent ? parent.depth + 1 : 0, parent, open: false });

/** What stands in one column of the screen, from the top down: places of kinds, GROUND or LINE. @param {Slice[]} slices @param {{to_us: number, width_px: number, ratio?: number, grid_px?: number[]}} view */
function columnsOf(slices, { to_us, width_px, ratio = 1, grid_px = [] }) {
  const { context, put } = keeper(ratio);
  const track = { key: '1', name: 'track', lane: false, slices, instants: [] };
  drawTrack(context, track, { scale: { from_us: 0, to_us, left_px: LEFT_PX, width_px }, top_px: 100, palette, grid_px });
  assert.equal(put.length, 1, 'one image a row');
  const [{ image: { width, height, data }, x, y }] = put;
  assert.deepEqual([x, y, width], [LEFT_PX * ratio, 100 * ratio, width_px * ratio]);
  return Array.from({ length: width }, (_, column) => Array.from({ length: height }, (__, line) => data[4 * (line * width + column) + 2]));
}

const place = (/** @type {SliceKind} */ kind) => SLICE_KINDS.indexOf(kind);

for (const ratio of [1, 1.5, 2, 3]) {
  test(`boxes meet at whole pixels, those inside lie lower, and the ground shows around them, at ${ratio}`, () => {
    const task = slice('task', 10, 60);
    const columns = columnsOf([task, slice('has-gil', 20, 40, task), slice('run', 60, 80)], { to_us: 100, width_px: 100, ratio });
    const at = (/** @type {number} */ px, /** @type {number} */ line_px) => columns[Math.round(px * ratio)][Math.round(line_px * ratio)];
    for (const [px, line_px, expected] of [[9, 20, GROUND], [10, 20, place('task')], [59, 20, place('task')], [60, 20, place('run')], [80, 20, GROUND],
      [30, 5, place('task')], [30, 30, place('has-gil')], [19, 30, place('task')], [40, 30, place('task')], [30, 1, GROUND], [30, 38, GROUND]]) assert.equal(at(px, line_px), expected, `${px}, ${line_px}`);
  });
}

test('lines of the grid show where there is no slice, and nowhere else', () => {
  const columns = columnsOf([slice('run', 0, 50)], { to_us: 100, width_px: 100, grid_px: [LEFT_PX + 20, LEFT_PX + 70] });
  assert.deepEqual([columns[20][20], columns[20][1], columns[70][20], columns[71][20]], [place('run'), LINE, LINE, GROUND]);
});

test('what is narrower than a pixel has as much ink as it has time', () => {
  // A hundred a pixel: 60 % has the lock, 30 % waits for it, 10 % is nothing.
  const slices = Array.from({ length: 2000 }, (_, at) => [slice('has-gil', at, at + 0.6), slice('waits-gil', at + 0.6, at + 0.9)]).flat().slice(0, 2000);
  for (const ratio of [1, 1.5, 2, 3]) for (const lines of columnsOf(slices, { to_us: 1000, width_px: 10, ratio })) {
    const share = (/** @type {number} */ code) => lines.filter((one) => one === code).length / (34 * ratio);
    assert.ok(Math.abs(share(place('has-gil')) - 0.6) <= 0.04 && Math.abs(share(place('waits-gil')) - 0.3) <= 0.04, String(lines));
  }
});

test('what nests deeper than a row is high stays inside its row', () => {
  const slices = [slice('task', 0, 100)];
  for (let depth = 1; depth < 40; depth += 1) slices.push(slice(depth % 2 ? 'run' : 'task', 0, 100, slices[depth - 1]));
  const [lines] = columnsOf(slices, { to_us: 100, width_px: 100 }).slice(50);
  assert.equal(lines[36], place('run'), 'the deepest is seen');
  assert.equal(lines[38], GROUND);
});
