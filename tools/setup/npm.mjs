/** npm's packages of package-lock.json: all of them for tests, and for serving only those that the page is made of. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, ROOT, run } from '../shell.mjs';

// The stamp lies inside the folder, so that emptying the folder also removes the stamp.
const STAMP = join(ROOT, 'node_modules/.interleave');

const lock = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

const stamp = () => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '');

/**
 * If all packages are there, a goal that needs few is ready too, so that serving never removes the tests' packages.
 * @param {'all'|'few'} wanted
 */
export const ready = (wanted) => {
  const there = stamp();
  return there === `all ${lock()}` || there === `${wanted} ${lock()}`;
};

/**
 * If all packages were there, all are installed again: a changed list must not remove the tests' packages either.
 * @param {'all'|'few'} asked
 */
export const install = (asked) => {
  const wanted = stamp().startsWith('all ') ? 'all' : asked;
  const command = `npm ci --no-audit --no-fund --ignore-scripts --loglevel=error${wanted === 'few' ? ' --omit=dev' : ''}`;
  if (!run(command)) throw new Missing(`npm's packages could not be installed. Get them with: ${command}`);
  writeFileSync(STAMP, `${wanted} ${lock()}`);
};
