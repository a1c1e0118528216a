/**
 * The steps of `make test`, as data: what to run, how its output tells the number of tests, and what may be
 * missing for it. Host commands switch off `build-std`, which the wasm build needs and the host has no use for.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { engines, missing } from '../../tests/e2e/engines.js';
import { ROOT } from '../shell.mjs';
import { sanitizer } from './sanitizer.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command
 * @property {Record<string, string>} [environment]
 * @property {string} [beside]            it runs beside its neighbours that say the same: much of what they do is waiting, or uses one core
 * @property {'cargo'|'node'} [counts]    whose closing lines count its tests; none: the step itself is one test
 * @property {() => string|null} [missing] why it cannot run here, in a line that names the mend
 */

const HOST = 'cargo -Zbuild-std=';

/** Those under which a package may be used for anything, its changes to itself at most to be published. */
const LICENSES = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'ISC', 'MPL-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-3.0', 'Zlib'];

/** Test files by name, because Node 20 takes no patterns and Node 22 no folders. @param {string} folder @param {string} [options] @param {(name: string) => boolean} [wanted] */
const nodeTest = (folder, options = '', wanted = () => true) => {
  const path = join(ROOT, folder);
  const files = existsSync(path) ? readdirSync(path, { recursive: true }).map(String).filter((file) => file.endsWith('.test.js') && wanted(file.slice(0, -'.test.js'.length))) : [];
  const names = files.map((file) => join(folder, file)).sort().join(' ');
  // Without names Node would look for tests of its own.
  return names ? `node --test --test-reporter=spec ${options} ${names}` : `echo "No tests in ${folder}"`;
};

const NOT_ISOLATED = { WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION: '1' };

/** @param {'chromium'|'firefox'} engine @param {string} option @returns {Step[]} */
const inBrowser = (engine, option) => [{}, NOT_ISOLATED].map((environment) => ({
  name: `wasm in ${engine}, ${environment === NOT_ISOLATED ? 'not isolated' : 'isolated'}`,
  command: `wasm-pack test --headless ${option}`,
  environment: { WASM_BINDGEN_TEST_TIMEOUT: '120', ...environment },
  beside: 'checks',
  counts: 'cargo',
  missing: () => missing(engines[engine]),
}));

/** Their runs are compared with one another, have to overlap, or have to be gone soon: they want the machine for themselves. */
const ALONE = new Set(['advice', 'cancel', 'contention', 'lock', 'overlap', 'rounds']);

/** In WebKitGTK workers of a page that is left may stay long while other engines run. @param {string} name @param {import('../../tests/e2e/engines.js').Engine} engine */
const isAlone = (name, engine) => ALONE.has(name) || (name === 'reopen' && engine.name === 'webkitgtk');

/** @param {import('../../tests/e2e/engines.js').Engine} engine @returns {Step} */
const page = (engine) => ({
  name: `page in ${engine.name}`,
  command: nodeTest('tests/e2e', '--test-concurrency=1', (name) => !isAlone(name, engine)),
  environment: { ENGINE: engine.name },
  beside: 'pages',
  counts: 'node',
  missing: () => missing(engine),
});

/** @param {import('../../tests/e2e/engines.js').Engine} engine @returns {Step} */
const runs = (engine) => ({
  name: `runs in ${engine.name}`,
  command: nodeTest('tests/e2e', '--test-concurrency=1', (name) => isAlone(name, engine)),
  environment: { ENGINE: engine.name },
  counts: 'node',
  missing: () => missing(engine),
});

/** @returns {Step[]} to be made once all is set up, since some ask what is there */
export const steps = () => [
  { name: 'build', command: 'node tools/build.mjs' },
  { name: 'format', command: 'cargo fmt --check' },
  { name: 'clippy, native', command: `${HOST} clippy --all-targets --features bench -- -D warnings` },
  { name: 'clippy, wasm', command: 'cargo clippy --lib --tests --features bench --target wasm32-unknown-unknown -- -D warnings' },
  { name: 'native', command: `${HOST} test`, counts: 'cargo' },
  {
    name: 'loom', command: `${HOST} test --lib --target-dir target/loom`, counts: 'cargo', beside: 'build',
    environment: { RUSTFLAGS: '--cfg loom', CARGO_PROFILE_TEST_OPT_LEVEL: '2' },
  },
  { ...sanitizer(), beside: 'build' },
  // In loom's folder.
  { name: 'mutants of the lock', command: 'node tools/mutants.mjs' },
  { name: 'crate licences and sources', command: 'cargo deny --log-level error check licenses bans sources' },
  { name: 'npm licences', command: `license-checker-rseidelsohn --excludePrivatePackages --summary --onlyAllow '${LICENSES.join(';')}'` },
  { name: 'ESLint', command: 'eslint .', beside: 'checks' },
  { name: 'types', command: 'tsc', beside: 'checks' },
  { name: 'node', command: nodeTest('tests/js'), counts: 'node', beside: 'checks' },
  ...inBrowser('chromium', '--chrome'),
  ...inBrowser('firefox', '--firefox'),
  ...Object.values(engines).map(page),
  ...Object.values(engines).map(runs),
];
