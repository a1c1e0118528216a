/** Frames drawn in idle moments, which here come when the test says so. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { warmUp } from '../../www/timeline/view/warm-up.js';

/** @type {(() => void)[]} */
let asked = [];
let drawn = 0;
const draw = () => {
  drawn += 1;
};

const idle = () => {
  const now = asked;
  asked = [];
  for (const callback of now) callback();
};

beforeEach(() => {
  drawn = 0;
  asked = [];
  Object.assign(globalThis, { requestIdleCallback: (/** @type {() => void} */ callback) => asked.push(callback) });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'requestIdleCallback');
});

test('one frame an idle moment, until there are enough', () => {
  warmUp(3, draw);
  assert.equal(drawn, 0, 'nothing at once');
  for (const expected of [1, 2, 3, 3, 3]) {
    idle();
    assert.equal(drawn, expected);
  }
  assert.deepEqual(asked, [], 'and lets go');
});

test('a browser without idle callbacks gets no warm-up', () => {
  Reflect.deleteProperty(globalThis, 'requestIdleCallback');
  warmUp(3, draw);
  assert.equal(drawn, 0);
});
