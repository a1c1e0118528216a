/** What a guess is, how it is said, and where keys move it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEAST, lengthWords, MOST, moved, ratioWords, roomOf, snapped } from '../../www/question/guess.js';

/** @param {string} key @param {object} [held] */
const press = (key, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
const plain = (/** @type {string} */ text) => text.replace(/\u202f/g, ' ');

test('a guess has steps, and an end on either side', () => {
  assert.deepEqual([0.512, 0.53, -4, 99].map(snapped), [0.5, 0.55, LEAST, MOST]);
});

test('keys move a guess by a step, a page, or to an end', () => {
  const to = (/** @type {string} */ key) => moved(press(key), 1);
  assert.deepEqual(['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp'].map(to), [0.95, 0.95, 1.05, 1.05]);
  assert.deepEqual(['PageDown', 'PageUp', 'Home', 'End'].map(to), [0.75, 1.25, LEAST, MOST]);
  assert.equal(moved(press('Home'), LEAST), LEAST);
});

test('the browser keeps its own keys', () => {
  for (const key of ['Tab', 'Enter', ' ', 'a', 'constructor']) assert.equal(moved(press(key), 1), null, key);
  assert.equal(moved(press('ArrowLeft', { altKey: true }), 1), null);
});

test('many small steps stay on the steps', () => {
  let length = 1;
  for (let i = 0; i < 10; i += 1) length = Number(moved(press('ArrowLeft'), length));
  assert.equal(length, 0.5);
});

test('a length is said in words', () => {
  const words = (/** @type {number} */ length) => lengthWords(length, 'Sequential');
  assert.deepEqual([0.5, 1, 2, 0.35].map(words), [
    'half as long as Sequential',
    'as long as Sequential',
    'twice as long as Sequential',
    '0.35 times as long as Sequential',
  ]);
  assert.match(words(LEAST), /^a twentieth as long as Sequential, or less$/);
  assert.match(words(MOST), /^three times as long as Sequential, or longer$/);
});

test('a ratio is always above one, and says which way', () => {
  assert.deepEqual([0.5, 1, 1.004, 2.345, 0.95, 1 / 16.2].map(ratioWords).map(plain), [
    '2.0 × as fast',
    'as long',
    'as long',
    '2.3 × as long',
    '1.05 × as fast',
    '16 × as fast',
  ]);
});

test('the room holds every guess, and all that was measured', () => {
  assert.equal(roomOf([1, null, 0.2]), MOST);
  assert.ok(roomOf([1, 20]) > 20);
});
