import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowsOf } from '../../www/trace/flows.js';
import { rowsOf } from '../../www/timeline/layout.js';
import { fit } from '../../www/trace/scale.js';
import { SLICE_KINDS, tracksOf } from '../../www/trace/tracks.js';
import { PATTERNS } from '../../www/timeline/draw/palette.js';
import { roomyFlows } from '../../www/timeline/draw/flows.js';
import { drawShares } from '../../www/timeline/draw/shares.js';
import { drawHeartbeat } from '../../www/lab/heartbeat.js';
import { drawTimeline, RULER_PX } from '../../www/timeline/draw/timeline.js';
import { fakeResult } from './fixtures/fake-session.js';
import { recordingContext } from './fixtures/recording-context.js';

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
const groups = [
  {
    title: 'Processes',
    tracks: tracksOf(fakeResult('processes', 'download', { params: { tasks: 2, delay_ms: 1000 } }).trace.traceEvents),
    flows: [],
  },
];

/** @param {Partial<import('../../www/timeline/draw/timeline.js').Scene>} [changes] */
function draw(changes = {}) {
  const { context, calls } = recordingContext();
  drawTimeline(context, {
    rows: rowsOf(groups),
    scale: fit({ from_us: 0, to_us: 1_050_000 }, 100, 800),
    palette,
    width_px: 900,
    height_px: 400,
    scroll_px: 0,
    selection: null,
    moment_us: null,
    ...changes,
  });
  return calls;
}

/** @param {ReturnType<typeof draw>} calls */
const texts = (calls) => calls.filter((call) => call.name === 'fillText').map((call) => call.args[0]);

test('names of models, tracks and slices are drawn, and the ruler', () => {
  const drawn = texts(draw());
  for (const text of ['Processes', 'process 1', 'process 2', 'file1.txt', 'file2.txt', '0.0 s', '1.0 s'])
    assert.ok(drawn.includes(text), `${text} in ${drawn}`);
});

test('all rows’ images come before the first word: before each image a browser has to finish what else was drawn', () => {
  const calls = draw();
  // Without pixels a row's image is its boxes; a word has a ground of its own, 14 px high.
  const images = calls.flatMap(({ name, fillStyle, args }, at) =>
    name === 'fillRect' && String(fillStyle).startsWith('fill-') && args[3] !== 14 ? [at] : [],
  );
  assert.ok(images.length > 4);
  assert.ok(Math.max(...images) < calls.findIndex(({ name }) => name === 'fillText'));
});

test('every kind that occurs is filled, inside the plot', () => {
  const calls = draw();
  for (const kind of ['start', 'task', 'wait', 'carry']) {
    const boxes = calls.filter((call) => call.name === 'fillRect' && call.fillStyle === `fill-${kind}`);
    assert.ok(boxes.length >= 2, kind);
    for (const {
      args: [x, y, width],
    } of boxes) {
      assert.ok(Number(x) >= 100 && Number(x) + Number(width) <= 900 + 1e-9, `${kind}: ${x} + ${width}`);
      assert.ok(Number(y) >= RULER_PX);
    }
  }
});

test('a slice out of view is not drawn, and one shorter than a pixel is one pixel wide', () => {
  const scale = { from_us: 2_000_000, to_us: 3_000_000, left_px: 100, width_px: 800 };
  assert.ok(!draw({ scale }).some((call) => call.name === 'fillRect' && String(call.fillStyle).startsWith('fill-')));
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
  const count = (/** @type {ReturnType<typeof draw>} */ calls) =>
    calls.filter((call) => call.name === 'strokeRect').length;
  assert.equal(count(draw({ selection: { group: groups[0], track, slice: track.slices[1] } })) - count(draw()), 2);
});

/** Two threads under the lock: 2 waits until 1 hands it over at 5 ms, and then waits without it. */
const turns = [
  ...[1, 2].map((tid) => ({ name: `task ${tid}`, cat: 'task', ph: 'X', ts: 0, dur: 10_000, pid: 2, tid })),
  { name: 'Has GIL', cat: 'has-gil', ph: 'X', ts: 0, dur: 5000, pid: 2, tid: 1 },
  { name: 'Waiting for GIL', cat: 'waits-gil', ph: 'X', ts: 0, dur: 5000, pid: 2, tid: 2 },
  { name: 'Has GIL', cat: 'has-gil', ph: 'X', ts: 5000, dur: 2000, pid: 2, tid: 2 },
  { name: 'No GIL', cat: 'no-gil', ph: 'X', ts: 7000, dur: 3000, pid: 2, tid: 2 },
  { name: 'real I/O', cat: 'wait', ph: 'X', ts: 7000, dur: 3000, pid: 2, tid: 2 },
  { name: 'hand-over', cat: 'gil', ph: 's', id: '0x1', ts: 5000, pid: 2, tid: 1, args: { why: 'asked' } },
  { name: 'hand-over', cat: 'gil', ph: 'f', id: '0x1', ts: 5000, pid: 2, tid: 2 },
  { name: 'request 1', cat: 'mark', ph: 'i', ts: 3000, pid: 2, tid: 1 },
  { name: 'undid 1 update', cat: 'lost', ph: 'i', ts: 3000, pid: 2, tid: 1 },
  { name: 'undid 2 updates', cat: 'lost', ph: 'i', ts: 3001, pid: 2, tid: 1 },
];
const locked = {
  rows: rowsOf([{ title: 'Threads + GIL', tracks: tracksOf(turns), flows: flowsOf(turns) }]),
  scale: fit({ from_us: 0, to_us: 10_000 }, 100, 800),
};

test('the lock’s states have names inside their task, and a wait within one tells both', () => {
  const drawn = texts(draw(locked));
  for (const text of ['task 1', 'Has GIL', 'Waiting for GIL', 'No GIL: real I/O'])
    assert.ok(drawn.includes(text), `${text} in ${drawn}`);
  assert.ok(!drawn.includes('No GIL'), 'what another slice would hide is not drawn');
});

test('a hand-over is an arrow at its moment, between its tracks', () => {
  const at = (/** @type {ReturnType<typeof draw>} */ calls) =>
    calls.filter(
      ({ name, args }) => name === 'lineTo' && args[0] === 500 && Number(args[1]) > RULER_PX && Number(args[1]) < 400,
    );
  const [tip] = at(draw(locked));
  const second = Number(locked.rows[2].top_px) + RULER_PX;
  assert.ok(Number(tip.args[1]) > second && Number(tip.args[1]) < second + 40, String(tip.args));
  assert.equal(
    at(draw({ ...locked, rows: rowsOf([{ title: 'Threads + GIL', tracks: tracksOf(turns), flows: [] }]) })).length,
    0,
  );
});

test('arrows without room are left out, until the reader is near enough', () => {
  const flows = [5000, 5100, 9000].map((us) => ({
    from: '2/1',
    to: '2/2',
    from_us: us,
    to_us: us,
    why: 'asked',
    awaited: true,
  }));
  assert.deepEqual(
    roomyFlows(flows, locked.scale).map(({ to_us }) => to_us),
    [9000],
  );
  assert.deepEqual(
    roomyFlows(
      flows.map((flow) => ({ ...flow, awaited: false })),
      locked.scale,
    ),
    [],
    'a lock that lay free',
  );
  assert.deepEqual(
    roomyFlows(flows, { ...locked.scale, from_us: 4500, to_us: 5500 }).map(({ to_us }) => to_us),
    [5000, 5100],
  );
});

test('an arrow of a file is drawn between its tracks, and along one; a hand-over to oneself is none', () => {
  const [, first, second] = locked.rows;
  const lines = (/** @type {import('../../www/trace/flows.js').Flow} */ flow) => {
    const calls = draw({ ...locked, rows: rowsOf([{ title: 'x', tracks: tracksOf(turns), flows: [flow] }]) });
    return calls.flatMap(({ name, args }, at) =>
      name === 'moveTo' && calls[at + 1]?.name === 'lineTo' && args[0] === 420 && calls[at + 1].args[0] === 500
        ? [[Number(args[1]), Number(calls[at + 1].args[1])]]
        : [],
    );
  };
  const flow = { from: '2/1', to: '2/2', from_us: 4000, to_us: 5000, why: '', awaited: false, name: 'IPC' };
  const inside = (
    /** @type {number} */ y,
    /** @type {import('../../www/timeline/layout.js').Row} */ { top_px, height_px },
  ) => y > top_px + RULER_PX && y < top_px + height_px + RULER_PX;
  const [[from, to]] = lines(flow);
  assert.ok(inside(from, first) && inside(to, second), `${from} to ${to}`);
  const [[left, right]] = lines({ ...flow, to: '2/1' });
  assert.ok(inside(left, first) && left === right, `${left} to ${right}`);
  const { name, ...own } = flow;
  assert.deepEqual(lines({ ...own, awaited: true, to: '2/1' }), []);
  assert.equal(lines({ ...own, awaited: true }).length, 1, name);
});

test('a lost update has a colour of its own, and signs do not smear', () => {
  const calls = draw(locked);
  assert.equal(calls.filter(({ name, strokeStyle }) => name === 'stroke' && strokeStyle === 'lost').length, 1);
  assert.equal(
    calls.filter(({ name, args }) => name === 'rect' && args[2] === 2).length,
    1,
    'one tick for the request',
  );
});

test('a bar of shares is as wide as they say, in the colours of the slices', () => {
  const { context, calls } = recordingContext();
  drawShares(context, { width_px: 200, height_px: 16, shares: { has: 0.25, waits: 0.75, without: 0 }, palette });
  const boxes = calls
    .filter(({ name }) => name === 'fillRect')
    .map(({ args, fillStyle }) => [fillStyle, args[0], args[2]]);
  assert.deepEqual(boxes, [
    ['fill-has-gil', 0, 50],
    ['fill-waits-gil', 50, 150],
  ]);
});

test('kinds that can touch differ in pattern, not in colour alone', () => {
  const patterns = ['task', 'wait', 'busy-wait', 'carry', 'start'].map(
    (kind) => PATTERNS[/** @type {import('../../www/trace/tracks.js').SliceKind} */ (kind)],
  );
  assert.equal(new Set(patterns).size, patterns.length);
  assert.equal(new Set([PATTERNS['has-gil'], PATTERNS['waits-gil'], PATTERNS['no-gil']]).size, 3);
});

test('the sign of life is elsewhere at another moment', () => {
  const at = (/** @type {number} */ phase) => {
    const { context, calls } = recordingContext();
    drawHeartbeat(context, {
      width_px: 112,
      height_px: 24,
      phase,
      colours: { ink: 'ink', line: 'line', ground: 'ground' },
    });
    return JSON.stringify(calls);
  };
  assert.notEqual(at(0.1), at(0.12));
});
