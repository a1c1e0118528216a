import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, formatBytes, formatSpeedup, formatTime, listed } from '../../www/base/format.js';

/** @param {string} text the page's narrow spaces as plain ones */
const plain = (text) => text.replaceAll('\u202f', ' ');

test('times have three figures and a fitting unit', () => {
  for (const [ms, text] of /** @type {[number|null, string][]} */ ([
    [null, '–'],
    [NaN, '–'],
    [0, '0 ms'],
    [0.0042, '4.2 µs'],
    [0.9994, '999 µs'],
    [0.9996, '1 ms'],
    [1.234, '1.23 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [2012.3, '2.01 s'],
    [59_994, '60 s'],
    [59_996, '1 min 00 s'],
    [61_000, '1 min 01 s'],
  ]))
    assert.equal(plain(formatTime(ms)), text, String(ms));
});

test('a time shorter than the clock’s tick says so', () => {
  assert.equal(plain(formatTime(0.004, 5)), '≤ 5 µs');
  assert.equal(plain(formatTime(0.02, 100)), '≤ 100 µs');
  assert.equal(plain(formatTime(0.006, 5)), '6 µs');
  assert.equal(plain(formatTime(0, 5)), '0 ms');
});

test('speed-ups, bytes, counts and lists', () => {
  assert.equal(plain(formatSpeedup(1.957)), '1.96 ×');
  assert.equal(plain(formatSpeedup(12.34)), '12.3 ×');
  assert.equal(formatSpeedup(null), '–');
  assert.equal(plain(formatBytes(1000)), '1000 bytes');
  assert.equal(plain(formatBytes(16e6)), '15.3 MiB');
  assert.equal(counted(1, 'task'), '1 task');
  assert.equal(counted(0, 'task'), '0 tasks');
  assert.equal(listed(['a', 'b', 'c']), 'a, b and c');
  assert.equal(listed([]), '');
});
