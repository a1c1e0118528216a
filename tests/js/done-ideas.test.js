import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyOfIdeas, readDone, writeDone } from '../../www/ideas/done-ideas.js';
import { keyOf } from '../../www/lab/remembered.js';

const known = ['waiting', 'computing', 'pools'];

test('ideas that were run are read back, in the page’s order; ideas that no longer exist are not', () => {
  fc.assert(
    fc.property(fc.subarray(known), (done) => {
      assert.deepEqual(readDone(writeDone([...done].reverse()), known), done);
    }),
  );
  assert.deepEqual(readDone(writeDone(['pools', 'gone', 'pools']), known), ['pools']);
});

test('a list that others wrote, or that is broken, counts as empty', () => {
  for (const text of [
    null,
    '',
    'null',
    '0',
    '[]',
    '{}',
    '{"version":1}',
    '{"version":1,"done":"pools"}',
    '{"version":2,"done":["pools"]}',
    '{"version":1,"done":["po',
  ])
    assert.deepEqual(readDone(text, known), [], String(text));
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.deepEqual(readDone(text, known), []);
    }),
  );
  assert.deepEqual(readDone('{"version":1,"done":[{},null,7,"waiting"]}', known), ['waiting']);
});

test('pages of one origin do not share them, and the settings have a key of their own', () => {
  assert.equal(new Set([keyOfIdeas('/a/'), keyOfIdeas('/b/'), keyOf('/a/')]).size, 3);
});
