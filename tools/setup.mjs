/**
 * Installs what serving or testing needs, in order; quick and silent if everything is there.
 * As a program: `node tools/setup.mjs serve` or `node tools/setup.mjs test`.
 */

import * as browsers from './setup/browsers.mjs';
import * as cargo from './setup/cargo.mjs';
import * as npm from './setup/npm.mjs';
import { miri } from './setup/rustup.mjs';
import * as toolchain from './setup/toolchain.mjs';
import { Missing } from './shell.mjs';

/** @typedef {'serve'|'test'} Goal */
/** @typedef {{name: string, ready: () => boolean, install: () => void|Promise<void>}} Need */

/** @param {() => cargo.Program} program @returns {Need} */
const program = (program) => ({
  get name() {
    return `${program().crate} ${program().version}`;
  },
  ready: () => cargo.ready(program()),
  install: () => cargo.install(program()),
});

/** @param {'all'|'few'} wanted @returns {Need} */
const packages = (wanted) => ({
  name: "npm's packages",
  ready: () => npm.ready(wanted),
  install: () => npm.install(wanted),
});

/** @type {Need} */
const rust = { name: 'Rust for wasm threads', ...toolchain };

/** @type {Record<Goal, Need[]>} */
const needs = {
  serve: [rust, packages('few'), program(cargo.wasmBindgen)],
  test: [
    rust,
    packages('all'),
    program(cargo.wasmBindgen),
    program(() => cargo.wasmPack),
    { name: 'browsers', ...browsers },
    program(() => cargo.geckodriver),
    program(() => cargo.cargoDeny),
    miri,
  ],
};

/** @param {Goal} goal @returns {Promise<void>} throws `Missing` */
export const setUp = async (goal) => {
  for (const need of needs[goal].filter(({ ready }) => !ready())) {
    console.log(`Getting ${need.name} …`);
    await need.install();
  }
};

if (process.argv[1] === import.meta.filename) {
  try {
    await setUp(/** @type {Goal} */ (process.argv[2]));
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
