/** A figure that would mislead says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cautionsOf } from '../../www/model/cautions.js';
import { fakeResult } from './fixtures/fake-session.js';

const machine = { cores: 2, clock_tick_us: 5 };
const fine = { ...fakeResult('threads', 'squares', {}), workers: 2, wall_ms: 500, run_ms: 900, wait_ms: 0, frozen_ms: 4 };

test('a sound figure has no cautions', () => assert.deepEqual(cautionsOf(fine, machine), []));

test('hidden tabs, crowded cores and short times are named', () => {
  assert.match(cautionsOf({ ...fine, frozen_ms: null }, machine)[0], /hidden/);
  assert.match(cautionsOf({ ...fine, workers: 3 }, machine)[0], /3 workers computed on 2 cores/);
  assert.deepEqual(cautionsOf({ ...fine, workers: 3, run_ms: 1, wait_ms: 900 }, machine), [], 'who waits needs no core');
  assert.match(cautionsOf({ ...fine, wall_ms: 0.09 }, machine)[0], /Shorter than 20 ticks/);
  assert.deepEqual(cautionsOf({ ...fine, wall_ms: null, frozen_ms: null }, machine), [], 'no figure, no caution');
});

test('under the lock one computes at a time, however many cores there are', () => {
  const lock = /** @type {any} */ ({ flavour: 'cpython-3.2' });
  assert.deepEqual(cautionsOf({ ...fine, workers: 3, lock }, machine), []);
});
