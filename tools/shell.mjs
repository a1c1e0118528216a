/**
 * Runs other programs, always in the checkout, with the folders where set-up puts programs first on PATH.
 */

import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** What set-up keeps for all checkouts of this user, besides what cargo keeps. */
export const DATA = join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'interleave');

const PROGRAMS = [
  join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin'),
  join(DATA, 'python/bin'),
  join(ROOT, 'node_modules/.bin'),
];
process.env.PATH = [...PROGRAMS, process.env.PATH].join(delimiter);

/** Something that could not be installed. The message is one line: its name, and the command that installs it. */
export class Missing extends Error {}

/** @typedef {Record<string, string>} Environment */

/**
 * Runs a command line whose output the user sees.
 * @param {string} command
 * @param {Environment} [environment]
 * @returns {boolean} whether it succeeded
 */
export const run = (command, environment = {}) =>
  spawnSync(command, { shell: true, stdio: 'inherit', cwd: ROOT, env: { ...process.env, ...environment } }).status ===
  0;

/**
 * Runs a command line whose output matters only if it fails.
 * @param {string} command
 * @throws {Error} with the command, how it ended, and what it wrote
 */
export const mustRun = (command) => {
  const { status, signal, stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8', cwd: ROOT });
  if (status !== 0) throw new Error(`${command}\nended with ${signal ?? status}, and wrote:\n${stdout}${stderr}`);
};

/**
 * The output of a command line, or null if it fails.
 * @param {string} command
 * @param {Environment} [environment]
 * @returns {string|null}
 */
export const capture = (command, environment = {}) => {
  const { status, stdout } = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    cwd: ROOT,
    env: { ...process.env, ...environment },
  });
  return status === 0 ? stdout.trim() : null;
};
