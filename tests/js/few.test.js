/** Lists that may grow are told once, with a count. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { few, toldOnce } from '../../www/base/few.js';

test('of many names a few are told, and one more is not left out for a count', () => {
  assert.deepEqual([few([]), few(['a']), few(['a', 'b', 'c', 'd'])], ['', 'a', 'a, b, c and d']);
  assert.equal(few(Array.from({ length: 10_000 }, (_, i) => `file${i}`)), 'file0, file1, file2 and 9,997 more');
});

test('an error of ten thousand tasks is one sentence', () => {
  const all = Array.from({ length: 10_000 }, (_, i) => ({
    kind: 'cancelled',
    message: 'The run ended before this task did.',
    who: `file${i + 1}.txt`,
  }));
  assert.deepEqual(toldOnce(all), [
    'file1.txt, file2.txt, file3.txt and 9,997 more: The run ended before this task did.',
  ]);
  assert.deepEqual(toldOnce([all[0], { kind: 'memory', message: 'None left.', who: null }]), [
    'file1.txt: The run ended before this task did.',
    'None left.',
  ]);
});

test('errors of a kind whose words differ are a few sentences and a count', () => {
  const all = Array.from({ length: 64 }, (_, i) => ({
    kind: 'memory',
    message: `No memory for ${i} numbers.`,
    who: String(i),
  }));
  const said = toldOnce(all);
  assert.deepEqual(
    [said.length, said[0], said[5]],
    [6, '0: No memory for 0 numbers.', '59 more messages of this kind.'],
  );
});
