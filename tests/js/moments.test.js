/** Drawing of what is new over and under the tracks: counters, a span, moments, the minimap. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterOf, countersOf } from '../../www/trace/counters.js';
import { COUNTER_PX, heightOf, hitTest, rowsOf, TITLE_PX } from '../../www/timeline/layout.js';
import { TRACK_PX } from '../../www/timeline/row-shape.js';
import { momentLabel } from '../../www/timeline/ruler.js';
import { fit, fitSpan, toPx } from '../../www/trace/scale.js';
import { SLICE_KINDS, tracksOf } from '../../www/trace/tracks.js';
import { counterLabel, drawCounter, levelsOf } from '../../www/timeline/draw/counters.js';
import { drawMinimap } from '../../www/timeline/draw/minimap.js';
import { drawTimeline, RULER_PX } from '../../www/timeline/draw/timeline.js';
import { recordingContext } from './fixtures/recording-context.js';
import { turns } from './fixtures/turns.js';

const kinds = /** @type {import('../../www/timeline/draw/palette.js').Palette['kinds']} */ (
  Object.fromEntries(
    SLICE_KINDS.map((kind) => [kind, { fill: `fill-${kind}`, mark: `mark-${kind}`, ink: `ink-${kind}` }]),
  )
);
const palette = {
  ground: 'ground',
  band: 'band',
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  focus: 'focus',
  lost: 'lost',
  font: '12px sans',
  strong: '13px sans',
  kinds,
};
const extent = { from_us: 0, to_us: 10_000 };
const scale = fit(extent, 100, 800);
const group = { title: 'Threads + GIL', tracks: tracksOf(turns), flows: [] };
const rows = rowsOf([group], countersOf);
const foot_px = RULER_PX + heightOf(rows);

/** @param {Partial<import('../../www/timeline/draw/timeline.js').Scene>} [changes] */
function draw(changes = {}) {
  const { context, calls } = recordingContext();
  drawTimeline(context, {
    rows,
    scale,
    palette,
    width_px: 900,
    height_px: 400,
    scroll_px: 0,
    selection: null,
    span: null,
    moment_us: null,
    played_us: null,
    tick_us: 5,
    drawCounter,
    ...changes,
  });
  return calls;
}

/** @param {ReturnType<typeof draw>} calls */
const texts = (calls) =>
  calls.filter(({ name }) => name === 'fillText').map(({ args }) => String(args[0]).replaceAll('\u202f', ' '));

test('counters stand below their model’s tracks, and are no slices', () => {
  assert.equal(heightOf(rows), TITLE_PX + 2 * TRACK_PX + 2 * COUNTER_PX);
  assert.equal(hitTest(rows, scale, 300, heightOf(rows) - 5), null);
  const drawn = texts(draw());
  for (const text of ['can run', 'lock', 'thread 1', 'thread 2'])
    assert.ok(drawn.includes(text), `${text} in ${drawn}`);
});

test('a counter is drawn as steps, at their moments and heights', () => {
  const [runnable] = countersOf(group);
  assert.deepEqual(levelsOf(runnable, scale).levels, [
    { x: 100, value: 2 },
    { x: 660, value: 1 },
    { x: 900, value: 0 },
  ]);
  const steps = draw()
    .filter(({ name, args }) => name === 'lineTo' && args[0] === toPx(scale, 7000))
    .map(({ args }) => args[1]);
  const top = foot_px - 2 * COUNTER_PX + 4;
  assert.ok(steps.includes(top) && steps.some((y) => Number(y) > top && Number(y) < top + COUNTER_PX), String(steps));
});

test('steps that cannot be told apart are drawn as the mean of each pixel', () => {
  const changes = Array.from({ length: 10_000 }, (_, us) => ({ us, by: us % 4 === 0 ? 1 : us % 4 === 1 ? -1 : 0 }));
  const { levels, dense } = levelsOf(counterOf('runnable', 'x', changes), fit(extent, 0, 25));
  assert.ok(dense);
  assert.ok(
    levels.every(({ value }) => Math.abs(value - 0.25) < 1e-9),
    'a quarter of the time',
  );
});

test('at a moment a counter says what it was', () => {
  const [runnable, holder] = countersOf(group);
  assert.deepEqual(
    [
      counterLabel(runnable, 8000),
      counterLabel(holder, 6000),
      counterLabel(holder, 8000),
      counterLabel(holder, null),
      counterLabel(holder, 6000, true),
    ],
    ['1 can run', 'lock: thread 2', 'lock: free', 'lock', 'thread 2'],
  );
});

test('a span is tinted from end to end, and says how long it is', () => {
  const calls = draw({ span: { from_us: 2000, to_us: 4000 } });
  assert.ok(
    calls.some(
      ({ name, args, fillStyle }) =>
        name === 'fillRect' && fillStyle === 'focus' && args[0] === 260 && args[2] === 160 && args[1] === RULER_PX,
    ),
  );
  assert.ok(texts(calls).includes('2 ms'));
  assert.ok(texts(draw({ span: { from_us: 2000, to_us: 2001 } })).includes('≤ 5 µs'));
  assert.equal(
    texts(draw({ span: { from_us: 2000, to_us: 4000 }, scale: { ...scale, from_us: 5000 } })).includes('2 ms'),
    false,
    'out of view',
  );
});

test('the picture after the played moment is covered, the picture before it is not', () => {
  const covers = (/** @type {number|null} */ played_us) =>
    draw({ played_us })
      .filter(
        ({ name, args, fillStyle }) =>
          name === 'fillRect' && fillStyle === 'ground' && args[0] === 500 && args[2] === 400,
      )
      .map(({ args }) => args[1]);
  assert.deepEqual(
    covers(5000),
    rows.filter(({ title }) => title === null).map(({ top_px }) => RULER_PX + top_px),
    'tracks and counters, no titles',
  );
  assert.deepEqual(covers(null), []);
  assert.ok(texts(draw({ played_us: 5000 })).includes('5.00 ms'));
});

test('the moment under the pointer says its time, as exactly as a pixel tells it', () => {
  assert.ok(texts(draw({ moment_us: 2500 })).includes('2.50 ms'));
  assert.equal(momentLabel(2500, { ...scale, from_us: 2495, to_us: 2505 }), '2500.00 µs');
});

test('a span fits the view with a little room, and never leaves the extent', () => {
  const fitted = fitSpan(scale, { from_us: 2000, to_us: 4000 }, extent);
  assert.deepEqual([fitted.from_us, fitted.to_us], [1900, 4100]);
  assert.equal(fitSpan(scale, { from_us: 0, to_us: 9990 }, extent).to_us, 10_000);
  assert.ok(fitSpan(scale, { from_us: 5000, to_us: 5000 }, extent).to_us > 5000, 'a slice without a length');
});

test('the minimap frames what is in view, and is high where more could run', () => {
  const { context, calls } = recordingContext();
  drawMinimap(context, {
    all: scale,
    view: { from_us: 2500, to_us: 5000 },
    counters: [countersOf(group)[0]],
    palette,
    width_px: 900,
    height_px: 20,
    played_us: 5000,
  });
  const [frame] = calls.filter(({ name }) => name === 'strokeRect');
  assert.deepEqual(frame.args.slice(0, 3), [301, 1, 198]);
  const highest = (/** @type {number} */ x) =>
    calls.find(({ name, args, fillStyle }) => name === 'fillRect' && fillStyle === 'soft' && args[0] === x)?.args[3];
  assert.equal(highest(200), 19);
  assert.equal(highest(800), 9.5);
});
