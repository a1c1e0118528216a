/** What is said when a run begins and ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endWords, startWords } from '../../www/lab/run-sentences.js';
import { fakeResult } from './fixtures/fake-session.js';

const titles = (/** @type {string} */ name) => `<${name}>`;

/**
 * @param {import('../../www/interface.js').ModelName} model
 * @param {number|null} wall_ms
 * @param {import('../../www/interface.js').ErrorKind} [kind]
 */
const result = (model, wall_ms, kind) => ({
  ...fakeResult(model, 'squares', {}),
  wall_ms,
  error: kind ? { kind, message: 'So it is.', task: null } : null,
});

/** @param {import('../../www/interface.js').ModelResult[]} results */
const end = (...results) => {
  const { announced, ...words } = endWords(results, 5, titles);
  return { ...words, announced: announced.replaceAll('\u202f', ' ') };
};

test('a start names the models, and says what will freeze', () => {
  assert.deepEqual(startWords(['threads', 'processes'], titles), {
    said: 'Starting.',
    announced: 'Run started: <threads>, <processes>.',
  });
  assert.match(startWords(['sequential'], titles).said, /^Starting\. The page freezes while Sequential runs/);
});

test('an end tells each time, and what failed', () => {
  assert.deepEqual(end(result('threads', 20)), {
    said: 'Done.',
    announced: 'Run ended. <threads>: 20 ms.',
    cancelled: false,
  });
  const failed = end(result('threads', 20), result('processes', null, 'trap'));
  assert.match(failed.said, /^Done, but something went wrong/);
  assert.match(failed.announced, /<threads>: 20 ms\. <processes>: .*[^.]\.$/);
});

test('a cancel is told once, whatever else went wrong', () => {
  const cancelled = end(
    result('threads', 20),
    result('processes', null, 'trap'),
    result('sequential', null, 'cancelled'),
  );
  assert.deepEqual([cancelled.said, cancelled.cancelled], ['Cancelled. The page shows what had run until then.', true]);
  assert.match(cancelled.announced, /^Run cancelled\. <threads>/);
  assert.doesNotMatch(cancelled.announced, /<sequential>/);
});
