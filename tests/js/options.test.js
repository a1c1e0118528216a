/** What a program gives to `run`: read once, as plain data. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainOptions } from '../../www/lab/options.js';

test('plain data comes through, copied', () => {
  const given = { workload: 'squares', params: { n: [1, 2] } };
  const read = plainOptions(given);
  assert.deepEqual(read, given);
  assert.notEqual(read.params, given.params);
});

test('a number that is none stays visible, and what is no data is null or throws', () => {
  assert.deepEqual(plainOptions({ workers: NaN, rounds: -Infinity }), { workers: 'NaN', rounds: '-Infinity' });
  for (const given of [Symbol('x'), () => {}]) assert.equal(plainOptions(given), null);
  const cyclic = { self: {} };
  cyclic.self = cyclic;
  for (const given of [
    5n,
    cyclic,
    {
      get workload() {
        throw new Error('no');
      },
    },
  ])
    assert.throws(() => plainOptions(given));
});
