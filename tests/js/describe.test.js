import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement, countersOf, describeCounters, describeSlice, taskOf } from '../../www/model/describe.js';
import { describeError } from '../../www/model/describe-error.js';
import { tracksOf } from '../../www/model/tracks.js';
import { fakeResult } from './fixtures/fake-session.js';

const options = { params: { tasks: 4, delay_ms: 100 } };

test('what is shared shows in the counters', () => {
  assert.match(describeCounters(fakeResult('threads', 'download', options)) ?? '', /^one counter for all tasks, and it reached 4$/);
  assert.match(describeCounters(fakeResult('processes', 'download', options)) ?? '', /^4 counters, one in each memory, and each reached 1$/);
  const pool = fakeResult('process-pool', 'download', options);
  pool.tasks.forEach((task, i) => { task.worker = i === 0 ? 0 : 1; task.counter = i === 0 ? 1 : i; });
  assert.deepEqual(countersOf(pool), [1, 3]);
  assert.equal(describeCounters(fakeResult('threads', 'download', options, 0)), null);
});

test('a slice says what it waits for, and to which task it belongs', () => {
  const [track] = tracksOf(fakeResult('threads', 'download', options).trace.traceEvents);
  const wait = track.slices.find((slice) => slice.kind === 'wait');
  assert.ok(wait);
  assert.equal(taskOf(wait), 'file1.txt');
  assert.equal(describeSlice(wait), 'the task waits and uses no core (for: sleep)');
  assert.equal(taskOf(track.slices[0]), null);
});

test('an error names its task', () => {
  const result = fakeResult('threads', 'download', options);
  assert.equal(describeError({ kind: 'trap', message: 'It went wrong.', task: 1 }, result), 'file2.txt: It went wrong.');
  assert.equal(describeError({ kind: 'memory', message: 'None left.', task: null }, result), 'None left.');
});

test('models agree, or the page says that they do not', () => {
  const results = [fakeResult('threads', 'download', options), fakeResult('processes', 'download', options)];
  assert.equal(agreement(results)?.agree, true);
  results[1].tasks[0].checksum = 'ffffffffffffffff';
  assert.equal(agreement(results)?.agree, false);
  assert.equal(agreement(results.slice(1)), null);
});
