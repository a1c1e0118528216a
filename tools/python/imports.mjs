/**
 * How long an import takes: on the Python machine from the library's text, on the same from code compiled ahead of time, and
 * on this machine's python3, whose library is compiled ahead as well. Rounds are taken in turns; prints the least of each.
 *
 *     node tools/python/build.mjs && node tools/python/imports.mjs [MACHINE]
 *
 * `MACHINE` is a built example `python` of crates/python; without it, one is built.
 */

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ROOT, run } from '../shell.mjs';
import { cargo } from '../test/toolchains.mjs';
import { OUT } from './build.mjs';

const MODULES = ['threading', 'asyncio', 'logging', 'dataclasses'];
const ROUNDS = 9;
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');

const built = () => {
  const example = cargo('build --quiet --release -p interleave-python --example python');
  if (!run(example, { CARGO_TARGET_DIR: TARGET })) process.exit(1);
  return join(TARGET, 'release/examples/python');
};

const machine = process.argv[2] ?? built();

/** What imports a module. @type {Record<string, {program: string, env?: Record<string, string>}>} */
const WAYS = {
  text: { program: machine },
  packed: { program: machine, env: { INTERLEAVE_PACKED: join(OUT, 'raw') } },
  python3: { program: 'python3' },
};

/** Milliseconds. @param {keyof typeof WAYS} way @param {string} module */
const once = (way, module) => {
  const { program, env } = WAYS[way];
  const text = `import time; a = time.perf_counter(); import ${module}; print((time.perf_counter() - a) * 1e3)`;
  const { stdout, stderr, status } = spawnSync(program, ['-c', text], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${way}, ${module}: ${stderr}`);
  return Number(stdout);
};

for (const module of MODULES) {
  const least = new Map(Object.keys(WAYS).map((way) => [way, Infinity]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [way, ms] of least) least.set(way, Math.min(ms, once(way, module)));
  console.log(`import ${module}: ${[...least].map(([way, ms]) => `${way} ${ms.toFixed(1)} ms`).join(', ')}`);
}
