/**
 * Miri, an interpreter that detects undefined behaviour: an access to freed memory, to memory that another thread
 * writes, or through an address that was never exposed. It takes some hundred times as long as the processor, so it
 * runs only the tests that have to do with memory and threads, with fewer turns (`cfg!(miri)`), and without rayon.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../shell.mjs';
import { cargo, hasSource, toolchains } from './toolchains.mjs';

/** @import { Step } from './steps.mjs' */
/** @import { Toolchain } from './toolchains.mjs' */

/** Tests that Miri runs within a minute or two: a step of `make test`. */
export const QUICK = [
  'clock::',
  'context::',
  'thread_state::',
  'gil::tests::a_wait_without_the_lock',
  'gil::tests::a_request_that_comes_after',
  'gil::tests::no_thread_waits_for_ever',
  'gil::tests::before_3_2',
];
/**
 * Tests that take Miri many minutes, because they read whole trace buffers through exposed addresses: `make miri` runs
 * all.
 */
export const SLOW = ['buffer::', 'tests::shared_run::', 'tests::all_threads', 'tests::a_sequence', 'tests::waits_on'];

/** Whether it has Miri, and the source of the standard library, which Miri interprets. @param {Toolchain} toolchain */
const hasMiri = (toolchain) => existsSync(join(toolchain.sysroot, 'bin/cargo-miri')) && hasSource(toolchain);

/** @param {{all?: boolean}} [wanted] @returns {Step} */
export const miri = ({ all = false } = {}) => {
  const [own] = toolchains();
  const found = toolchains().find(hasMiri);
  return {
    name: 'Miri',
    command: cargo(
      'miri test',
      `--workspace --exclude interleave-python --lib --target-dir '${ROOT}/target/miri' -- ${[...QUICK, ...(all ? SLOW : [])].join(' ')}`,
      { toolchain: found?.name },
    ),
    // The tests read golden files and the clock.
    environment: { MIRIFLAGS: '-Zmiri-disable-isolation' },
    counts: 'cargo',
    // Only some nightlies have Miri, and a computer that downloads nothing has none. Then nothing in the checkout can
    // be mended.
    optional: true,
    missing: () =>
      found
        ? null
        : `Miri: no nightly here has it together with rust-src. Get it with: rustup component add miri rust-src --toolchain ${own.name.startsWith('nightly') ? own.name : 'nightly'}`,
  };
};
