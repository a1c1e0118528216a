/** npm's packages of package-lock.json: all of them for tests, for serving only those the page is made of. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, ROOT, run } from '../shell.mjs';

// Inside the folder, so that whoever empties the folder takes the stamp along.
const STAMP = join(ROOT, 'node_modules/.interleave');

const lock = () => createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex');

const stamp = () => existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';

/** All packages serve a goal that needs few, so that serving never takes a test's packages away. @param {'all'|'few'} wanted */
export const ready = (wanted) => {
  const there = stamp();
  return there === `all ${lock()}` || there === `${wanted} ${lock()}`;
};

/** Where all were, all are got again: a changed list must not take a test's packages away either. @param {'all'|'few'} asked */
export const install = (asked) => {
  const wanted = stamp().startsWith('all ') ? 'all' : asked;
  const command = `npm ci --no-audit --no-fund --ignore-scripts --loglevel=error${wanted === 'few' ? ' --omit=dev' : ''}`;
  if (!run(command)) throw new Missing(`npm's packages could not be installed. Get them with: ${command}`);
  writeFileSync(STAMP, `${wanted} ${lock()}`);
};
