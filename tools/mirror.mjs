/** Mirrors files into a folder: files that changed are copied, and files that are gone are removed. */

import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Every file below a path, relative to it; `''` for a path that is a file. @param {string} path @returns {string[]} */
const filesBelow = (path) =>
  statSync(path).isFile()
    ? ['']
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(path, join(entry.path, entry.name)));

/** @param {string} from @param {string} to */
const copyIfNewer = (from, to) => {
  if (existsSync(to) && statSync(to).mtimeMs > statSync(from).mtimeMs) return;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
};

/**
 * @param {string} source
 * @param {string} target
 * @param {Record<string, string>} paths  in the target → in the source; a file or a folder
 */
export const mirror = (source, target, paths) => {
  const wanted = new Map(
    Object.entries(paths).flatMap(([to, from]) =>
      filesBelow(join(source, from)).map((file) => [join(to, file), join(source, from, file)]),
    ),
  );
  for (const [to, from] of wanted) copyIfNewer(from, join(target, to));
  for (const file of filesBelow(target).filter((file) => !wanted.has(file))) rmSync(join(target, file));
};
