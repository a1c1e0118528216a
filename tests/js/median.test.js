/**
 * One median: the page's, the benchmarks' and the engine's are the same number. `src/stats/tests.rs` writes the file.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { median } from '../../www/base/median.js';

const ROOT = new URL('../../', import.meta.url);
/** @type {{values: number[], median: number}[]} */
const golden = JSON.parse(readFileSync(new URL('tests/golden/medians.json', ROOT), 'utf8'));

test('every median is the engine’s, to the last bit', () => {
  assert.ok(golden.length >= 8);
  for (const { values, median: expected } of golden) assert.equal(median(values), expected, String(values));
  assert.ok(
    golden.some(({ values, median: expected }) => values.length % 2 === 0 && !values.includes(expected)),
    'of an even count it may be no value that was measured',
  );
});

test('nothing of ours has a median of its own', () => {
  const files = ['www', 'benches', 'tools', 'tests'].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true }).map((file) => `${folder}/${file}`),
  );
  const own = files
    .filter((file) => /\.m?js$/.test(file))
    .filter((file) => {
      const text = readFileSync(new URL(file, ROOT), 'utf8');
      // A sorted list, and what stands in its middle.
      return /sort(ed)?\(.*\)\[[^\]]*(>> ?1|\/ ?2)/.test(text) || /(const|function) median\b(?! = async)/.test(text);
    });
  assert.deepEqual(own, ['www/base/median.js']);
});
