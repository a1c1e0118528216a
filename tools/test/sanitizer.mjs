/** ThreadSanitizer over the trace buffer, with whatever toolchain here has its runtime. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../shell.mjs';

/** @import { Step } from './steps.mjs' */
/** @typedef {{name: string, sysroot: string}} Toolchain */

/** The checkout's own first, then nightlies. @returns {Toolchain[]} */
const toolchains = () => {
  const names = (capture('rustup toolchain list') ?? '').split('\n').map((line) => line.split(' ')[0]);
  const active = capture('rustup show active-toolchain')?.split(' ')[0] ?? '';
  return [active, ...names.filter((name) => name !== active && name.startsWith('nightly'))]
    .map((name) => ({ name, sysroot: capture(`rustc +${name} --print sysroot`) ?? '' }));
};

/** @param {Toolchain} toolchain @param {string} target */
const hasRuntime = ({ sysroot }, target) => {
  const folder = join(sysroot, 'lib/rustlib', target, 'lib');
  return existsSync(folder) && readdirSync(folder).some((file) => /rustc.*_rt\.tsan/.test(file));
};

/** @returns {Step} */
export const sanitizer = () => {
  const target = /host: (.*)/.exec(capture('rustc -vV') ?? '')?.[1] ?? '';
  const found = toolchains().find((toolchain) => hasRuntime(toolchain, target));
  // Where there is no source of the standard library it stays unwatched, and our own accesses are watched alone.
  const whole = found !== undefined && existsSync(join(found.sysroot, 'lib/rustlib/src/rust/library/Cargo.lock'));
  return {
    name: 'ThreadSanitizer',
    command: `cargo +${found?.name} ${whole ? '' : '-Zbuild-std='} test --lib --target ${target} --target-dir target/tsan trace`,
    environment: { RUSTFLAGS: `-Zsanitizer=thread${whole ? '' : ' -Cunsafe-allow-abi-mismatch=sanitizer'}` },
    counts: 'cargo',
    missing: () => found ? null : 'ThreadSanitizer: no toolchain here has its runtime. Get one with: rustup toolchain install nightly',
  };
};
