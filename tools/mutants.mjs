/**
 * `make mutants`: breaks the lock on purpose, one line at a time, and sees its loom tests fail. A break that no test
 * notices is a fault of the tests, and ends this with 1.
 */

import { cpSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, ROOT } from './shell.mjs';

const COPY = join(ROOT, 'target/mutants');
const FILE = join(COPY, 'src/gil.rs');

/** What is broken, and how it reads before and after. @type {Record<string, [from: string, to: string]>} */
const MUTANTS = {
  'taking the lock acquires nothing': ['Ordering::Acquire, Ordering::Relaxed)', 'Ordering::Relaxed, Ordering::Relaxed)'],
  'dropping the lock releases nothing': ['self.holder.store(FREE, Ordering::Release)', 'self.holder.store(FREE, Ordering::Relaxed)'],
  'who drops the lock wakes nobody': ['self.parking.notify_one(&self.holder);', ''],
  'who takes the lock wakes nobody': ['self.parking.notify_all(&self.switches);', ''],
  'who is asked to drop the lock does not wait for the switch': ['while forced &&', 'while false && forced &&'],
  'a request asks nobody': ['self.request.store(switch, Ordering::Relaxed);', ''],
};

for (const part of ['src', 'tests', 'benches', '.cargo', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml']) {
  cpSync(join(ROOT, part), join(COPY, part), { recursive: true });
}
const source = readFileSync(join(ROOT, 'src/gil.rs'), 'utf8');

/** Whether the lock's loom tests pass. @param {string} text */
const passes = (text) => {
  writeFileSync(FILE, text);
  const command = `cd '${COPY}' && timeout 60 cargo -Zbuild-std= test --lib --target-dir '${join(ROOT, 'target/loom')}' gil`;
  return capture(command, { RUSTFLAGS: '--cfg loom', CARGO_PROFILE_TEST_OPT_LEVEL: '2' }) !== null;
};

if (!passes(source)) throw new Error('The tests fail before anything is broken.');
for (const [what, [from, to]] of Object.entries(MUTANTS)) {
  if (source.split(from).length !== 2) throw new Error(`"${from}" stands not once in src/gil.rs`);
  const noticed = !passes(source.replace(from, to));
  console.log(`${noticed ? 'noticed    ' : 'NOT NOTICED'}  ${what}`);
  if (!noticed) process.exitCode = 1;
}

// cargo took the last break for what it would build here, and would test that when loom's tests run again.
const now = new Date();
utimesSync(join(ROOT, 'src/gil.rs'), now, now);
