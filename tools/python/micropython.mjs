/**
 * Runs MicroPython's suite on the Python machine and on this machine's python3, and prints how many programs do the same.
 * The suite is a snapshot of the repository micropython/micropython, given by its folder:
 *
 *     node tools/python/micropython.mjs FOLDER [basics|float|thread …]
 *
 * It takes the programs that have no expected output beside them and end well on python3.
 */

import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../shell.mjs';

const MACHINE = join(ROOT, 'target/release/examples/python');
const PATIENCE_MS = 20_000;

const [folder, ...wanted] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, 'tests'))) {
  console.error('Name the folder of a snapshot of micropython/micropython.');
  process.exit(1);
}
if (!existsSync(MACHINE)) {
  console.error('Build the machine first: cargo build --release -p interleave-python --example python');
  process.exit(1);
}

/** @param {string} program @param {string} file */
const run = async (program, file) => {
  try {
    const { stdout } = await promisify(execFile)(program, [file], {
      timeout: PATIENCE_MS,
      maxBuffer: 1 << 26,
      cwd: join(file, '..'),
    });
    return { out: stdout, code: 0, error: '' };
  } catch (error) {
    const failed = /** @type {{stdout?: string, stderr?: string, code?: number|string}} */ (error);
    const lines = (failed.stderr ?? '').trimEnd().split('\n');
    return { out: failed.stdout ?? '', code: failed.code ?? 'ended by force', error: lines[lines.length - 1] };
  }
};

/** @param {string} suite */
const programs = (suite) => {
  const path = join(folder, 'tests', suite);
  return readdirSync(path)
    .filter((name) => name.endsWith('.py') && !existsSync(join(path, `${name}.exp`)))
    .sort()
    .map((name) => join(path, name));
};

for (const suite of wanted.length > 0 ? wanted : ['basics', 'float', 'thread']) {
  const all = programs(suite);
  let [same, taken] = [0, 0];
  /** @type {string[]} */
  const differing = [];
  const worker = async () => {
    for (let file = all.shift(); file; file = all.shift()) {
      const expected = await run('python3', file);
      if (expected.code !== 0) continue;
      taken += 1;
      const ours = await run(MACHINE, file);
      if (ours.out === expected.out && ours.code === 0) same += 1;
      else differing.push(`${file.slice(file.lastIndexOf('/') + 1)}: ${ours.error || 'other output'}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  console.log(differing.sort().join('\n'));
  console.log(`${suite}: ${same} of ${taken}`);
}
