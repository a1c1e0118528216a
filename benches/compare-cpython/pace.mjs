/**
 * `make python-pace`: measures how long one step of the computing work takes in this computer's own interpreter. The
 * page uses it to say how long a run would take there (www/python/cost.js). The programs are those that the page shows,
 * with one task, in sequence. A step's time is the difference between two sizes, divided by the steps that they differ
 * in, so that it does not include the time that an interpreter takes to start. The fastest of several times counts,
 * since other programs only add time. Writes www/python/pace.js.
 */

import { cpus } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/shell.mjs';
import { findPython } from './cpython.mjs';

/** @import { Params } from '../../www/interface.js' */

const TIMES = 9;
/**
 * As long as the page's own lists are by default: how fast long lists are also depends on the allocator (squares.mjs).
 */
const NUMBERS = 1_000_000;
const PIECE_TURNS = 8192;
const KIB_NUMBERS = 128;
const MEGAPIXEL = 1e6;

/**
 * `of`: parameters for a size, in any unit; `steps`: how many steps one unit has.
 * @typedef {{workload: string, of: (size: number) => Params, sizes: [number, number], steps: number}} Step
 */

/** @param {string} how @returns {Step} */
const increments = (how) => ({
  workload: 'race',
  of: (size) => ({ tasks: 1, increments: size, how }),
  sizes: [1, 1_000_001],
  steps: 1,
});

/** @param {number} megapixels @param {number} passes @returns {Params} */
const picture = (megapixels, passes) => ({ tasks: 1, megapixels, width_px: 640, passes, seed: 1 });

/** By name, in nanoseconds. @type {Record<string, Step>} */
const STEPS = {
  square_ns: {
    workload: 'squares',
    of: (passes) => ({ n: [NUMBERS], passes, return_list: false }),
    sizes: [1, 6],
    steps: NUMBERS,
  },
  turn_ns: {
    workload: 'mix',
    of: (pieces) => ({ tasks: 1, pieces, wait_ms: 0, copy_kib: 0 }),
    sizes: [1, 501],
    steps: PIECE_TURNS,
  },
  listed_ns: {
    workload: 'mix',
    of: (copy_kib) => ({ tasks: 1, pieces: 0, wait_ms: 0, copy_kib }),
    sizes: [1, 20_001],
    steps: KIB_NUMBERS,
  },
  plain_ns: increments('plain'),
  mutex_ns: increments('mutex'),
  atomic_ns: increments('atomic'),
  drawn_ns: { workload: 'image', of: (megapixels) => picture(megapixels, 1), sizes: [0.1, 2.1], steps: MEGAPIXEL },
  resized_ns: { workload: 'image', of: (passes) => picture(5, passes), sizes: [1, 21], steps: 5 * MEGAPIXEL },
};

/** @param {import('./cpython.mjs').Interpreter} cpython @param {Step} step */
const paceOf = async (cpython, { workload, of, sizes, steps }) => {
  const walls_ms = sizes.map(() => Infinity);
  // The two sizes take turns, so that both lose the same when another program uses the processor for a while.
  for (let time = 0; time < TIMES; time += 1) {
    for (const [at, size] of sizes.entries()) {
      const { wall_ms } = await cpython.run({ workload, params: of(size), model: 'sequential', workers: 1 });
      walls_ms[at] = Math.min(walls_ms[at], wall_ms);
    }
  }
  const [small_ms, large_ms] = walls_ms;
  return Number((((large_ms - small_ms) * 1e6) / ((sizes[1] - sizes[0]) * steps)).toPrecision(3));
};

/** As /proc names it, if there is one: some systems tell Node less. */
const processor = () => {
  try {
    return /^model name\s*:\s*(.+)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? cpus()[0].model;
  } catch {
    return cpus()[0].model;
  }
};

const cpython = findPython();
if (!cpython) {
  console.error('There is no python3 on PATH whose pace could be measured.');
  process.exit(1);
}
/** @type {Record<string, number|null>} */
const pace = {};
for (const [name, step] of Object.entries(STEPS)) {
  try {
    pace[name] = await paceOf(cpython, step);
    console.log(`${name}: ${pace[name]}`);
  } catch (error) {
    // Pictures need Pillow, which is not installed everywhere.
    pace[name] = null;
    console.log(`${name}: not measured (${String(error).split('\n').at(-2) ?? error})`);
  }
}
const about = {
  python: cpython.version.replace(/ \(.*/, ''),
  machine: processor()
    .replace(/\((R|TM)\)/g, '')
    .replace(/\s+/g, ' ')
    .trim(),
  day: new Date().toISOString().slice(0, 10),
};
writeFileSync(
  join(ROOT, 'www/python/pace.js'),
  `/** Measured by \`make python-pace\` (benches/compare-cpython/pace.mjs); not to be edited. Null: not measured. */

/** @type {import('./cost.js').Pace} */
export const PACE = ${JSON.stringify({ about, ...pace }, null, 2)};
`,
);
console.log(`${about.python} on ${about.machine}: written to www/python/pace.js`);
