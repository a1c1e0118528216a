/**
 * The native side (benches/native/program.rs): the same Rust, with 128-bit SIMD as wasm has it. The process keeps
 * running, so that it is as warm as the page. Each question and each answer is one line.
 */

import { spawn } from 'node:child_process';
import { arch, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, capture, run } from '../tools/shell.mjs';
import { BENCH } from './build.mjs';

/** @typedef {{workload: string, params: import('../www/interface.js').Params, threads: number}} Request */
/** @typedef {{run_ms: number[], wall_ms: number}} Answer */
/** @typedef {{ask: (request: Request) => Promise<Answer>, end: () => void}} Native */

const TARGET = join(ROOT, BENCH, 'native');
/** The features that x86-64 needs beyond its base to match simd128; other processors have them in their base. */
const FLAGS = arch() === 'x64' ? '-Ctarget-feature=+sse4.1' : '';

/**
 * Runs outside the checkout, because the checkout's configuration builds the standard library anew, for wasm.
 * @returns {boolean}
 */
export const buildNative = () => {
  const toolchain = capture('rustup show active-toolchain')?.split(' ')[0];
  return run(
    `cd '${tmpdir()}' && cargo build --quiet --release --example native --features bench --manifest-path '${join(ROOT, 'Cargo.toml')}' --target-dir '${TARGET}'`,
    { RUSTFLAGS: FLAGS, ...(toolchain ? { RUSTUP_TOOLCHAIN: toolchain } : {}) },
  );
};

/** @returns {Native} */
export const startNative = () => {
  const child = spawn(join(TARGET, 'release/examples/native'), { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('the native program ended before it answered');
      return JSON.parse(value);
    },
    end: () => child.stdin.end(),
  };
};
