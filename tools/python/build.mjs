/**
 * Builds the Python machine for a browser into target/python-web: its wasm module with bindings, and CPython's library,
 * compiled ahead of time and compressed, a file for each module. Prints their sizes.
 *
 *     node tools/python/build.mjs [named]
 *
 * `named` keeps the names of functions, for `sizes.mjs` and profilers.
 */

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ROOT, run } from '../shell.mjs';
import { cargo } from '../test/toolchains.mjs';
import { OUT } from './node.mjs';

const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
const WASM = join(TARGET, 'wasm32-unknown-unknown/python-web/interleave_python_web.wasm');
const BOUND = join(OUT, 'interleave_python_web_bg.wasm');
/** What a program needs that starts threads. */
const SMALL = ['threading', 'time'];

/** Panics without messages, which only we could read, are a twentieth of the module; so is a sort for large arrays. */
const FLAGS =
  `--config 'target.wasm32-unknown-unknown.rustflags=["-Zunstable-options","-Cpanic=immediate-abort"]' ` +
  '-Zbuild-std-features=optimize_for_size';

const compile = () =>
  run(`cargo build --quiet --profile python-web -p interleave-python-web --target wasm32-unknown-unknown ${FLAGS}`);

const bind = () => {
  const names = process.argv.includes('named') ? '--keep-debug' : '--remove-name-section --remove-producers-section';
  return run(`wasm-bindgen --target web ${names} --out-dir '${OUT}' '${WASM}'`);
};

/** @param {Uint8Array} bytes */
const compressed = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** Compiles the library, and compresses each of its files. @returns {Map<string, number>|null} sizes by file */
const pack = () => {
  const [raw, into] = [join(OUT, 'raw'), join(OUT, 'lib')];
  for (const folder of [raw, into]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const example = cargo('run --quiet --release -p interleave-python --example pack', `-- '${raw}'`);
  if (!run(example, { CARGO_TARGET_DIR: TARGET })) return null;
  const sizes = new Map();
  for (const name of readdirSync(raw)) {
    const bytes = readFileSync(join(raw, name));
    if (name === 'index.json') writeFileSync(join(into, name), bytes);
    const small = compressed(bytes);
    writeFileSync(join(into, `${name}.br`), small);
    sizes.set(name, small.length);
  }
  return sizes;
};

/** Everything that is loaded when these modules are imported. @param {string[]} modules @returns {string[]} files */
const needed = (modules) => {
  /** @type {Record<string, {file: string, now: string[]}>} */
  const index = JSON.parse(readFileSync(join(OUT, 'lib/index.json'), 'utf8'));
  const found = new Set();
  const visit = (/** @type {string} */ name) => {
    if (found.has(name) || !index[name]) return;
    found.add(name);
    index[name].now.forEach(visit);
  };
  modules.forEach(visit);
  return [...found].map((name) => `${index[name].file.replaceAll('/', '.')}c`);
};

if (!compile() || !bind()) process.exit(1);
const wasm = readFileSync(BOUND);
console.log(`module: ${wasm.length} bytes, ${compressed(wasm).length} compressed`);
const sizes = pack();
if (!sizes) process.exit(1);
const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
const small = needed(SMALL).reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
console.log(`library: ${sizes.size - 1} modules, ${all} bytes compressed; import ${SMALL.join(', ')}: ${small}`);
