/**
 * A folder of built files: collected first, then written at once. A file that is already there, byte for byte, is not
 * written again, nor are its compressed siblings. A file that was not added is removed.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { SIBLINGS, compressed, worthIt } from './compress.mjs';

/** The folder of all files with a hash in their names. They lie in one folder, so that they name each other by `./`. */
export const ASSETS = 'assets';

/**
 * @typedef {{raw_bytes: number, brotli_bytes: number|null, gzip_bytes: number|null}} Sizes  null if a file is sent
 *   uncompressed
 */

/** @param {Uint8Array} bytes */
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();

/**
 * Whether the file is already there, with its compressed siblings, or without any if it is not to be compressed.
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {boolean} squeezed
 */
const stands = (file, bytes, squeezed) =>
  existsSync(file) &&
  readFileSync(file).equals(bytes) &&
  SIBLINGS.every((sibling) => existsSync(file + sibling) === squeezed);

export class Output {
  /** @type {Map<string, Uint8Array>} */
  #files = new Map();

  /** @param {string} path  in the folder @param {Uint8Array} bytes */
  add(path, bytes) {
    this.#files.set(path, bytes);
  }

  /** @param {string} name @param {Uint8Array} bytes @returns {string} its name with the hash, in `ASSETS` */
  addHashed(name, bytes) {
    const extension = extname(name);
    const hashed = `${name.slice(0, -extension.length)}-${hash(bytes)}${extension}`;
    this.add(`${ASSETS}/${hashed}`, bytes);
    return hashed;
  }

  /** @param {string} folder */
  async write(folder) {
    const sizes = Object.fromEntries(
      await Promise.all(
        [...this.#files]
          .sort()
          .map(async ([path, bytes]) => /** @type {const} */ ([path, await this.#place(join(folder, path), bytes)])),
      ),
    );
    this.add('sizes.json', Buffer.from(`${JSON.stringify(sizes, null, 2)}\n`));
    await this.#place(join(folder, 'sizes.json'), /** @type {Uint8Array} */ (this.#files.get('sizes.json')));
    this.#tidy(folder);
  }

  /** @param {string} file @param {Uint8Array} bytes @returns {Promise<Sizes>} */
  async #place(file, bytes) {
    const squeezed = worthIt(file, bytes);
    if (!stands(file, bytes, squeezed)) {
      mkdirSync(dirname(file), { recursive: true });
      for (const sibling of SIBLINGS) rmSync(file + sibling, { force: true });
      const siblings = squeezed ? await compressed(bytes) : [];
      for (const [sibling, content] of siblings) writeFileSync(file + sibling, content);
      // Written last: if this file is there, its siblings are there too.
      writeFileSync(file, bytes);
    }
    const size = (/** @type {string} */ sibling) =>
      existsSync(file + sibling) ? readFileSync(file + sibling).length : null;
    return { raw_bytes: bytes.length, brotli_bytes: size('.br'), gzip_bytes: size('.gz') };
  }

  /** @param {string} folder */
  #tidy(folder) {
    const wanted = (/** @type {string} */ path) =>
      this.#files.has(path) || this.#files.has(path.replace(/\.(br|gz)$/, ''));
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (entry.isFile() && !wanted(relative(folder, path).replaceAll('\\', '/'))) rmSync(path);
    }
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (
        entry.isDirectory() &&
        readdirSync(path, { recursive: true, withFileTypes: true }).every((below) => below.isDirectory())
      )
        rmSync(path, { recursive: true });
    }
  }
}
