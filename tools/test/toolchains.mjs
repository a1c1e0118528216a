/** The installed toolchains: a step may need more than the checkout's own toolchain has. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, ROOT } from '../shell.mjs';

/** @typedef {{name: string, sysroot: string}} Toolchain */

/** The checkout's own first, then nightlies. @returns {Toolchain[]} */
export const toolchains = () => {
  const names = (capture('rustup toolchain list') ?? '').split('\n').map((line) => line.split(' ')[0]);
  const active = capture('rustup show active-toolchain')?.split(' ')[0] ?? '';
  return [active, ...names.filter((name) => name !== active && name.startsWith('nightly'))].map((name) => ({
    name,
    sysroot: capture(`rustc +${name} --print sysroot`) ?? '',
  }));
};

/** Whether it has the source of the standard library. @param {Toolchain} toolchain */
export const hasSource = ({ sysroot }) => existsSync(join(sysroot, 'lib/rustlib/src/rust/library/Cargo.lock'));

/**
 * A cargo command on a crate for this computer. It starts outside the checkout, because `.cargo/config.toml` there
 * makes cargo build the standard library. Wasm needs that, but this computer has one; no option turns it off.
 * @param {string} command its name, and perhaps more
 * @param {string} [options]
 * @param {{toolchain?: string, crate?: string}} [wanted] `crate`: the folder of another copy
 */
export const cargo = (command, options = '', { toolchain = toolchains()[0].name, crate = ROOT } = {}) =>
  `cd / && cargo +${toolchain} ${command} --manifest-path '${crate}/Cargo.toml' ${options}`;
