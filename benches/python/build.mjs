/**
 * Builds the Python machine for its benchmarks: the wasm module with the library, as a page loads them, and three
 * programs for this computer: under the lock, free-threaded, and without checkpoints.
 */

import { join } from 'node:path';
import { ROOT, run } from '../../tools/shell.mjs';
import { cargo } from '../../tools/test/toolchains.mjs';
import { RAW, buildPython as buildModules } from '../../tools/python/build.mjs';
import { BENCH } from '../build.mjs';

/** The build's features, by its name. */
const NATIVE = { locked: '', free: 'free-threaded', unchecked: 'unchecked' };

/** @typedef {keyof typeof NATIVE} Build */

/** @param {Build} build */
const folder = (build) => join(ROOT, BENCH, 'python', build);

/** @param {Build} build */
export const program = (build) => join(folder(build), 'release/examples/python');

/** The library as it was compiled ahead of time. */
export const PACKED = RAW;

const buildNative = (/** @type {Build} */ build) =>
  run(
    cargo(
      'build',
      `--quiet --release -p interleave-python --example python --features '${NATIVE[build]}' --target-dir '${folder(build)}'`,
    ),
  );

export const buildPython = () =>
  buildModules(['locked']) && /** @type {Build[]} */ (Object.keys(NATIVE)).every((build) => buildNative(build));
