/**
 * wasm-bindgen-rayon 1.3.0 starts its workers with `init(module, memory)`. wasm-bindgen 0.2.130 warns about this form
 * on the console, once for each thread (the form with a bundler passes one object, as wasm-bindgen wants). This
 * corrects the generated files until a release does. With such a release this step fails, and this file can be removed.
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
