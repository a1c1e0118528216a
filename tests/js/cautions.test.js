/** A figure that would mislead says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cautionsOf } from '../../www/result/cautions.js';
import { fakeResult } from './fixtures/fake-session.js';

const device = { cores: 2, clock_tick_us: 5 };
const fine = {
  ...fakeResult('threads', 'squares', {}),
  wall_ms: 500,
  run_ms: 900,
  wait_ms: 0,
  frozen_ms: 4,
  samples: [],
};
/** As many tasks, each on a worker of its own. @param {number} workers */
const ranOn = (workers) => ({
  workers,
  tasks: Array.from({ length: workers }, (_, worker) => ({ ...fine.tasks[0], worker })),
});

test('a sound figure has no cautions', () => assert.deepEqual(cautionsOf(fine, device), []));

test('hidden tabs, crowded cores and short times are named', () => {
  assert.match(cautionsOf({ ...fine, frozen_ms: null }, device)[0], /hidden/);
  assert.match(cautionsOf({ ...fine, ...ranOn(3) }, device)[0], /3 workers computed on 2 cores/);
  assert.deepEqual(
    cautionsOf({ ...fine, ...ranOn(3), run_ms: 1, wait_ms: 900 }, device),
    [],
    'who waits needs no core',
  );
  assert.match(cautionsOf({ ...fine, wall_ms: 0.09 }, device)[0], /Shorter than 20 ticks/);
  assert.deepEqual(cautionsOf({ ...fine, wall_ms: null, frozen_ms: null }, device), [], 'no figure, no caution');
});

test('a gain that running side by side cannot give is not put down to it', () => {
  const lock = /** @type {any} */ ({ flavour: 'cpython-3.2' });
  const sequential = { ...fine, model: /** @type {const} */ ('sequential'), workers: 1, wall_ms: 1000, run_ms: 990 };
  const pool = { ...fine, model: /** @type {const} */ ('thread-pool') };
  const [text] = cautionsOf({ ...pool, wall_ms: 267, lock }, device, sequential);
  assert.match(
    text,
    /^Faster than.*the lock lets one task compute at a time, and Sequential computed for 990\u202fms, so 990\u202fms is the least/,
  );
  assert.deepEqual(cautionsOf({ ...pool, wall_ms: 500 }, device, sequential), [], 'two cores may halve it');
  assert.match(
    cautionsOf({ ...pool, wall_ms: 267 }, device, sequential)[0],
    /2 tasks compute at a time, on the 2 cores that the browser reports.*so 495\u202fms is the least/,
  );
  assert.match(
    cautionsOf({ ...pool, model: 'event-loop', workers: 1, wall_ms: 500 }, device, sequential)[0],
    /one task computes at a time/,
  );
  assert.deepEqual(
    cautionsOf({ ...pool, wall_ms: 500, lock }, device, { ...sequential, run_ms: 3, wait_ms: 990 }),
    [],
    'waits overlap, under the lock too',
  );
  assert.deepEqual(cautionsOf(sequential, device, sequential), []);
});

test('under the lock one computes at a time, however many cores there are', () => {
  const lock = /** @type {any} */ ({ flavour: 'cpython-3.2' });
  assert.deepEqual(cautionsOf({ ...fine, ...ranOn(3), lock }, device), []);
});

test('a pool is judged by the workers that ran a task, not by those that found none', () => {
  assert.deepEqual(cautionsOf({ ...fine, ...ranOn(2), workers: 8 }, device), []);
  assert.match(cautionsOf({ ...fine, ...ranOn(4), workers: 8 }, device)[0], /4 workers computed on 2 cores/);
});

test('a tab that was hidden in some rounds is told of, with how many', () => {
  const sample = {
    round: 0,
    wall_ms: /** @type {number|null} */ (500),
    start_ms: 0,
    run_ms: 900,
    wait_ms: 0,
    carry_ms: 0,
    frozen_ms: /** @type {number|null} */ (4),
    error: null,
  };
  const rounds = (/** @type {(number|null)[]} */ ...freezes) => ({
    ...fine,
    samples: freezes.map((frozen_ms, round) => ({ ...sample, round, frozen_ms })),
  });
  assert.match(cautionsOf(rounds(4, null, 5, null), device)[0], /hidden in 2 of 4 rounds/);
  assert.match(cautionsOf({ ...rounds(null, null), frozen_ms: null }, device)[0], /hidden during this turn/);
  assert.deepEqual(cautionsOf(rounds(4, 5), device), []);
  const cancelled = rounds(4, null);
  cancelled.samples[1].wall_ms = null;
  assert.deepEqual(cautionsOf(cancelled, device), [], 'a round without a figure has none that could mislead');
});

test('a frame of another site that was hidden may have run beside another site’s experiment', () => {
  assert.equal(cautionsOf({ ...fine, frozen_ms: null }, device).length, 1);
  assert.match(
    cautionsOf({ ...fine, frozen_ms: null }, { ...device, apart: true })[1],
    /another site’s page may have run beside this one/,
  );
  assert.deepEqual(cautionsOf(fine, { ...device, apart: true }), [], 'in view it ran alone');
});
