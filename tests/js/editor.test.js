/** What the editor knows without a page: edits between texts, lines, names of Python. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { BUILTINS } from '../../www/editor/builtins.js';
import { editBetween, extentOfLine } from '../../www/editor/edit.js';
import { labelsByLine } from '../../www/editor/marks.js';
import { IMPORTED, MODULES } from '../../www/editor/modules.js';

/** @param {string} code @returns {any} what this machine's Python prints as JSON */
const python = (code) => JSON.parse(String(execFileSync('python3', ['-c', code])));

test('an edit makes one text of the other, and touches no more than differs', () => {
  assert.equal(editBetween('same', 'same'), null);
  assert.deepEqual(editBetween('a = 1\nb = 2\n', 'a = 1\nb = 30\n'), { from: 10, to: 11, insert: '30' });
  assert.deepEqual(editBetween('aa', 'aaa'), { from: 2, to: 2, insert: 'a' });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = editBetween(before, after);
      if (!edit) return before === after;
      return before.slice(0, edit.from) + edit.insert + before.slice(edit.to) === after;
    }),
  );
});

test('a line is found by its number, and the nearest one for a number too high', () => {
  const text = 'one\ntwo\n\nfour';
  const line = (/** @type {number} */ number) => {
    const { from, to } = extentOfLine(text, number);
    return text.slice(from, to);
  };
  assert.deepEqual([0, 1, 2, 3, 4, 9].map(line), ['one', 'one', 'two', '', 'four', 'four']);
});

test('a module is written after import and from, and nowhere else', () => {
  const written = (/** @type {string} */ before) => IMPORTED.exec(before)?.[1] ?? null;
  assert.deepEqual(
    [
      'import th',
      'from concurrent.fu',
      'import time, as',
      '    import ',
      'import json as j, ',
      'x = th',
      'important',
    ].map(written),
    ['th', 'concurrent.fu', 'as', '', '', null, null],
  );
});

test('the modules are those of Python’s library, and the functions are built in', () => {
  const known = new Set(python('import json, sys; print(json.dumps(sorted(sys.stdlib_module_names)))'));
  assert.deepEqual(
    MODULES.filter((name) => !known.has(name.split('.')[0])),
    [],
  );
  const built = new Set(python('import builtins, json; print(json.dumps(dir(builtins) + ["breakpoint"]))'));
  assert.deepEqual(
    [...BUILTINS].filter((name) => !built.has(name)),
    [],
  );
});

test('the tracks at one line share its mark', () => {
  const marks = [
    { line: 3, label: 'a' },
    { line: 5, label: 'b' },
    { line: 3, label: '' },
    { line: 3, label: 'c' },
  ];
  assert.deepEqual(
    [...labelsByLine(marks)],
    [
      [3, 'a, c'],
      [5, 'b'],
    ],
  );
});
