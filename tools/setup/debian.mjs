/**
 * Debian's compiler as a toolchain of rustup's. It is not a nightly, so each program gets RUSTC_BOOTSTRAP=1, without
 * which `-Zbuild-std` is refused. The toolchain belongs to this user; the override that chooses it belongs to this
 * checkout.
 */

import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, DATA, Missing } from '../shell.mjs';
import { aptInstall } from './apt.mjs';

export const name = 'debian';
export const says = "Debian's compiler, as rustup could not download a nightly";

// lld-22: without it rust-lld is a dangling link.
const PACKAGES = [
  'rustc-web',
  'cargo-web',
  'rust-web-src',
  'rust-web-llvm',
  'rust-web-clippy',
  'rustfmt-web',
  'lld-22',
];
const PROGRAMS = ['cargo', 'rustc', 'rustdoc', 'cargo-clippy', 'clippy-driver', 'cargo-fmt', 'rustfmt'];
const TOOLCHAIN = 'interleave-debian';
const FOLDER = join(DATA, 'rust-debian');

const writeToolchain = () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, 'bin'), { recursive: true });
  symlinkSync('/usr/lib', join(FOLDER, 'lib'));
  for (const program of PROGRAMS) {
    const path = join(FOLDER, 'bin', program);
    writeFileSync(path, `#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec /usr/bin/${program} "$@"\n`);
    chmodSync(path, 0o755);
  }
  // wasm-pack refuses to start without this folder. It stays empty, because its content is built with every crate.
  mkdirSync('/usr/lib/rustlib/wasm32-unknown-unknown/lib', { recursive: true });
};

export const install = () => {
  try {
    aptInstall(PACKAGES);
    writeToolchain();
  } catch (error) {
    // Not a Debian system, or not root: then this way is not available.
    if (error instanceof Missing) return false;
    throw error;
  }
  return (
    capture(`rustup toolchain link ${TOOLCHAIN} '${FOLDER}'`) !== null &&
    capture(`rustup override set ${TOOLCHAIN}`) !== null
  );
};
