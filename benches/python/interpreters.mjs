/** What runs the programs on this computer. Each run is a process of its own. */

import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PACKED, program as programOf } from './build.mjs';
import { timesOf } from './programs.mjs';

/** @import { Build } from './build.mjs' */
/** @import { Times } from './programs.mjs' */
/** @typedef {(text: string) => Promise<Times>} Interpreter */

const execute = promisify(execFile);
const FILE = join(mkdtempSync(join(tmpdir(), 'interleave-python-')), 'program.py');

/** @param {string[]} command @param {Record<string, string>} [environment] @returns {Interpreter} */
const inProcess =
  ([program, ...options], environment = {}) =>
  async (text) => {
    writeFileSync(FILE, text);
    const { stdout } = await execute(program, [...options, FILE], { env: { ...process.env, ...environment } });
    return timesOf(stdout);
  };

/** CPython, of this computer, without the site's packages, which may import what is measured. */
export const cpython = inProcess(['python3', '-S']);

/** The machine, compiled for this computer. @param {Build} build */
export const native = (build) => inProcess([programOf(build)], { INTERLEAVE_PACKED: PACKED });
