/** ThreadSanitizer over everything that threads share, with any installed toolchain that has its runtime. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture, ROOT } from '../shell.mjs';
import { cargo, hasSource, toolchains } from './toolchains.mjs';

/** @import { Step } from './steps.mjs' */
/** @import { Toolchain } from './toolchains.mjs' */

/**
 * The tests with real threads: the trace, the lock, a thread's state, the mutex, runs in shared memory, the clock.
 */
export const TESTS = [
  'buffer::',
  'gil::',
  'thread_state::',
  'context::',
  'clock::',
  'tests::shared_run::',
  'tests::all_threads',
  'tests::stop_ends',
];

/** @param {Toolchain} toolchain @param {string} target */
const hasRuntime = ({ sysroot }, target) => {
  const folder = join(sysroot, 'lib/rustlib', target, 'lib');
  return existsSync(folder) && readdirSync(folder).some((file) => /rustc.*_rt\.tsan/.test(file));
};

/** @returns {Step} */
export const sanitizer = () => {
  const target = /host: (.*)/.exec(capture('rustc -vV') ?? '')?.[1] ?? '';
  const found = toolchains().find((toolchain) => hasRuntime(toolchain, target));
  // Without the source of the standard library, only our own accesses are checked, and the library's are not.
  const whole = found !== undefined && hasSource(found);
  return {
    name: 'ThreadSanitizer',
    command: cargo(
      `${whole ? '-Zbuild-std=std,panic_abort ' : ''}test`,
      `--workspace --exclude interleave-python --lib --target ${target} --target-dir '${ROOT}/target/tsan' -- ${TESTS.join(' ')}`,
      { toolchain: found?.name },
    ),
    environment: { RUSTFLAGS: `-Zsanitizer=thread${whole ? '' : ' -Cunsafe-allow-abi-mismatch=sanitizer'}` },
    counts: 'cargo',
    missing: () =>
      found
        ? null
        : 'ThreadSanitizer: no toolchain here has its runtime. Get one with: rustup toolchain install nightly',
  };
};
