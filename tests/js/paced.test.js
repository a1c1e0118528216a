import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paced } from '../../www/run/page/paced.js';

/** Reports come every 200 ms, or as soon as the page is free. @param {number} cost_ms of a report */
const timesOf = (cost_ms) => {
  let now_ms = 0;
  /** @type {number[]} */
  const reported = [];
  const report = paced(
    (/** @type {number} */ sent_ms) => {
      reported.push(sent_ms);
      now_ms += cost_ms;
    },
    () => now_ms,
  );
  for (let sent_ms = 0; sent_ms < 6000; sent_ms += 200) {
    now_ms = Math.max(now_ms, sent_ms);
    report(sent_ms);
  }
  return reported;
};

test('cheap reports are all made', () => {
  assert.equal(timesOf(10).length, 30);
});

test('dear reports leave the page three quarters of its time', () => {
  assert.deepEqual(timesOf(500), [0, 2000, 4000]);
});

test('a report that takes no time rests for none', () => {
  assert.equal(timesOf(0).length, 30);
});
