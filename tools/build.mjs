/** Builds the page into dist/: the engine to wasm, its bindings into pkg/, and a copy of all that is served. */

import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mirror } from './mirror.mjs';
import { quietRayon } from './quiet-rayon.mjs';
import { ROOT, run } from './shell.mjs';

const WASM = 'target/wasm32-unknown-unknown/release/interleave.wasm';
const BOUND = 'pkg/interleave_bg.wasm';
const HIGHLIGHT = 'node_modules/@highlightjs/cdn-assets';

/** What is served, and where it comes from. */
const SITE = {
  'index.html': 'index.html',
  'relay.html': 'relay.html',
  'sw.js': 'sw.js',
  www: 'www',
  pkg: 'pkg',
  // A worker of one file starts in half the time of one that imports five (`make bench`, start).
  'www/workers/thread.js': 'target/bundle/thread.js',
  'www/workers/process.js': 'target/bundle/process.js',
  'vendor/highlight/core.min.js': `${HIGHLIGHT}/es/core.min.js`,
  'vendor/highlight/languages/python.min.js': `${HIGHLIGHT}/es/languages/python.min.js`,
  'vendor/highlight/LICENSE': `${HIGHLIGHT}/LICENSE`,
};

/** @param {string} path */
const changed_ms = (path) => existsSync(join(ROOT, path)) ? statSync(join(ROOT, path)).mtimeMs : 0;

/** @returns {boolean} */
const bind = () => {
  if (changed_ms(BOUND) > changed_ms(WASM)) return true;
  // A snippet that is no longer used would stay.
  rmSync(join(ROOT, 'pkg'), { recursive: true, force: true });
  if (!run(`wasm-bindgen --target web --out-dir pkg ${WASM}`)) return false;
  // It repeats our dependencies, but not that these files are modules.
  rmSync(join(ROOT, 'pkg/package.json'), { force: true });
  quietRayon(join(ROOT, 'pkg'));
  return true;
};

const compile = () => run('cargo build --quiet --release --lib --target wasm32-unknown-unknown');

const bundle = () => run('esbuild --log-level=warning --bundle --format=esm --outdir=target/bundle www/workers/thread.js www/workers/process.js');

if (compile() && bind() && bundle()) mirror(ROOT, join(ROOT, 'dist'), SITE);
else process.exitCode = 1;
