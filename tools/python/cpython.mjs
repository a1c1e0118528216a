/**
 * Runs CPython's own tests on the Python machine, method by method, and prints how many of each module pass, with the first
 * line of what is wrong with the others. The tests are those of a snapshot of the repository RustPython/RustPython, given
 * by a folder that holds its `Lib/test`:
 *
 *     git --git-dir=SNAPSHOT archive HEAD Lib/test | tar x -C FOLDER
 *     node tools/python/cpython.mjs FOLDER [test_dict …]
 *
 * The variable MACHINE names another machine than the one of the release build.
 */

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../shell.mjs';

const MACHINE = process.env.MACHINE ?? join(ROOT, 'target/release/examples/python');
const RUNNER = join(ROOT, 'tools/python/cpython.py');
/** A method that says nothing for so long is ended by force, and so is a module that takes so long. */
const METHOD_MS = Number(process.env.METHOD_MS ?? 20_000);
const MODULE_MS = Number(process.env.MODULE_MS ?? 240_000);

const MODULES = [
  ...['grammar', 'syntax', 'generators', 'coroutines', 'scope', 'class', 'descr', 'exceptions', 'with'],
  ...['dict', 'list', 'set', 'int', 'float', 'str', 'fstring', 'bytes', 'range', 'slice'],
  ...['itertools', 'functools', 'collections', 'dataclasses', 'enum', 'threading', 'thread', 'queue'],
  ...['re', 'json', 'random', 'math', 'time'],
].map((name) => `test_${name}`);

const [folder, ...wanted] = process.argv.slice(2);
const library = join(folder ?? '', 'Lib');
if (!folder || !existsSync(join(library, 'test'))) {
  console.error('Name the folder that holds Lib/test of a snapshot of RustPython/RustPython.');
  process.exit(1);
}
if (!existsSync(MACHINE)) {
  console.error('Build the machine first: cargo build --release -p interleave-python --example python');
  process.exit(1);
}

/** @typedef {{passed: number, failed: string[], skipped: number}} Counts */

/** The modules with methods: of a package, those in it. @param {string} name */
const parts = (name) => {
  const inside = join(library, 'test', name);
  if (!existsSync(inside)) return [`test.${name}`];
  const files = readdirSync(inside).filter((file) => file.endsWith('.py') && file !== '__main__.py');
  return files.map((file) => `test.${name}.${file.slice(0, -3)}`).map((part) => part.replace(/\.__init__$/, ''));
};

/**
 * Runs what is left of a module; gives the method at which it ended by force, if it did.
 * @param {string} part @param {string[]} after @param {Counts} counts @param {number} deadline
 */
const run = (part, after, counts, deadline) =>
  new Promise((/** @type {(ended: string | undefined) => void} */ resolve) => {
    const child = spawn(MACHINE, [RUNNER, library, part, ...after], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let [left, errors, current, done] = ['', '', '', false];
    let forced = '';
    const end = (/** @type {string} */ why) => {
      forced = why;
      child.kill('SIGKILL');
    };
    const patience = () => Math.max(0, Math.min(METHOD_MS, deadline - Date.now()));
    // Importing takes its time: a module that has not begun is given all that it has.
    let timer = setTimeout(() => end('it does not begin'), Math.max(0, deadline - Date.now()));
    /** @param {string} line */
    const read = (line) => {
      if (!line.startsWith('\x1e')) return;
      clearTimeout(timer);
      timer = setTimeout(() => end('it does not end'), patience());
      const [what, name, outcome, said] = line.slice(1).split('\t');
      if (what === 'start') current = name;
      if (what === 'done') done = true;
      if (what !== 'end') return;
      current = '';
      if (outcome === 'passed') counts.passed += 1;
      else if (outcome === 'skipped') counts.skipped += 1;
      else counts.failed.push(`${name.replace(/^test\./, '')}: ${said}`);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (left + text).split('\n');
      left = lines.pop() ?? '';
      lines.forEach(read);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (errors = (errors + text).slice(-4000)));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (done) return resolve(undefined);
      const panic = errors.split('\n').find((line) => line.includes('panicked') || line.includes('overflowed'));
      const lines = errors.trimEnd().split('\n');
      const why = forced || `it ended with ${signal ?? code}: ${panic ?? lines[lines.length - 1]}`;
      counts.failed.push(`${(current || part).replace(/^test\./, '')}: ${why}`);
      return resolve(current || undefined);
    });
  });

/** @type {Counts} */
const all = { passed: 0, failed: [], skipped: 0 };
for (const name of wanted.length > 0 ? wanted : MODULES) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: [], skipped: 0 };
  const deadline = Date.now() + MODULE_MS;
  for (const part of parts(name)) {
    let ended = await run(part, [], counts, deadline);
    while (ended && Date.now() < deadline) ended = await run(part, [ended], counts, deadline);
    if (ended) counts.failed.push(`${part}: its time was over`);
  }
  counts.failed.forEach((line) => console.log(`  ${line}`));
  console.log(`${name}: ${counts.passed} passed, ${counts.failed.length} failed, ${counts.skipped} skipped`);
  all.passed += counts.passed;
  all.failed.push(...counts.failed);
  all.skipped += counts.skipped;
}
console.log(`all: ${all.passed} passed, ${all.failed.length} failed, ${all.skipped} skipped`);
