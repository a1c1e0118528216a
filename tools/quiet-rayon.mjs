/**
 * wasm-bindgen-rayon 1.3.0 starts its workers with `init(module, memory)`, a form that wasm-bindgen 0.2.130 warns
 * of on the console, once a thread (its form with a bundler passes one object, as is wanted). Mended in what was
 * generated, until a release does; a release that does fails here, and this file can go.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OLD = 'pkg.default(data.module, data.memory)';
const NEW = 'pkg.default({ module_or_path: data.module, memory: data.memory })';

/** @param {string} pkg  the folder that wasm-bindgen wrote */
export const quietRayon = (pkg) => {
  const snippets = join(pkg, 'snippets');
  const folder = readdirSync(snippets).find((name) => name.startsWith('wasm-bindgen-rayon-'));
  const file = join(snippets, String(folder), 'src/workerHelpers.no-bundler.js');
  const text = readFileSync(file, 'utf8');
  if (!text.includes(OLD)) throw new Error(`${file} does not call ${OLD} any more: tools/quiet-rayon.mjs can go`);
  writeFileSync(file, text.replace(OLD, NEW));
};
