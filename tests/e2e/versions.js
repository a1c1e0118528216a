/** A host whose site is replaced by a newer version while pages of the older one are open. */

import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { serve } from '../../tools/serve.mjs';
import { DIST } from './site.js';

/** What the build names by content. */
export const HASHED = /([\w.-]+-)([0-9A-Z]{8})(\.(?:js|css|wasm|svg|png|woff2))\b/g;
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Each version has another hash for each name. @param {string} text @param {number} version from 0, the build's own */
export const inVersion = (text, version) =>
  text.replaceAll(
    HASHED,
    (_, before, hash, after) =>
      before +
      [.../** @type {string} */ (hash)]
        .map((letter) => LETTERS[(LETTERS.indexOf(letter) + version) % LETTERS.length])
        .join('') +
      after,
  );

/** @param {string} folder @param {number} version */
const writeVersion = (folder, version) => {
  for (const path of /** @type {string[]} */ (readdirSync(DIST, { recursive: true })).filter((path) =>
    /\.(html|js|css|json|wasm|svg|png|woff2)$/.test(path),
  )) {
    const target = join(folder, inVersion(path, version));
    mkdirSync(dirname(target), { recursive: true });
    if (!['.html', '.js', '.css'].includes(extname(path))) copyFileSync(join(DIST, path), target);
    else
      writeFileSync(
        target,
        inVersion(readFileSync(join(DIST, path), 'utf8'), version) +
          (path === 'sw.js' ? `// version ${version}\n` : ''),
      );
  }
};

/**
 * It sends no headers that isolate. `asked`: paths since the last look. `replace`: by another version, in one step;
 * `keeping` one that stays beside it, as hosts do that never remove a file.
 */
export const serveVersions = async () => {
  const host = mkdtempSync(join(tmpdir(), 'interleave-versions-'));
  /** @type {string[]} */
  const paths = [];
  /** @param {number} version @param {number[]} [keeping] */
  const replace = (version, keeping = []) => {
    const folder = join(host, `${version}`);
    for (const one of [...keeping, version]) writeVersion(folder, one);
    symlinkSync(folder, join(host, 'next'));
    renameSync(join(host, 'next'), join(host, 'site'));
  };
  replace(0);
  const site = await serve({
    root: join(host, 'site'),
    port: 0,
    isolated: false,
    asked: (path) => {
      paths.push(path);
    },
  });
  return {
    url: site.url,
    replace,
    asked: () => paths.splice(0),
    close: async () => {
      await site.close();
      rmSync(host, { recursive: true });
    },
  };
};
