/** A figure that would mislead says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, cautionsOf, machineFacts } from '../../www/model/cautions.js';
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

test('browsers are named by what they are, not by what they claim to be like', () => {
  for (const [userAgent, name] of [
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36', 'Chromium 156'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0', 'Edge 156'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1', 'WebKit 26'],
    ['curl/8', 'an unknown browser'],
  ]) assert.equal(browserName(userAgent), name);
});

test('the strip names cores, tick, isolation, browser and rounds', () => {
  const facts = machineFacts({ cores: 2, clock_tick_us: 5, isolated: true, rounds: 1, browser: 'Firefox 153' });
  assert.deepEqual(facts.map((fact) => fact.replace('\u202f', ' ')), ['2 cores', 'clock tick 5 µs', 'isolated, so memory can be shared', 'Firefox 153', '1 round']);
});
