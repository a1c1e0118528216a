/**
 * Running other programs, always in the checkout, with the places where set-up puts programs ahead on PATH.
 */

import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** What set-up keeps for all checkouts of this user, beside what cargo keeps. */
export const DATA = join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'interleave');

const PROGRAMS = [join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin'), join(DATA, 'python/bin'), join(ROOT, 'node_modules/.bin')];
process.env.PATH = [...PROGRAMS, process.env.PATH].join(delimiter);

/** Something that could not be had. The message is one line: what, and the command that gets it. */
export class Missing extends Error {}

/** @typedef {Record<string, string>} Environment */

/** Runs a command line before the user's eyes. @param {string} command @param {Environment} [environment] @returns {boolean} whether it went well */
export const run = (command, environment = {}) =>
  spawnSync(command, { shell: true, stdio: 'inherit', cwd: ROOT, env: { ...process.env, ...environment } }).status === 0;

/** What a command line prints, or null where it fails. @param {string} command @param {Environment} [environment] @returns {string|null} */
export const capture = (command, environment = {}) => {
  const { status, stdout } = spawnSync(command, { shell: true, encoding: 'utf8', cwd: ROOT, env: { ...process.env, ...environment } });
  return status === 0 ? stdout.trim() : null;
};
