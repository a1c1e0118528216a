/** The report of what failed, as it ends a long log. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failingFiles, failures } from '../../tools/test/failures.mjs';

const OUTPUT = `✔ a test (1ms)
✖ failing tests:

test at tests/e2e/a.test.js:10:1
✖ it draws (20.5ms)
  AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:
  + actual - expected

  + [ 'lab-390-light' ]
  - []
      at async TestContext.<anonymous> (file:///tests/e2e/a.test.js:12:3)

test at tests/e2e/b.test.js:3:1
✖ it waits (1ms)
  Error: no
      at b.test.js:4:1
`;

test('a failed test is named with what its error says, without the stack', () => {
  assert.deepEqual(failures(OUTPUT), [
    '✖ it draws (20.5ms)',
    '  AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:',
    '  + actual - expected',
    "  + [ 'lab-390-light' ]",
    '  - []',
    '✖ it waits (1ms)',
    '  Error: no',
  ]);
  assert.deepEqual(failingFiles(OUTPUT), ['tests/e2e/a.test.js', 'tests/e2e/b.test.js']);
});

test('of another step that failed, its last lines are shown', () => {
  assert.deepEqual(failures('1\n2\n3\n4\n5\n6\n7\n'), ['2', '3', '4', '5', '6', '7']);
});
