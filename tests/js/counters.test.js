import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { counterOf, countersOf, meanOf, valueAt } from '../../www/trace/counters.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { fakeResult } from './fixtures/fake-session.js';
import { turns } from './fixtures/turns.js';

test('a thread that waits for the lock alone could run; one that waits for anything else could not', () => {
  const [runnable, holder] = countersOf({ tracks: tracksOf(turns) });
  assert.deepEqual(
    [runnable.times, runnable.values],
    [
      [0, 7000, 10_000],
      [2, 1, 0],
    ],
  );
  assert.deepEqual(
    [holder.times, holder.values],
    [
      [0, 5000, 7000],
      [1, 2, 0],
    ],
  );
  assert.deepEqual(holder.names, ['', 'thread 1', 'thread 2']);
});

test('without a lock there is no holder; of an event loop only the worker counts', () => {
  const [runnable, ...rest] = countersOf({
    tracks: tracksOf(fakeResult('event-loop', 'download', { params: { tasks: 5, delay_ms: 100 } }).trace.traceEvents),
  });
  assert.deepEqual(rest, []);
  assert.equal(runnable.most, 1);
  assert.deepEqual(countersOf({ tracks: [] }), []);
});

test('a wait within a wait blocks once', () => {
  const at = { ph: 'X', pid: 1, tid: 1 };
  const [runnable] = countersOf({
    tracks: tracksOf([
      { ...at, name: 'a', cat: 'task', ts: 0, dur: 100 },
      { ...at, name: 'No GIL', cat: 'no-gil', ts: 10, dur: 50 },
      { ...at, name: 'wait', cat: 'wait', ts: 20, dur: 30 },
    ]),
  });
  assert.deepEqual(
    [runnable.times, runnable.values],
    [
      [0, 10, 60, 100],
      [1, 0, 1, 0],
    ],
  );
});

test('the mean over any interval is what adding up moment by moment gives', () => {
  const change = fc.record({ us: fc.integer({ min: 0, max: 200 }), by: fc.integer({ min: -3, max: 3 }) });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 30 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (changes, from_us, length_us) => {
        const truth = (/** @type {number} */ us) => changes.reduce((sum, one) => sum + (one.us <= us ? one.by : 0), 0);
        const counter = counterOf('runnable', 'x', [...changes]);
        let sum = 0;
        for (let us = from_us; us < from_us + length_us; us += 1) {
          sum += truth(us);
          assert.equal(valueAt(counter, us), truth(us));
        }
        assert.ok(Math.abs(meanOf(counter, from_us, from_us + length_us) - sum / length_us) < 1e-9);
      },
    ),
  );
});
