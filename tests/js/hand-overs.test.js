/** The lock's order, read from the traces of workers whose clocks agree to a tick or two. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { putInOrder } from '../../www/result/lock.js';
import { KIND, RELEASES } from '../../www/generated/trace-layout.js';

/** @typedef {import('../../www/result/lock.js').TimedEvent} TimedEvent */

/** @param {number} kind @param {number} t_ms @param {number} arg @returns {TimedEvent} */
const event = (kind, t_ms, arg) => ({ kind, t_ms, time_ms: t_ms, task: 0, arg, text: '' });
const takes = (/** @type {number} */ number, /** @type {number} */ t_ms) => event(KIND.lockAcquired, t_ms, number);
const drops = (/** @type {number} */ t_ms, /** @type {typeof RELEASES[number]} */ why = 'asked') =>
  event(KIND.lockReleased, t_ms, RELEASES.indexOf(why));

test('the number of the switch says who handed the lock to whom, with more than 255 workers too', () => {
  const workers = Array.from({ length: 300 }, (_, index) => [takes(index + 1, 10 * index), drops(10 * index + 9)]);
  const handOvers = putInOrder(workers);
  assert.equal(handOvers.length, 299);
  assert.deepEqual(handOvers[298], {
    switch: 300,
    from: 298,
    to: 299,
    dropped_ms: 2989,
    taken_ms: 2990,
    why: 'asked',
  });
});

test('a thread that takes the lock again hands it over to no other', () => {
  const again = [takes(1, 0), drops(1, 'wait'), takes(1, 2), drops(3, 'ticks')];
  const handOvers = putInOrder([again, [takes(2, 4), drops(5, 'end')]]);
  assert.deepEqual(
    handOvers.map(({ from, to, why, dropped_ms }) => [from, to, why, dropped_ms]),
    [[0, 1, 'ticks', 3]],
  );
});

test('the lock is taken after it was dropped, whatever the clocks say', () => {
  const workers = [
    [takes(1, 0), drops(10)],
    [takes(2, 9.99), event(KIND.print, 9.995, 0), drops(12)],
  ];
  assert.equal(putInOrder(workers)[0].taken_ms, 10);
  assert.deepEqual(
    workers[1].map(({ t_ms }) => t_ms),
    [10, 10, 12],
    'and what was recorded later stays later',
  );
});

test('without the holds of both threads there is no arrow', () => {
  assert.deepEqual(
    putInOrder([
      [takes(1, 0), drops(1)],
      [takes(4, 9), drops(10)],
    ]),
    [],
  );
});
