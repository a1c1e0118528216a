/** rustup's pinned nightly. A mirror may never answer, so the download has a time limit. */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, ROOT } from '../shell.mjs';

const FIRST_ANSWER_MS = 20_000;
const WHOLE_MS = 900_000;
const RUN = { RUSTUP_AUTO_INSTALL: '0' };

const channel = /^channel = "(.+)"/m.exec(readFileSync(join(ROOT, 'rust-toolchain.toml'), 'utf8'))?.[1];

export const name = 'rustup';
export const says = `rustup's ${channel}`;
export const command = `rustup toolchain install ${channel} --profile minimal -c rust-src,clippy,rustfmt -t wasm32-unknown-unknown --no-self-update`;

/** @param {string} command @returns {Promise<boolean>} */
const download = (command) =>
  new Promise((resolve) => {
    const [program, ...words] = command.split(' ');
    const child = spawn(program, words, {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, RUST_BACKTRACE: '0' },
    });
    const giveUp = () => child.kill();
    const silence = setTimeout(giveUp, FIRST_ANSWER_MS);
    const whole = setTimeout(giveUp, WHOLE_MS);
    let lines = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      lines += text;
      // Its first line names the server that it asks; the second line comes when that server has answered.
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
  if (!(await download(command))) return false;
  // An override of an earlier set-up would hide the nightly.
  capture('rustup override unset');
  return true;
};

/** Miri of the same nightly. A toolchain that is not rustup's has no Miri, and nothing is downloaded for it. */
export const miri = {
  name: 'Miri',
  ready: () => {
    const active = capture('rustup show active-toolchain', RUN)?.split(' ')[0] ?? '';
    return (
      !active.startsWith(String(channel)) ||
      existsSync(join(capture('rustc --print sysroot', RUN) ?? '', 'bin/cargo-miri'))
    );
  },
  /** If Miri cannot be installed, its step of `make test` says so. */
  install: async () => {
    await download(`rustup component add miri --toolchain ${channel}`);
  },
};
