/** CPython's side: the programs that the page shows, each in its own interpreter, measured by watch.py. */

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { capture } from '../../tools/shell.mjs';
import { pythonProgram } from '../../www/python/program.js';

/** @import { ModelName, Params } from '../../www/interface.js' */

/**
 * One turn of a model, on either side. `interval_ms` is the lock's.
 * @typedef {{workload: string, params: Params, model: ModelName, workers: number, interval_ms?: number}} Turn
 */
/** @typedef {{begin_ms: number, end_ms: number, cpu_ms: number}} WatchedThread */
/** @typedef {{wall_ms: number, threads: WatchedThread[], woken_ms: number[]}} Watched */
/** @typedef {{version: string, run: (turn: Turn) => Promise<Watched>}} Interpreter */

const WATCH = join(import.meta.dirname, 'watch.py');
const FREE_THREADED = ['python3.14t', 'python3.13t'];
const MAX_BYTES = 1 << 26;

const execute = promisify(execFile);

/** @param {string} command @returns {(turn: Turn) => Promise<Watched>} */
const runner =
  (command) =>
  async ({ workload, params, model, workers, interval_ms }) => {
    const source = pythonProgram(workload, model, params, workers);
    if (source === null) throw new Error(`${workload} has no program in Python`);
    const folder = mkdtempSync(join(tmpdir(), 'interleave-'));
    try {
      const program = join(folder, 'program.py');
      writeFileSync(program, source);
      const interval = interval_ms === undefined ? [] : [String(interval_ms / 1000)];
      const { stdout } = await execute(command, [WATCH, program, ...interval], { maxBuffer: MAX_BYTES });
      return JSON.parse(String(stdout.trimEnd().split('\n').at(-1)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

/** @param {string} command @returns {Interpreter|null} null if there is none */
const interpreter = (command) => {
  const version = capture(`${command} -c 'import sys; print(sys.version.split()[0])' 2>&1`);
  return version === null ? null : { version: `CPython ${version} (${command})`, run: runner(command) };
};

export const findPython = () => interpreter('python3');

/** An interpreter that runs threads without a lock; null if none is on PATH. */
export const findFreeThreaded = () => {
  for (const command of FREE_THREADED) {
    const found = interpreter(command);
    if (found) return found;
  }
  return null;
};
