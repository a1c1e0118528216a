/**
 * Puts the Python machine where the page's modules find it, below pkg/python: both builds, the library's files, and
 * library.js, which knows the address of each file and what each module imports.
 */

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, MADE, OUT, RAW, buildPython, packedName } from './build.mjs';

/** @import { Build } from './build.mjs' */

/** @typedef {Record<string, {file: string, now: string[]}>} Index */

/** The module library.js. @param {Index} index */
const libraryModule = (index) => {
  const files = [...new Set(Object.values(index).map(({ file }) => file))].sort();
  const lines = files.map((file) => `  '${file}': new URL('./library/${packedName(file)}', import.meta.url).href,`);
  const imports = Object.fromEntries(Object.entries(index).map(([name, { file, now }]) => [name, { file, now }]));
  return [
    "/** CPython's library, compiled ahead of time. Made by tools/python/package.mjs. */",
    '/** Where each file is loaded from. */',
    `export const addresses = {\n${lines.join('\n')}\n};`,
    '/** For each module its file, and the modules that it imports at once. */',
    `export const index = ${JSON.stringify(imports)};`,
    '',
  ].join('\n');
};

/** Its types, apart from it: a script from outside www/ would be none that the package's types may be made of. */
const LIBRARY_TYPES = [
  'export const addresses: Record<string, string>;',
  'export const index: Record<string, {file: string, now: string[]}>;',
  '',
].join('\n');

/** Copies a file unless it is there already: a new time would have the site built anew. @param {string} from @param {string} to */
const copy = (from, to) => cpSync(from, to, { preserveTimestamps: true });

/** @param {string} pkg the folder of what is built for the page's modules @returns {boolean} */
export const addPython = (pkg) => {
  const builds = /** @type {Build[]} */ (Object.keys(BUILDS));
  if (!buildPython(builds)) return false;
  const home = join(pkg, 'python');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'library'), { recursive: true });
  for (const build of builds) {
    mkdirSync(join(home, build));
    for (const name of readdirSync(join(OUT, build)))
      if (name !== 'package.json' && name !== MADE) copy(join(OUT, build, name), join(home, build, name));
  }
  const names = readdirSync(RAW).filter((name) => name !== 'index.json');
  for (const name of names) copy(join(RAW, name), join(home, 'library', name));
  writeFileSync(join(home, 'library.js'), libraryModule(JSON.parse(readFileSync(join(RAW, 'index.json'), 'utf8'))));
  writeFileSync(join(home, 'library.d.ts'), LIBRARY_TYPES);
  return true;
};
