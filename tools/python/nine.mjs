/**
 * The nine benchmark programs in the Python machine's wasm module, in Node, beside this machine's python3: the time of each,
 * and their ratio. Less than 1 is faster than CPython.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../shell.mjs';

const NINE = join(ROOT, 'crates/python/benches/nine.py');
const ROUNDS = 3;

/** @param {string} program @param {string[]} args @returns {Map<string, number>} milliseconds by name */
const times = (program, args) => {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => /** @type {[string, number]} */ ([line.split(' ')[0], Number(line.split(' ')[1])])),
  );
};

/** The least of several rounds, taken in turns. @param {[string, string[]][]} commands */
const best = (commands) => {
  const all = commands.map(() => /** @type {Map<string, number>} */ (new Map()));
  for (let round = 0; round < ROUNDS; round += 1) {
    commands.forEach(([program, args], index) => {
      for (const [name, ms] of times(program, args))
        all[index].set(name, Math.min(ms, all[index].get(name) ?? Infinity));
    });
  }
  return all;
};

const [wasm, cpython] = best([
  ['node', [join(ROOT, 'tools/python/run.mjs'), NINE]],
  ['python3', [NINE]],
]);
const ratios = [...wasm].map(([name, ms]) => ({ name, ms, cpython: cpython.get(name) ?? NaN }));
for (const { name, ms, cpython } of ratios)
  console.log(`${name.padEnd(8)}${ms} ms, CPython ${cpython} ms: ${(ms / cpython).toFixed(2)}`);
const mean = Math.exp(ratios.reduce((sum, { ms, cpython }) => sum + Math.log(ms / cpython), 0) / ratios.length);
console.log(`geometric mean: ${mean.toFixed(2)}`);
