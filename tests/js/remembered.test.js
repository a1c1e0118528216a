import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyOf, readRemembered, writeRemembered } from '../../www/lab/remembered.js';
import { defaultState } from '../../www/lab/state.js';
import { catalogue } from './fixtures/catalogue.js';

const device = { isolated: true, cores: 4 };
const usual = defaultState(catalogue, device);
/** @param {string|null} text */
const read = (text) => readRemembered(text, catalogue, device);

test('remembered settings are read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: catalogue.max_workers }),
      fc.integer({ min: 1, max: catalogue.max_rounds }),
      (workers, rounds) => {
        const state = { ...usual, workers, rounds };
        assert.deepEqual(read(writeRemembered(state)), state);
      },
    ),
  );
});

test('settings that others wrote, or that are broken, count as none', () => {
  const good = writeRemembered(usual);
  for (const text of [
    null,
    '',
    'null',
    '0',
    '[]',
    '{}',
    '{"version":1}',
    '{"version":1,"address":7}',
    good.slice(0, -2),
    good.replace('1', '2'),
    good.replace('workload=', 'workload=no-such-'),
    good.replace('rounds=1', 'rounds=-1'),
    '{"version":1,"address":"?surprise=1"}',
  ]) {
    assert.equal(read(text), null, String(text));
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(read(text), null);
    }),
  );
});

test('pages of one origin do not share settings', () => {
  assert.notEqual(keyOf('/a/'), keyOf('/b/'));
});
