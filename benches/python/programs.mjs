/**
 * The Python programs that are timed. Each prints lines of a name and milliseconds: the nine of crates/python/benches,
 * what imports take, and, where MICROPYTHON names a snapshot's folder, the programs of its `tests/perf_bench`.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/shell.mjs';

/** @typedef {Map<string, number>} Times milliseconds by name */

const NINE = readFileSync(join(ROOT, 'crates/python/benches/nine.py'), 'utf8');
/** What a benchmark of MicroPython is scaled to: thousandths of a computer's speed, and kilobytes of memory. */
const SCALE = [100, 1000];

/** Runs what a file of perf_bench defines. The file's parameters are for speeds of up to so much. */
const FOOTER = `
from time import perf_counter as _now
_scale = max(key for key in bm_params if key[0] <= ${SCALE[0]} and key[1] <= ${SCALE[1]})
def _time():
    run, result = bm_setup(bm_params[_scale])
    begin = _now()
    run()
    return (_now() - begin) * 1e3
print('NAME', min(_time() for _ in range(3)))
`;

const perfBench = () => {
  const folder = process.env.MICROPYTHON;
  if (!folder) return [];
  const files = readdirSync(join(folder, 'tests/perf_bench')).filter((file) => file.endsWith('.py'));
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, 'tests/perf_bench', file), 'utf8');
    // The rest times what only MicroPython has.
    const isPython = text.includes('def bm_setup') && !/micropython|\bvfs\b|import mpy/.test(text);
    return isPython ? [`${text}${FOOTER.replace('NAME', file.slice(0, -'.py'.length))}`] : [];
  });
};

/** The texts of the programs that compute. */
export const computing = () => [NINE, ...perfBench()];

/** A program that imports a module, once. @param {string} module */
export const importing = (module) => `from time import perf_counter as now
begin = now()
import ${module}
print('${module}', (now() - begin) * 1e3)
`;

/** @param {string} printed @returns {Times} */
export const timesOf = (printed) =>
  new Map(
    printed
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([name, ms]) => /** @type {[string, number]} */ ([name, Number(ms)])),
  );
