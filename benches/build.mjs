/**
 * Builds what the benchmarks time and the page does not ship: the engine with the feature `bench`, once with
 * checkpoints and once without, and workers of one file each, as the page's are. They go into folders of their own, so
 * that dist/ contains none of it.
 */

import { join } from 'node:path';
import { ROOT, run } from '../tools/shell.mjs';

export const BENCH = 'target/bench';

const TARGET = 'wasm32-unknown-unknown';
const CARGO = join(BENCH, 'wasm');
const WASM = join(CARGO, TARGET, 'release/interleave.wasm');

/** @param {string} feature @param {string} pkg */
const build = (feature, pkg) =>
  run(
    `cargo build --quiet --release --lib --target ${TARGET} --features ${feature} --target-dir ${join(ROOT, CARGO)}`,
  ) && run(`wasm-bindgen --target web --out-dir ${join(BENCH, pkg)} ${WASM}`);

const bundleWorkers = () =>
  run(
    `esbuild --log-level=warning --bundle --format=esm --outdir=${join(BENCH, 'workers')} www/run/workers/thread.js www/run/workers/process.js`,
  );

export const buildEngines = () => build('bench', 'pkg') && build('bench-unchecked', 'pkg-unchecked') && bundleWorkers();
