/** The time that is left: from what is done, steady, and silent where there is nothing to say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimeLeft } from '../../www/lab/time-left.js';

/**
 * What is said at the begin of each turn, and so often a second within them.
 * @param {number[]} turns_ms
 * @param {number} step_ms
 */
const told = (turns_ms, step_ms) => {
  const left = new TimeLeft(1000);
  /** @type {{now_ms: number, s: number|null}[]} */
  const said = [];
  let now_ms = 1000;
  turns_ms.forEach((turn_ms, turn) => {
    for (let at = 0; at < turn_ms; at += step_ms) {
      const words = left.words(turn / turns_ms.length, now_ms + at);
      said.push({
        now_ms: now_ms + at - 1000,
        s: words === '' ? null : Number(words.match(/about (\d+) s left/)?.[1]),
      });
    }
    now_ms += turn_ms;
  });
  return said;
};

test('even turns: it is right, and only ever counts down', () => {
  const said = told(Array(20).fill(1000), 250).filter(({ s }) => s !== null);
  assert.ok(said.length > 60);
  for (const { now_ms, s } of said) {
    const left_s = 20 - now_ms / 1000;
    assert.ok(Math.abs(Number(s) - left_s) <= (left_s > 9 ? 5 : 1), `${s} s at ${now_ms}`);
  }
  for (let i = 1; i < said.length; i += 1)
    assert.ok(Number(said[i].s) <= Number(said[i - 1].s), `it never goes up: ${said[i].now_ms}`);
});

test('turns that take unlike times do not make it jump', () => {
  const said = told(
    Array.from({ length: 24 }, (_, turn) => [2400, 500, 900][turn % 3]),
    250,
  ).filter(({ s }) => s !== null);
  const ups = said.filter(({ s }, i) => i > 0 && Number(s) > Number(said[i - 1].s));
  assert.deepEqual(ups, []);
});

test('a pace that turns out wrong is corrected', () => {
  const said = told([1000, 1000, 1000, 1000, ...Array(6).fill(6000)], 500);
  const last = said.filter(({ now_ms }) => now_ms > 4000 + 5 * 6000);
  assert.ok(
    said.some(({ now_ms, s }) => now_ms > 15_000 && now_ms < 25_000 && Number(s) >= 10),
    'the slow turns are seen',
  );
  assert.ok(
    last.every(({ s }) => s === null || s <= 10),
    JSON.stringify(last),
  );
});

test('nothing is said at the start, at the end, or of what is short', () => {
  const left = new TimeLeft(0);
  assert.equal(left.words(0, 5000), '', 'nothing is done');
  assert.equal(new TimeLeft(0).words(0.5, 400), '', 'too early to tell');
  assert.equal(new TimeLeft(0).words(1, 9000), '');
  assert.ok(told(Array(10).fill(100), 50).every(({ s }) => s === null));
});

test('long work is told in steps that one can follow', () => {
  const at = (/** @type {number} */ part, /** @type {number} */ now_ms) => new TimeLeft(0).words(part, now_ms);
  assert.deepEqual(
    [at(0.5, 4200), at(0.5, 12_000), at(0.5, 61_000), at(0.1, 20_000)],
    ['about 5 s left', 'about 15 s left', 'about 70 s left', 'about 3 min left'],
  );
});
