/**
 * `make mutants`: breaks the lock, a thread's state, the trace and the statistics on purpose, one place at a time, and
 * expects tests to fail. A break that no test notices is a fault of the tests, and makes this command exit with 1.
 *
 * cargo-mutants breaks what functions compute. It knows nothing about memory orderings, so these are weakened here, and
 * each notification is removed.
 *
 * `node tools/mutants.mjs quick`, a step of `make test`, makes only the breaks that loom's tests must notice.
 */

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cargoMutants, install, ready } from './setup/cargo.mjs';
import { capture, ROOT, run } from './shell.mjs';
import { cargo, toolchains } from './test/toolchains.mjs';

/** A copy of the sources to break. It lies outside the checkout for the same reason as in `cargo`. */
const COPY = mkdtempSync(join(tmpdir(), 'interleave-mutants-'));
process.on('exit', () => rmSync(COPY, { recursive: true, force: true }));
const OUTPUT = join(ROOT, 'target/mutants/output');
const quick = process.argv[2] === 'quick';

/**
 * Under loom the crates have nothing but these modules, so a build takes seconds. It is built as in the step of loom's
 * tests, in the same folder.
 */
const LOOM = {
  RUSTFLAGS: '--cfg loom',
  CARGO_PROFILE_TEST_OPT_LEVEL: '2',
  CARGO_TARGET_DIR: join(ROOT, 'target/loom'),
};
const NATIVE = { CARGO_PROFILE_TEST_DEBUG: '0', CARGO_TARGET_DIR: join(ROOT, 'target/mutants/native') };
const NATIVE_TESTS = 'gil:: thread_state:: buffer:: stats:: comparison::';

const copySources = () => {
  for (const part of ['src', 'crates', 'tests', 'benches', 'Cargo.toml', 'Cargo.lock']) {
    cpSync(join(ROOT, part), join(COPY, part), { recursive: true, preserveTimestamps: true });
  }
};

/**
 * What is broken in a line, and by what it is replaced: each ordering and each notification.
 * @type {[what: string, from: RegExp, to: string][]}
 */
const LINES = [
  ['an ordering', /Ordering::(Acquire|Release|AcqRel)\b/g, 'Ordering::Relaxed'],
  ['a notification', /\bpark\.unpark\([^;]*\);/g, ''],
  ['the latest request stays', /\bfetch_max\(/g, 'swap('],
];

/**
 * @param {string} file
 * @returns {{what: string, line: number, text: string}[]} with the whole text of the broken file
 */
const brokenLines = (file) => {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return LINES.flatMap(([what, from, to]) =>
    [...source.matchAll(from)].map((match) => ({
      what: `${what}: ${match[0]}`,
      line: source.slice(0, match.index).split('\n').length,
      text: source.slice(0, match.index) + to + source.slice(match.index + match[0].length),
    })),
  );
};

/**
 * Whether loom's tests of a module pass on the copy. A break may make them wait for ever, so the tests have a time
 * limit. The build has none, because a slow build must not count as a break that a test noticed. @param {string} tests
 */
const passesUnderLoom = (tests) => {
  const build = cargo('test', '--quiet --lib -p interleave-sync -p interleave-trace', { crate: COPY });
  return capture(`${build} --no-run 2>&1 && timeout 120 sh -c "${build} -- ${tests}" 2>&1`, LOOM) !== null;
};

/** @param {string} file @param {string} tests */
const breakLines = (file, tests) => {
  for (const { what, line, text } of brokenLines(file)) {
    writeFileSync(join(COPY, file), text);
    const noticed = !passesUnderLoom(tests);
    console.log(`${noticed ? 'noticed    ' : 'NOT NOTICED'}  ${file}:${line}  ${what}`);
    if (!noticed) process.exitCode = 1;
  }
  cpSync(join(ROOT, file), join(COPY, file));
};

/**
 * Breaks what the functions of some files compute.
 * @param {string[]} files
 * @param {string} tests
 * @param {Record<string, string>} environment
 * @param {string} [options]
 */
const breakFunctions = (files, tests, environment, options = '') =>
  run(
    `cargo mutants --dir '${COPY}' --in-place --output '${OUTPUT}' --no-shuffle --colors never --timeout 120 ${options} ${files.map((file) => `--file ${file}`).join(' ')} -- --lib -- ${tests}`,
    { ...environment, RUSTUP_TOOLCHAIN: toolchains()[0].name },
  );

const missed = () => {
  const path = join(OUTPUT, 'mutants.out/missed.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').filter(Boolean) : [];
};

copySources();
if (!passesUnderLoom('')) throw new Error('Loom’s tests fail before anything is broken.');
breakLines('crates/sync/src/gil.rs', 'gil');
breakLines('crates/sync/src/mutex.rs', 'mutex');
breakLines('crates/trace/src/buffer.rs', 'buffer');
if (!quick) {
  if (!ready(cargoMutants)) install(cargoMutants);
  rmSync(OUTPUT, { recursive: true, force: true });
  breakFunctions(
    [
      'crates/sync/src/gil.rs',
      'crates/run/src/thread_state.rs',
      'crates/trace/src/buffer.rs',
      'crates/figures/src/stats.rs',
      'crates/figures/src/comparison.rs',
    ],
    NATIVE_TESTS,
    NATIVE,
  );
  // Faults that only an unlucky order of two threads shows are loom's to notice. Breaks that a test has noticed are not
  // tried again.
  const left = missed();
  if (left.length > 0)
    breakFunctions(
      ['crates/sync/src/gil.rs', 'crates/trace/src/buffer.rs'],
      '',
      LOOM,
      '--iterate -p interleave-sync -p interleave-trace',
    );
  const unnoticed = missed();
  const others = left.filter((mutant) => !/(gil|buffer)\.rs/.test(mutant));
  for (const mutant of new Set([...unnoticed, ...others])) {
    console.log(`NOT NOTICED  ${mutant}`);
    process.exitCode = 1;
  }
}
