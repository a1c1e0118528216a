/**
 * The steps of `make test`, as data: what to run, how to count the tests in its output, and what may be missing for it.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { engines, missing } from '../../tests/e2e/engines.js';
import { ROOT } from '../shell.mjs';
import { miri } from './miri.mjs';
import { sanitizer } from './sanitizer.mjs';
import { cargo } from './toolchains.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command
 * @property {Record<string, string>} [environment]
 * @property {string} [beside]            it runs beside its neighbours with the same text: they mostly wait, or use
 *   one core
 * @property {(files: string[]) => string} [alone]  a command that runs only these test files: what fails while other
 *   engines take the processor is run once more with the computer to itself, and counts as that run ends
 * @property {'cargo'|'node'} [counts]    the runner whose closing lines count its tests; none: the step is one test
 * @property {() => string|null} [missing] why it cannot run here, in a line that says how to fix it
 * @property {true} [optional]            if it cannot run, that is no failure even in CI, but it is still reported
 */

/**
 * Licences under which a package may be used for anything; at most, changes to the package itself must be published.
 */
const LICENSES = [
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'ISC',
  'MPL-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'Zlib',
];

/**
 * Names the test files one by one, because Node 20 takes no patterns and Node 22 no folders.
 * @param {string} folder
 * @param {string} [options]
 * @param {(name: string) => boolean} [wanted]
 */
const nodeTest = (folder, options = '', wanted = () => true) => {
  const path = join(ROOT, folder);
  const files = existsSync(path)
    ? readdirSync(path, { recursive: true })
        .map(String)
        .filter((file) => file.endsWith('.test.js') && wanted(file.slice(0, -'.test.js'.length)))
    : [];
  const names = files
    .map((file) => join(folder, file))
    .sort()
    .join(' ');
  // Without names, Node would look for tests by itself.
  return names ? `node --test --test-reporter=spec ${options} ${names}` : `echo "No tests in ${folder}"`;
};

const NOT_ISOLATED = { WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION: '1' };

/** @param {'chromium'|'firefox'} engine @param {string} option @returns {Step[]} */
const inBrowser = (engine, option) =>
  [{}, NOT_ISOLATED].map((environment) => ({
    name: `wasm in ${engine}, ${environment === NOT_ISOLATED ? 'not isolated' : 'isolated'}`,
    command: `wasm-pack test --headless ${option}`,
    environment: { WASM_BINDGEN_TEST_TIMEOUT: '120', ...environment },
    beside: 'checks',
    counts: 'cargo',
    missing: () => missing(engines[engine]),
  }));

/**
 * These tests need the computer to themselves: their runs are compared with one another, must overlap, or must end
 * soon. So does settings: with three engines running, IndexedDB did not answer for a minute in two of them.
 */
const ALONE = new Set([
  'advice',
  'cancel',
  'contention',
  'settings',
  'first-run',
  'lock',
  'overlap',
  'rounds',
  'scaling',
]);

/**
 * Tests that need the computer to themselves in one engine. In WebKitGTK, workers of a page that was left may stay long
 * while other engines run. In Firefox, the second of a pool's workers was not there before the first had trapped.
 * @type {Record<string, string>}
 */
const ALONE_IN = { reopen: 'webkitgtk', fault: 'firefox' };

/** @param {string} name @param {import('../../tests/e2e/engines.js').Engine} engine */
const isAlone = (name, engine) => ALONE.has(name) || ALONE_IN[name] === engine.name;

const ONE_BY_ONE = '--test-concurrency=1';

/** @param {import('../../tests/e2e/engines.js').Engine} engine @returns {Step} */
const page = (engine) => ({
  name: `page in ${engine.name}`,
  command: nodeTest('tests/e2e', ONE_BY_ONE, (name) => !isAlone(name, engine)),
  environment: { ENGINE: engine.name },
  beside: 'pages',
  alone: (files) => `node --test --test-reporter=spec ${ONE_BY_ONE} ${files.join(' ')}`,
  counts: 'node',
  missing: () => missing(engine),
});

/** @param {import('../../tests/e2e/engines.js').Engine} engine @returns {Step} */
const runs = (engine) => ({
  name: `runs in ${engine.name}`,
  command: nodeTest('tests/e2e', ONE_BY_ONE, (name) => isAlone(name, engine)),
  environment: { ENGINE: engine.name },
  counts: 'node',
  missing: () => missing(engine),
});

/** @returns {Step[]} called after set-up, because some steps check what is installed */
export const steps = () => [
  // The release builds link on one core, for minutes. What runs beside them locks other folders, but for short times.
  { name: 'build', command: 'node tools/build.mjs', beside: 'first' },
  { name: 'format', command: 'node tools/test/format.mjs', beside: 'first' },
  {
    name: 'clippy, native',
    command: cargo('clippy', '--workspace --all-targets --features bench -- -D warnings'),
    beside: 'first',
  },
  {
    name: 'clippy, wasm',
    beside: 'first',
    // The Python machine has been linted natively, and is built in the first step.
    command:
      'cargo clippy --workspace --exclude interleave-python --exclude interleave-python-web --exclude interleave-python-free --lib --tests --features bench ' +
      '--target wasm32-unknown-unknown -- -D warnings',
  },
  { name: 'native', command: cargo('test', '--workspace'), counts: 'cargo', beside: 'first' },
  {
    name: 'loom',
    command: cargo('test', `-p interleave-sync -p interleave-trace --lib --target-dir '${ROOT}/target/loom'`),
    counts: 'cargo',
    beside: 'build',
    environment: { RUSTFLAGS: '--cfg loom', CARGO_PROFILE_TEST_OPT_LEVEL: '2' },
  },
  { ...sanitizer(), beside: 'build' },
  { ...miri(), beside: 'build' },
  // Uses the folder of loom's build.
  { name: 'mutants', command: 'node tools/mutants.mjs quick', beside: 'checks' },
  {
    name: 'crate licences and sources',
    command: 'cargo deny --log-level error check licenses bans sources',
    beside: 'checks',
  },
  {
    name: 'npm licences',
    beside: 'checks',
    command: `license-checker-rseidelsohn --excludePrivatePackages --summary --onlyAllow '${LICENSES.join(';')}'`,
  },
  { name: 'ESLint', command: 'eslint .', beside: 'checks' },
  { name: 'types', command: 'tsc', beside: 'checks' },
  { name: 'node', command: nodeTest('tests/js'), counts: 'node', beside: 'checks' },
  ...inBrowser('chromium', '--chrome'),
  ...inBrowser('firefox', '--firefox'),
  ...Object.values(engines).map(page),
  ...Object.values(engines).map(runs),
];
