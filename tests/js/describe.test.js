import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement, countersOf, describeCounters } from '../../www/outcome/agreement.js';
import { describeSlice, taskOf } from '../../www/timeline/describe-slice.js';
import { describeError } from '../../www/result/describe-error.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { fakeResult } from './fixtures/fake-session.js';

const options = { params: { tasks: 4, delay_ms: 100 } };

test('the counters show whether memory is shared', () => {
  assert.match(
    describeCounters(fakeResult('threads', 'download', options)) ?? '',
    /^one counter for all tasks, and it reached 4$/,
  );
  assert.match(
    describeCounters(fakeResult('processes', 'download', options)) ?? '',
    /^4 counters, one in each memory, and each reached 1$/,
  );
  const pool = fakeResult('process-pool', 'download', options);
  pool.tasks.forEach((task, i) => {
    task.worker = i === 0 ? 0 : 1;
    task.counter = i === 0 ? 1 : i;
  });
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
  assert.equal(
    describeError({ kind: 'trap', message: 'It went wrong.', task: 1 }, result),
    'file2.txt: It went wrong.',
  );
  assert.equal(describeError({ kind: 'memory', message: 'None left.', task: null }, result), 'None left.');
});

test('models agree, or the page says that they do not', () => {
  const results = [fakeResult('threads', 'download', options), fakeResult('processes', 'download', options)];
  assert.equal(agreement(results, String)?.agree, true);
  results[1].tasks[0].checksum = 'ffffffffffffffff';
  assert.equal(agreement(results, String)?.agree, false);
  assert.equal(agreement(results.slice(1), String), null);
});

test('a model’s outcome includes the number that a race left, and the lines that its tasks printed', () => {
  const raced = (/** @type {import('../../www/interface.js').ModelName} */ model, /** @type {number[]} */ numbers) => {
    const result = fakeResult(model, 'download', { params: { tasks: 2 } });
    result.tasks.forEach((task, at) => {
      task.shared = numbers[at];
      task.end_ms = 100 * (at + 1);
    });
    return result;
  };
  const whole = raced('sequential', [20_000_000, 40_000_000]);
  assert.deepEqual(agreement([whole, raced('threads', [9, 20_000_000])], String), {
    agree: false,
    text: 'The 2 models did not come to the same: at the end the number said 40,000,000 under sequential and 20,000,000 under threads.',
  });
  assert.match(
    agreement([whole, raced('threads-gil', [1, 40_000_000]), raced('processes', [20_000_000, 20_000_000])], String)
      ?.text ?? '',
    /40,000,000 under sequential and threads-gil and 20,000,000 in each of 2 memories under processes/,
  );
  assert.equal(
    agreement([whole, raced('threads', [20_000_001, 40_000_000])], String)?.agree,
    true,
    'the last task found all',
  );
  const convoy = raced('threads', [20_000_001, 40_000_000]);
  convoy.output[1].text = 'Computed 9 pieces';
  assert.match(
    agreement([whole, convoy], String)?.text ?? '',
    /They printed “.*” under sequential and “Computed 9 pieces” under threads\.$/,
  );
  convoy.dropped_events = 1;
  assert.equal(agreement([whole, convoy], String)?.agree, true, 'lines that are missing are no difference');
});
