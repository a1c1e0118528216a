import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../www/model/layout.js';
import { fit } from '../../www/model/scale.js';
import { SLICE_KINDS, tracksOf } from '../../www/model/tracks.js';
import { PATTERNS } from '../../www/render/palette.js';
import { drawHeartbeat } from '../../www/render/heartbeat.js';
import { drawTimeline, RULER_PX } from '../../www/render/timeline.js';
import { fakeResult } from './fixtures/fake-session.js';
import { recordingContext } from './fixtures/recording-context.js';

const kinds = /** @type {import('../../www/render/palette.js').Palette['kinds']} */ (
  Object.fromEntries(SLICE_KINDS.map((kind) => [kind, { fill: `fill-${kind}`, mark: `mark-${kind}`, ink: `ink-${kind}` }])));
const palette = { ground: 'ground', band: 'band', ink: 'ink', soft: 'soft', line: 'line', focus: 'focus', font: '12px sans', strong: '13px sans', kinds };
const groups = [{ title: 'Processes', tracks: tracksOf(fakeResult('processes', 'download', { params: { tasks: 2, delay_ms: 1000 } }).trace.traceEvents) }];

/** @param {Partial<import('../../www/render/timeline.js').Scene>} [changes] */
function draw(changes = {}) {
  const { context, calls } = recordingContext();
  drawTimeline(context, { rows: rowsOf(groups), scale: fit({ from_us: 0, to_us: 1_050_000 }, 100, 800), palette, width_px: 900, height_px: 400, scroll_px: 0, selection: null, moment_us: null, ...changes });
  return calls;
}

/** @param {ReturnType<typeof draw>} calls */
const texts = (calls) => calls.filter((call) => call.name === 'fillText').map((call) => call.args[0]);

test('names of models, tracks and slices are drawn, and the ruler', () => {
  const drawn = texts(draw());
  for (const text of ['Processes', 'process 1', 'process 2', 'file1.txt', 'file2.txt', '0.0 s', '1.0 s']) assert.ok(drawn.includes(text), `${text} in ${drawn}`);
});

test('every kind that occurs is filled, inside the plot', () => {
  const calls = draw();
  for (const kind of ['start', 'task', 'wait', 'carry']) {
    const boxes = calls.filter((call) => call.name === 'fillRect' && call.fillStyle === `fill-${kind}`);
    assert.ok(boxes.length >= 2, kind);
    for (const { args: [x, y, width] } of boxes) {
      assert.ok(Number(x) >= 100 && Number(x) + Number(width) <= 900 + 1e-9, `${kind}: ${x} + ${width}`);
      assert.ok(Number(y) >= RULER_PX);
    }
  }
});

test('what is out of view is not drawn, what is shorter than a pixel is one wide', () => {
  const scale = { from_us: 2_000_000, to_us: 3_000_000, left_px: 100, width_px: 800 };
  assert.ok(!draw({ scale }).some((call) => String(call.fillStyle).startsWith('fill-')));
  const wide = fit({ from_us: 0, to_us: 1e9 }, 100, 800);
  const carried = draw({ scale: wide }).filter((call) => call.name === 'fillRect' && call.fillStyle === 'fill-carry');
  assert.ok(carried.length > 0 && carried.every((call) => Number(call.args[2]) === 1));
});

test('scrolled rows move up and leave the ruler alone', () => {
  assert.ok(!texts(draw({ scroll_px: 5000 })).includes('process 1'));
  assert.ok(texts(draw({ scroll_px: 5000 })).includes('0.0 s'));
});

test('the selection is outlined twice, so that it shows on any colour', () => {
  const track = groups[0].tracks[0];
  const count = (/** @type {ReturnType<typeof draw>} */ calls) => calls.filter((call) => call.name === 'strokeRect').length;
  assert.equal(count(draw({ selection: { group: groups[0], track, slice: track.slices[1] } })) - count(draw()), 2);
});

test('kinds that can touch differ in pattern, not in colour alone', () => {
  const patterns = ['task', 'wait', 'busy-wait', 'carry', 'start'].map((kind) => PATTERNS[/** @type {import('../../www/model/tracks.js').SliceKind} */ (kind)]);
  assert.equal(new Set(patterns).size, patterns.length);
});

test('the sign of life is elsewhere at another moment', () => {
  const at = (/** @type {number} */ phase) => {
    const { context, calls } = recordingContext();
    drawHeartbeat(context, { width_px: 112, height_px: 24, phase, colours: { ink: 'ink', line: 'line', ground: 'ground' } });
    return JSON.stringify(calls);
  };
  assert.notEqual(at(0.1), at(0.12));
});
