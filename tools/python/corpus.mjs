/**
 * Runs the programs of crates/python/tests/programs in the Python machine's wasm module, on green threads and a virtual
 * clock, and compares output and exit code with those of this machine's python3, or with the file beside the program.
 *
 *     node tools/python/corpus.mjs [BEGINNING-OF-NAMES]
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { ROOT } from '../shell.mjs';
import { LIBRARY, compiled, machine } from './node.mjs';

const FOLDER = join(ROOT, 'crates/python/tests/programs');
const PATIENCE_MS = 60_000;
/** What an instruction takes on the virtual clock, as in the native tests. */
const STEP_MS = 1e-4;
const INTERVAL_MS = 5;
/** What the wasm module is built without: tables of characters, and rare digests. They weigh too much. */
const LEFT_OUT = ['hashlib_digests.py', 'unicodedata_whole.py'];

/** @typedef {{out: string, code: number, error: string}} Ended */

/** @param {string} out @param {number} code @param {string} err @returns {Ended} */
const ended = (out, code, err) => ({ out, code, error: code === 0 ? '' : (err.trimEnd().split('\n').pop() ?? '') });

/** Runs a program in an instance of its own. @param {string} file @returns {Promise<Ended>} */
const ours = (file) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { file, module: compiled() } });
    const timer = setTimeout(() => end({ out: '', code: -1, error: 'no end' }), PATIENCE_MS);
    const end = (/** @type {Ended} */ result) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    worker.on('message', end);
    worker.on('error', (error) => end({ out: '', code: -1, error: String(error) }));
  });

/** @param {string} file @returns {Ended} */
const expected = (file) => {
  const beside = file.replace(/\.py$/, '.out');
  if (existsSync(beside)) return { out: readFileSync(beside, 'utf8'), code: 0, error: '' };
  const { stdout, stderr, status } = spawnSync('python3', [file], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONHASHSEED: '0' },
  });
  return ended(stdout, status ?? -1, stderr);
};

const one = async () => {
  const { file, module } = workerData;
  const { run_green } = await machine({ module });
  const text = readFileSync(file, 'utf8');
  const folders = [FOLDER, LIBRARY];
  const ran = run_green(text, file, folders, ['program.py'], '', INTERVAL_MS, 'none', 'first-ready', 0, STEP_MS);
  const decoder = new TextDecoder();
  parentPort?.postMessage(ended(decoder.decode(ran.out), ran.exit ?? -1, decoder.decode(ran.err)));
};

const all = async () => {
  const beginning = process.argv[2] ?? '';
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.py') && name.startsWith(beginning) && !LEFT_OUT.includes(name),
  );
  const left = files.toSorted();
  /** @type {string[]} */
  const differing = [];
  const work = async () => {
    for (let name = left.shift(); name; name = left.shift()) {
      const file = join(FOLDER, name);
      const [found, wanted] = [await ours(file), expected(file)];
      if (JSON.stringify(found) === JSON.stringify(wanted)) continue;
      const [lines, others] = [found.out.split('\n'), wanted.out.split('\n')];
      const at = lines.findIndex((line, index) => line !== others[index]);
      const what = at < 0 ? `ended with ${found.code}: ${found.error}` : `${lines[at]} | expected: ${others[at]}`;
      differing.push(`${name}: ${what.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (differing.length > 0) console.log(differing.toSorted().join('\n'));
  console.log(
    `${files.length - differing.length} of ${files.length} programs do the same in wasm, ${LEFT_OUT.length} are left out`,
  );
  process.exitCode = differing.length > 0 ? 1 : 0;
};

await (isMainThread ? all() : one());
