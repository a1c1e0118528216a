/** rustup's pinned nightly. A mirror may never answer, so asking it is bounded in time. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, ROOT } from '../shell.mjs';

const FIRST_ANSWER_MS = 20_000;
const WHOLE_MS = 900_000;

const channel = /^channel = "(.+)"/m.exec(readFileSync(join(ROOT, 'rust-toolchain.toml'), 'utf8'))?.[1];

export const name = 'rustup';
export const says = `rustup's ${channel}`;
export const command = `rustup toolchain install ${channel} --profile minimal -c rust-src,clippy,rustfmt -t wasm32-unknown-unknown --no-self-update`;

/** @returns {Promise<boolean>} */
const download = () => new Promise((resolve) => {
  const [program, ...words] = command.split(' ');
  const child = spawn(program, words, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, RUST_BACKTRACE: '0' } });
  const giveUp = () => child.kill();
  const silence = setTimeout(giveUp, FIRST_ANSWER_MS);
  const whole = setTimeout(giveUp, WHOLE_MS);
  let lines = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    lines += text;
    // Its first line says whom it asks; the second comes when that one answered.
    if (lines.split('\n').length > 2) clearTimeout(silence);
  });
  child.on('error', () => resolve(false));
  child.on('close', (code) => {
    clearTimeout(silence);
    clearTimeout(whole);
    resolve(code === 0);
  });
});

export const install = async () => {
  if (!await download()) return false;
  // An override of an earlier set-up would hide it.
  capture('rustup override unset');
  return true;
};
