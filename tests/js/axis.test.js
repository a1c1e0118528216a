import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evenAxis, fittingTicks, logAxis, pxAt, roundTicks } from '../../www/tools/axis.js';

const across = { start_px: 50, end_px: 450 };

test('an even axis begins at 0, and its ticks are round', () => {
  const axis = evenAxis([3, 980], across);
  assert.deepEqual([axis.from, pxAt(axis, 0)], [0, 50]);
  assert.deepEqual(roundTicks(axis, 60), [0, 200, 400, 600, 800, 1000]);
  assert.deepEqual(roundTicks(evenAxis([0.34], across), 100), [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(roundTicks(evenAxis([], across), 100).slice(0, 2), [0, 0.5], 'nothing measured yet');
});

test('a vertical axis grows upwards', () => {
  const axis = evenAxis([10], { start_px: 300, end_px: 20 });
  assert.ok(pxAt(axis, 8) < pxAt(axis, 2));
});

test('equal factors are equal steps on a logarithmic axis', () => {
  const axis = logAxis([1, 64], across);
  assert.ok(Math.abs(pxAt(axis, 2) - pxAt(axis, 1) - (pxAt(axis, 64) - pxAt(axis, 32))) < 1e-9);
  assert.ok(pxAt(axis, 1) > across.start_px && pxAt(axis, 64) < across.end_px);
});

test('logarithmic ticks: 1, 2 and 5, or powers of ten where there is less room, or even ones in a narrow range', () => {
  assert.deepEqual(roundTicks(logAxis([1, 60], across), 40), [1, 2, 5, 10, 20, 50]);
  assert.deepEqual(roundTicks(logAxis([0.01, 10_000], across), 50), [0.01, 0.1, 1, 10, 100, 1000, 10_000]);
  assert.deepEqual(roundTicks(logAxis([0.01, 10_000], across), 100), [0.01, 1, 100, 10_000]);
  const narrow = roundTicks(logAxis([520, 590], across), 100);
  assert.ok(narrow.length >= 2 && narrow.every((value) => value > 452 && value < 679), String(narrow));
});

test('given ticks that have no room are left out, never the largest', () => {
  const axis = logAxis([1, 64], across);
  const kept = fittingTicks(axis, [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64], 40);
  assert.equal(kept.at(-1), 64);
  kept.forEach((value, i) => assert.ok(i === 0 || pxAt(axis, value) - pxAt(axis, kept[i - 1]) >= 40));
});
