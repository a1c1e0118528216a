import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ticks } from '../../www/timeline/ruler.js';
import { clamp, fit, pan, reveal, SHORTEST_SPAN_US, toPx, toUs, zoomAt } from '../../www/trace/scale.js';

const extent = { from_us: 0, to_us: 2_000_000 };
const all = fit(extent, 100, 800);
/** @param {number} a @param {number} b @param {string} [message] */
const near = (a, b, message) =>
  assert.ok(Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b)), message ?? `${a} is not ${b}`);

test('pixels and times are each other’s inverse', () => {
  for (const us of [0, 1, 777_777, 2_000_000]) near(toUs(all, toPx(all, us)), us);
  assert.equal(toPx(all, 0), 100);
  assert.equal(toPx(all, 2_000_000), 900);
});

test('the moment under the pointer stays there while zooming, until an edge stops it', () => {
  const before = toUs(all, 500);
  const closer = zoomAt(all, 8, 500, extent);
  near(toUs(closer, 500), before);
  assert.deepEqual(zoomAt(closer, 1e-9, 500, extent), all);
});

test('no zoom and no pan leaves the extent, whatever is done', () => {
  let scale = all;
  let seed = 1;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  for (let i = 0; i < 5000; i++) {
    scale =
      random() < 0.5
        ? zoomAt(scale, Math.exp((random() - 0.4) * 8), random() * 1200, extent)
        : pan(scale, (random() - 0.5) * 5000, extent);
    assert.ok(scale.from_us >= -1e-6 && scale.to_us <= extent.to_us + 1e-6, JSON.stringify(scale));
    assert.ok(scale.to_us - scale.from_us >= SHORTEST_SPAN_US - 1e-6);
  }
});

test('an empty extent is no division by zero', () => {
  const empty = fit({ from_us: 0, to_us: 0 }, 0, 0);
  assert.ok(Number.isFinite(toPx(empty, 5)));
  assert.ok(ticks(empty, 80).every((tick) => Number.isFinite(tick.us)));
});

test('a span is revealed by the least move', () => {
  const closer = clamp({ ...all, from_us: 500_000, to_us: 700_000 }, extent);
  assert.equal(reveal(closer, { from_us: 550_000, to_us: 560_000 }, extent), closer);
  assert.equal(reveal(closer, { from_us: 100_000, to_us: 110_000 }, extent).from_us, 100_000);
  assert.equal(reveal(closer, { from_us: 900_000, to_us: 1_000_000 }, extent).to_us, 1_000_000);
  assert.equal(reveal(closer, { from_us: 0, to_us: 2_000_000 }, extent).to_us, 2_000_000);
});

test('ticks are round, labelled in one unit, and never closer than asked', () => {
  for (const span of [10, 37, 1000, 12_345, 1e6, 7.7e6, 9e8]) {
    const scale = fit({ from_us: 0, to_us: span }, 0, 800);
    const marks = ticks(scale, 76);
    assert.ok(marks.length >= 2 && marks.length <= 11, `${span}: ${marks.length}`);
    assert.equal(new Set(marks.map((mark) => mark.label)).size, marks.length, `${span}: labels differ`);
    assert.equal(new Set(marks.map((mark) => mark.label.split(' ')[1])).size, 1);
    for (let i = 1; i < marks.length; i++)
      assert.ok(toPx(scale, marks[i].us) - toPx(scale, marks[i - 1].us) >= 76 - 1e-6);
  }
  assert.deepEqual(
    ticks(all, 150).map((mark) => mark.label),
    ['0.0 s', '0.5 s', '1.0 s', '1.5 s', '2.0 s'],
  );
});
