/**
 * Builds the Python machine for a browser into target/python-web: two wasm modules with their bindings, with the
 * interpreter's lock and free-threaded, and CPython's library, compiled ahead of time, a file for each module. As a program
 * it prints their sizes, compressed as a host sends them:
 *
 *     node tools/python/build.mjs [named]
 *
 * `named` keeps the names of functions, for profilers.
 */

import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ROOT, run } from '../shell.mjs';
import { cargo } from '../test/toolchains.mjs';
import { ordered } from './order.mjs';

const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
/** Where the machine's modules and the library are. */
export const OUT = join(ROOT, 'target/python-web');
/** The library's files, and `index.json`: each module's file, and the modules that it imports at once. */
export const RAW = join(OUT, 'raw');
/** Beside a build that is whole: a step that failed left none. */
export const MADE = 'made';
/** The package of each build. */
export const BUILDS = { locked: 'interleave-python-web', free: 'interleave-python-free' };
/** What a program needs that starts threads. */
const SMALL = ['threading', 'time'];

/** @typedef {keyof typeof BUILDS} Build */

/**
 * Panics without messages, which only we could read, are a twentieth of the module; so is a sort for large arrays. What other
 * crates compiled of their generic functions is shared, or the last crate would have its own, large as it is linked.
 */
const FLAGS =
  `--config 'target.wasm32-unknown-unknown.rustflags=["-Zunstable-options","-Cpanic=immediate-abort","-Zshare-generics=yes"]' ` +
  '-Zbuild-std-features=optimize_for_size';

/** @param {string} path */
const changed_ms = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

const INSTANCE = 'let wasmModule, wasmInstance, wasm;';

/**
 * Adds what a page's own thread needs: it lets go of the instance and its memory, so that `initSync` makes the next one.
 * Without it a module of bindings keeps its first instance for ever.
 * @param {string} file  the bindings
 */
const addForget = (file) => {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(INSTANCE))
    throw new Error(`${file} has no “${INSTANCE}” any more: tools/python/build.mjs has to forget otherwise`);
  const views = Array.from(text.matchAll(/^let (cached\w+Memory0) = null;$/gm), ([, name]) => `${name} = `);
  const statements = ['wasm = wasmModule = wasmInstance = undefined;', `${views.join('')}null;`];
  writeFileSync(file, `${text}\nexport const forget = () => {\n  ${statements.join('\n  ')}\n};\n`);
};

/** @param {Build} build @param {boolean} isNamed */
const module = (build, isNamed) => {
  const compiled = run(
    `cargo build --quiet --profile python-web -p ${BUILDS[build]} ` + `--target wasm32-unknown-unknown ${FLAGS}`,
  );
  if (!compiled) return false;
  const wasm = join(TARGET, `wasm32-unknown-unknown/python-web/${BUILDS[build].replaceAll('-', '_')}.wasm`);
  const made = join(OUT, build, MADE);
  if (!isNamed && changed_ms(made) > changed_ms(wasm)) return true;
  rmSync(made, { force: true });
  const names = isNamed ? '--keep-debug' : '--remove-name-section --remove-producers-section';
  if (!run(`wasm-bindgen --target web ${names} --out-name machine --out-dir '${join(OUT, build)}' '${wasm}'`))
    return false;
  addForget(join(OUT, build, 'machine.js'));
  const file = join(OUT, build, 'machine_bg.wasm');
  // Only the one that most readers load has to be small.
  if (!isNamed && build === 'locked') writeFileSync(file, ordered(readFileSync(file)));
  if (!isNamed) writeFileSync(made, '');
  return true;
};

/** Compiles the library ahead of time, unless the program that does so is as it was. */
const pack = () => {
  // Not optimised: it runs for some seconds, and the tests use the same build of the machine.
  const built = run(cargo('build', '--quiet -p interleave-python --example pack'), { CARGO_TARGET_DIR: TARGET });
  if (!built) return false;
  const program = join(TARGET, 'debug/examples/pack');
  if (changed_ms(join(RAW, 'index.json')) > changed_ms(program)) return true;
  rmSync(RAW, { recursive: true, force: true });
  return run(`'${program}' '${RAW}'`);
};

/** @param {Build[]} builds */
export const buildPython = (builds, isNamed = false) => builds.every((build) => module(build, isNamed)) && pack();

/** @param {Uint8Array} bytes */
const compressed = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** Everything that is loaded when these modules are imported. @param {string[]} modules @returns {string[]} files */
const needed = (modules) => {
  /** @type {Record<string, {file: string, now: string[]}>} */
  const index = JSON.parse(readFileSync(join(RAW, 'index.json'), 'utf8'));
  const found = new Set();
  const visit = (/** @type {string} */ name) => {
    if (found.has(name) || !index[name]) return;
    found.add(name);
    index[name].now.forEach(visit);
  };
  modules.forEach(visit);
  return [...found].map((name) => packedName(index[name].file));
};

/** The packed file of a module's file. @param {string} file */
export const packedName = (file) => `${file.replaceAll('/', '.')}c`;

const printSizes = () => {
  for (const build of /** @type {Build[]} */ (Object.keys(BUILDS))) {
    const wasm = readFileSync(join(OUT, build, 'machine_bg.wasm'));
    console.log(`${build}: ${wasm.length} bytes, ${compressed(wasm).length} compressed`);
  }
  const names = readdirSync(RAW).filter((name) => name !== 'index.json');
  const sizes = new Map(names.map((name) => [name, compressed(readFileSync(join(RAW, name))).length]));
  const sum = (/** @type {string[]} */ files) => files.reduce((total, file) => total + (sizes.get(file) ?? 0), 0);
  console.log(
    `library: ${names.length} modules, ${sum(names)} bytes compressed; import ${SMALL.join(', ')}: ${sum(needed(SMALL))}`,
  );
};

if (process.argv[1] === import.meta.filename) {
  if (!buildPython(/** @type {Build[]} */ (Object.keys(BUILDS)), process.argv.includes('named'))) process.exit(1);
  printSizes();
}
