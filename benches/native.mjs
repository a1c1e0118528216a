/**
 * The native side (benches/native/program.rs): the same Rust, for SIMD of 128 bit as wasm has it, kept running
 * so that it is as warm as the page. One question a line, one answer a line.
 */

import { spawn } from 'node:child_process';
import { arch, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, capture, run } from '../tools/shell.mjs';
import { BENCH } from './build.mjs';

/** @typedef {{workload: string, params: import('../www/protocol.js').Params, threads: number}} Request */
/** @typedef {{run_ms: number[], wall_ms: number}} Answer */
/** @typedef {{ask: (request: Request) => Promise<Answer>, end: () => void}} Native */

const TARGET = join(ROOT, BENCH, 'native');
/** What x86-64 has beyond its base, to be a match for simd128; other processors have it in their base. */
const FLAGS = arch() === 'x64' ? '-Ctarget-feature=+sse4.1' : '';

/**
 * From elsewhere than the checkout: its configuration has the standard library built anew, for wasm's sake.
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
