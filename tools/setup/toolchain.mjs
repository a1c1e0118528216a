/**
 * A Rust toolchain that can build the standard library for wasm threads: rustup's pinned nightly, or Debian's compiler
 * if rustup can download nothing. RUST_FROM=rustup or RUST_FROM=debian fixes the choice.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, Missing } from '../shell.mjs';
import * as debian from './debian.mjs';
import * as rustup from './rustup.mjs';

/** What building and linting need, in the toolchain's folder. wasm-pack asks for the last one, even if it is empty. */
const PARTS = [
  'lib/rustlib/src/rust/library/Cargo.lock',
  'bin/cargo-clippy',
  'bin/rustfmt',
  'lib/rustlib/wasm32-unknown-unknown',
];

export const ready = () => {
  const sysroot = capture('rustc --print sysroot', { RUSTUP_AUTO_INSTALL: '0' });
  return sysroot !== null && PARTS.every((part) => existsSync(join(sysroot, part)));
};

export const install = async () => {
  if (capture('rustup --version') === null) throw new Missing('rustup is missing. Get it from https://rustup.rs');
  const ways = [rustup, debian].filter((way) => [undefined, way.name].includes(process.env.RUST_FROM));
  for (const way of ways) {
    if (!(await way.install())) continue;
    console.log(`Rust: ${way.says}`);
    return;
  }
  throw new Missing(`Rust for wasm threads cannot be had. Get it with: ${rustup.command}`);
};
