/** The examples of the editor, run by this machine's CPython in sequence. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { EXAMPLES } from '../../www/editor/examples.js';

/** Runs `work` for each input, as the page does, and prints the results and the time as JSON. */
const IN_SEQUENCE = `
import asyncio, inspect, json, sys, time
began = time.perf_counter()
program = {"__name__": "program"}
exec(compile(sys.stdin.read(), "program.py", "exec"), program)
def call(item):
    result = program["work"](*(item if isinstance(item, tuple) else (item,)))
    return asyncio.run(result) if inspect.iscoroutine(result) else result
sys.stdout, out = open("/dev/null", "w"), sys.stdout
results = [repr(call(item)) for item in program["INPUTS"]]
json.dump({"results": results, "seconds": time.perf_counter() - began}, out)
`;

/** @param {string} text @returns {{results: string[], seconds: number}} */
const run = (text) => JSON.parse(String(execFileSync('python3', ['-c', IN_SEQUENCE], { input: text })));

/** The results that have a meaning, by the example. @type {Record<string, string[]>} */
const RESULTS = {
  waiting: ['0.05', '0.1', '0.15', '0.2'],
  cache: ['4', '4', '4', '4', '4', '4'],
  primes: ['6057', '5244', '5041', '4879'],
  queens: ['64', '48', '65', '93', '92', '92', '93', '65', '48', '64'],
  race: ['300000', '600000', '900000', '1200000'],
  locked: ['300000', '600000', '900000', '1200000'],
  'threads-help': ["'made 10 parts'", '45'],
};

for (const { name, title, text } of EXAMPLES)
  test(`${title}: runs, and gives the same results again`, () => {
    const lines = text.trimEnd().split('\n');
    assert.ok(lines.length <= 40, `${lines.length} lines`);
    assert.ok(Math.max(...lines.map(({ length }) => length)) <= 80, 'lines that fit');
    const first = run(text);
    assert.ok(first.results.length > 0);
    // Ten times what it is meant to take: other tests run meanwhile.
    assert.ok(first.seconds < 10, `${first.seconds} s`);
    if (process.env.TELL) console.log(name, first.seconds, first.results.join(' ').slice(0, 80));
    assert.deepEqual(run(text).results, first.results);
    if (RESULTS[name]) assert.deepEqual(first.results, RESULTS[name]);
  });

test('names and texts are told apart', () => {
  assert.equal(new Set(EXAMPLES.map(({ name }) => name)).size, EXAMPLES.length);
  assert.equal(new Set(EXAMPLES.map(({ text }) => text)).size, EXAMPLES.length);
});
