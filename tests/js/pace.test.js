/** How fine a moving view is drawn: here a machine takes so long a column. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Pace } from '../../www/timeline/pace.js';

/** Draws so many frames that move. @param {Pace} pace @param {(column_px: number) => number} cost_ms */
function move(pace, cost_ms, frames = 8) {
  for (let frame = 0; frame < frames; frame += 1) pace.took(cost_ms(pace.column_px), pace.column_px);
}

test('a picture that is drawn in time stays sharp', () => {
  const pace = new Pace();
  for (const frame_ms of [0, 1, 4.9]) pace.took(frame_ms, pace.column_px);
  assert.equal(pace.column_px, 1);
});

test('one sharp frame that took too long makes the next as coarse as it has to be, and no coarser than four pixels', () => {
  for (const [frame_ms, column_px] of [
    [5.1, 2],
    [10, 2],
    [10.1, 4],
    [500, 4],
  ]) {
    const pace = new Pace();
    pace.took(frame_ms, 1);
    assert.equal(pace.column_px, column_px, `${frame_ms} ms`);
  }
});

test('once there is time it is fine again', () => {
  const pace = new Pace();
  move(pace, () => 20);
  assert.equal(pace.column_px, 4);
  move(pace, (column_px) => 1 / column_px);
  assert.equal(pace.column_px, 1);
});

test('a sharp frame in time, when the view rests, is reason enough to be sharp', () => {
  const pace = new Pace();
  move(pace, () => 4 * 5);
  pace.took(4, 1);
  assert.equal(pace.column_px, 1);
});

test('on an even machine it settles, within its time where four pixels allow that', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.double({ min: 0, max: 60, noNaN: true }),
      (fixed_ms, columns_ms) => {
        const cost_ms = (/** @type {number} */ column_px) => fixed_ms + columns_ms / column_px;
        const pace = new Pace();
        move(pace, cost_ms);
        const settled_px = pace.column_px;
        move(pace, cost_ms, 1);
        assert.equal(pace.column_px, settled_px, 'no flicker');
        assert.ok(cost_ms(settled_px) <= 5 || settled_px === 4);
      },
    ),
  );
});
