/** A reader's own program in CPython, and the marks of its errors. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { raisedIn } from '../../www/editor/raised.js';
import { catalogue } from '../../www/generated/catalogue.js';
import { functionOf } from '../../www/lab/reader-function.js';
import { pythonProgram } from '../../www/python/program.js';
import { filesOf, importedBy } from '../../www/run/python/library.js';

const PLAIN = 'def other(n):\n    return n\n\n\ndef work(n, more=0):\n    print(f"got {n + more}")\n';
const COROUTINE =
  'import asyncio\n\nINPUTS = [1, (2, 3)]\n\n\nasync def fetch(n, more=0):\n    await asyncio.sleep(0)\n    print(f"got {n + more}")\n';

for (const [name, source, inputs] of [
  ['a function', PLAIN, '[1, (2, 3)]'],
  ['a coroutine', COROUTINE, ''],
])
  test(`${name}: its program runs in CPython on every model`, () => {
    for (const { name: model } of catalogue.models) {
      const text = String(pythonProgram('python', model, { source, inputs }, 2));
      assert.ok(text.startsWith(source.trimEnd()), 'its lines are those of the reader’s text');
      const { stdout, stderr } = spawnSync('python3', ['-c', text], { encoding: 'utf8' });
      // Threads may print between a line and its end. A process that is started from -c has no file to find its function in.
      if (/process/.test(model) && process.platform !== 'linux') continue;
      assert.deepEqual(stdout.match(/got \d/g)?.sort(), ['got 1', 'got 5'], `${model}: ${stderr}`);
    }
  });

test('the function that runs is the one named work, or else the last', () => {
  assert.deepEqual(functionOf(PLAIN), { name: 'work', asynchronous: false });
  assert.deepEqual(functionOf(COROUTINE), { name: 'fetch', asynchronous: true });
  assert.equal(functionOf('x = 1\n'), null);
});

test('what a program imports is found in its text, with all that those modules import', () => {
  const source =
    'import os.path as p, re\nfrom a.b import c\nif x:\n    import late\n# import no\ntext = "import not"\n';
  assert.deepEqual(importedBy(source), ['os.path', 're', 'a.b', 'late']);
  const index = {
    re: { file: 're/__init__.py', now: ['enum'] },
    enum: { file: 'enum.py', now: ['re'] },
    os: { file: 'os.py', now: [] },
    'os.path': { file: 'posixpath.py', now: [] },
  };
  assert.deepEqual(filesOf(index, ['os.path', 're', 'missing']).sort(), [
    'enum.py',
    'os.py',
    'posixpath.py',
    're/__init__.py',
  ]);
});

test('an exception that all models raise is marked once, and one without a line is not', () => {
  const task = (/** @type {number|null} */ line) => ({
    error: { kind: 'exception', message: 'ValueError', task: 0, line },
  });
  const model = (/** @type {number|null} */ line) => ({
    error: task(line).error,
    tasks: [task(line), { error: null }],
  });
  assert.deepEqual(raisedIn(/** @type {any} */ ([model(3), model(3), model(null)])), [
    { line: 3, message: 'ValueError' },
  ]);
});
