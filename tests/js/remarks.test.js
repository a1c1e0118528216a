/** What is said beside a model's figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remarksOf, WARM } from '../../www/result/remarks.js';
import { fakeResult } from './fixtures/fake-session.js';

const cancelled = { kind: /** @type {const} */ ('cancelled'), message: 'The run was cancelled.', task: null };

test('a cancel of ten thousand tasks is said in two sentences, not in ten thousand', () => {
  const result = fakeResult('event-loop', 'download', { params: { tasks: 10_000 } });
  result.error = cancelled;
  result.tasks.forEach((task, at) => {
    task.error = { ...cancelled, message: 'The run ended before this task did.', task: at };
  });
  assert.deepEqual(remarksOf(result, 5), [
    'The run was cancelled.',
    'file1.txt, file2.txt, file3.txt and 9,997 more: The run ended before this task did.',
  ]);
});

test('the run’s own error names its task once; another error of that task is kept', () => {
  const result = fakeResult('threads', 'download', { params: { tasks: 3 } });
  const memory = { kind: /** @type {const} */ ('memory'), message: 'None left.', task: 1 };
  result.error = result.tasks[1].error = memory;
  assert.deepEqual(remarksOf(result, 5), ['file2.txt: None left.']);
  result.tasks[1].error = { ...memory, message: 'Less is left.' };
  assert.deepEqual(remarksOf(result, 5), ['file2.txt: None left.', 'file2.txt: Less is left.']);
});

test('a pool that was there before says that its start is in no figure', () => {
  const pool = fakeResult('process-pool', 'download', {});
  assert.deepEqual(
    [remarksOf(pool, 5).includes(WARM), remarksOf({ ...pool, warm: false }, 5).includes(WARM)],
    [true, false],
  );
});
