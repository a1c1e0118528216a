/**
 * Builds the page into dist/, as it is deployed: the engine to wasm, its bindings into pkg/, and the files of the site
 * from these and www/. It takes a second if the engine is already built, so that `make serve` serves the same files.
 */

import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Bundler } from './dist/bundler.mjs';
import { addPython } from './python/package.mjs';
import { isolatedPaths, hostFiles } from './dist/hosts.mjs';
import { libraryLicence, licencesOf } from './dist/licences.mjs';
import { oEmbed, withDiscovery } from './dist/oembed.mjs';
import { Output } from './dist/output.mjs';
import { addPages } from './dist/page.mjs';
import { quietRayon } from './quiet-rayon.mjs';
import { ROOT, run } from './shell.mjs';

const WASM = 'target/wasm32-unknown-unknown/release/interleave.wasm';
const PKG = join(ROOT, 'pkg');
const BOUND = 'pkg/interleave_bg.wasm';

/** Files that keep their names, and their sources. @type {Record<string, string>} */
const STABLE = {
  'sw.js': 'sw.js',
  'robots.txt': 'robots.txt',
  'licences/codemirror.txt': 'node_modules/@codemirror/view/LICENSE',
  'licences/highlight.js.txt': 'node_modules/@highlightjs/cdn-assets/LICENSE',
};

/**
 * Files that pages elsewhere name, and files that these load later. Each is one file under a name that stays, because a
 * page may keep one of them for longer than we keep a build.
 * @type {Record<string, string>}
 */
const ALONE = {
  embed: 'www/embed/tag/define.js',
  client: 'www/embed/client.js',
  'embed-picture': 'www/embed/tag/picture.js',
};

/** @param {string} path */
const changed_ms = (path) => (existsSync(join(ROOT, path)) ? statSync(join(ROOT, path)).mtimeMs : 0);

/** @returns {boolean} */
const bind = () => {
  if (changed_ms(BOUND) > changed_ms(WASM)) return true;
  // Otherwise a snippet that is no longer used would stay.
  for (const name of existsSync(PKG) ? readdirSync(PKG) : [])
    if (name !== 'python') rmSync(join(PKG, name), { recursive: true, force: true });
  // The names of functions are a quarter of the file, and only a debugger reads them.
  if (!run(`wasm-bindgen --target web --remove-name-section --remove-producers-section --out-dir pkg ${WASM}`))
    return false;
  // It repeats our dependencies, but does not say that these files are modules.
  rmSync(join(PKG, 'package.json'), { force: true });
  quietRayon(PKG);
  return true;
};

const compile = () => run('cargo build --quiet --release --lib --target wasm32-unknown-unknown');

const bundle = async () => {
  const output = new Output();
  const bundler = new Bundler(ROOT, output);
  const pages = readdirSync(ROOT).filter((name) => name.endsWith('.html'));
  await addPages(bundler, pages, (page) => withDiscovery(page, process.env.SITE));
  await bundler.alone(ALONE);
  output.add('oembed.json', Buffer.from(`${JSON.stringify(oEmbed(process.env.SITE), null, 2)}\n`));
  for (const [path, source] of Object.entries(STABLE)) output.add(path, readFileSync(join(ROOT, source)));
  output.add('licences/engine.txt', Buffer.from(licencesOf(ROOT)));
  output.add('licences/python-machine.txt', Buffer.from(licencesOf(join(ROOT, 'crates/python-web'))));
  output.add('licences/python-library.txt', Buffer.from(libraryLicence(join(ROOT, 'crates/python'))));
  const isolated = isolatedPaths(
    pages.map((name) => name.replace('.html', '')),
    ['sw.js', ...Object.keys(ALONE).map((name) => `${name}.js`)],
  );
  for (const [path, text] of Object.entries(hostFiles(isolated))) output.add(path, Buffer.from(text));
  await output.write(join(ROOT, 'dist'));
};

if (compile() && bind() && addPython(PKG)) await bundle();
else process.exitCode = 1;
