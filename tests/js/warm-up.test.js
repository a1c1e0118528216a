/** Frames drawn in idle moments, which here come when the test says so. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { warmUp } from '../../www/views/warm-up.js';

/** @type {Map<number, () => void>} */
const asked = new Map();
/** @type {number[]} */
let drawn = [];
const draw = (/** @type {number} */ frame) => { drawn.push(frame); };

const idle = () => {
  const now = [...asked.values()];
  asked.clear();
  for (const callback of now) callback();
};

beforeEach(() => {
  let ids = 0;
  drawn = [];
  asked.clear();
  Object.assign(globalThis, { requestIdleCallback: (/** @type {() => void} */ callback) => { asked.set(ids += 1, callback); return ids; }, cancelIdleCallback: (/** @type {number} */ id) => asked.delete(id) });
});
afterEach(() => { for (const name of ['requestIdleCallback', 'cancelIdleCallback']) Reflect.deleteProperty(globalThis, name); });

test('one frame an idle moment, until there are enough', () => {
  warmUp(3, draw);
  assert.deepEqual(drawn, [], 'nothing at once');
  idle();
  assert.deepEqual(drawn, [0]);
  for (let more = 0; more < 5; more += 1) idle();
  assert.deepEqual(drawn, [0, 1, 2]);
});

test('what is ended draws no more', () => {
  const end = warmUp(3, draw);
  idle();
  end();
  idle();
  assert.deepEqual(drawn, [0]);
});

test('where a browser tells of no idle moments there is none', () => {
  Reflect.deleteProperty(globalThis, 'requestIdleCallback');
  warmUp(3, draw)();
  assert.deepEqual(drawn, []);
});
