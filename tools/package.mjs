/**
 * `make package`: makes the npm package as a tarball of the built site, the types of its interface, and the files that
 * belong to them. The package has no dependencies, because it contains everything that it needs.
 */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, mustRun } from './shell.mjs';

/** Files that a host of the site needs and an importer does not. */
const LEFT_OUT = /\.(br|gz|map)$|\/(_headers|vercel\.json|nginx\.conf|\.htaccess|\.nojekyll)$/;
const ALONGSIDE = ['CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT'];

/** @param {Record<string, unknown>} own of this repository */
const manifest = ({ version, description, license }) => ({
  name: 'interleave-lab',
  version,
  description,
  license,
  type: 'module',
  sideEffects: true,
  keywords: ['concurrency', 'threads', 'gil', 'web-workers', 'wasm', 'custom-element'],
  exports: {
    '.': { types: './types/lab/element/interleave-lab-element.d.ts', default: './dist/www/define.js' },
    './embed': { types: './types/embed/tag/tag.d.ts', default: './dist/embed.js' },
    './client': { types: './types/embed/client.d.ts', default: './dist/client.js' },
    './protocol': { types: './types/interface.d.ts' },
    './dist/*': './dist/*',
    './package.json': './package.json',
  },
});

/** @param {string} made the folder in which the package is put together @returns {string} the tarball's path */
export function pack(made) {
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  cpSync(join(ROOT, 'dist'), join(made, 'dist'), { recursive: true, filter: (from) => !LEFT_OUT.test(from) });
  for (const name of ALONGSIDE) cpSync(join(ROOT, name), join(made, name));
  cpSync(join(ROOT, 'tools/package/README.md'), join(made, 'README.md'));
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(made, 'package.json'), `${JSON.stringify(manifest(own), null, 2)}\n`);
  mustRun(`tsc --project tools/package/tsconfig.json --outDir ${join(made, 'types')}`);
  mustRun(`npm pack --loglevel=error --pack-destination ${made} ${made}`);
  return join(made, `interleave-lab-${own.version}.tgz`);
}

if (process.argv[1] === import.meta.filename) console.log(pack(join(ROOT, 'target/package')));
