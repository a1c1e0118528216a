/**
 * Bundles sources into files with hashed names. A file is built when another file names it: by an import, in a page, or
 * by `new URL('…', import.meta.url)`, which is how plain modules name workers, styles and the wasm. So the same sources
 * run unbuilt. A file that is named is built before the file that names it, because its name contains its hash.
 */

import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { ASSETS } from './output.mjs';

/** @import { BuildOptions, Metafile, Plugin } from 'esbuild' */
/** @import { Output } from './output.mjs' */

/**
 * Imports that stay files of their own: rayon's workers begin with the second, and import the first by its address. In
 * every other worker the engine is part of the worker's one file, which halves the start time (`make bench`, start).
 * @type {Record<string, RegExp>}
 */
const APART = {
  'www/run/workers/coordinator.js': /\/pkg\/interleave\.js$/,
  'pkg/interleave.js': /\/workerHelpers\.no-bundler\.js$/,
};

const ADDRESS = /new URL\(\s*'([^']*)',\s*import\.meta\.url,?\s*\)/g;
/** A name that is put together while the page runs: the build cannot know what it names. */
const UNREADABLE = /new URL\([^()'][^()]*,\s*import\.meta\.url|new URL\(`[^`]*`,\s*import\.meta\.url/;

/** @param {string} text @param {RegExp} pattern @param {(match: RegExpExecArray) => Promise<string>} change */
const replaceEach = async (text, pattern, change) => {
  const changed = await Promise.all(Array.from(text.matchAll(pattern), change));
  return text.replace(pattern, () => /** @type {string} */ (changed.shift()));
};

export class Bundler {
  /** @type {Map<string, Promise<string>>} */
  #names = new Map();

  /**
   * @param {string} root  of the sources, and of the site: a file that is not built keeps its place below it
   * @param {Output} output
   */
  constructor(root, output) {
    this.root = root;
    this.output = output;
  }

  /**
   * The name in `ASSETS` of the file that a source is built into.
   * @param {string} source  from the root
   * @returns {Promise<string>}
   */
  name(source) {
    const known = this.#names.get(source) ?? this.#make(source);
    this.#names.set(source, known);
    return known;
  }

  /** @param {string} source */
  async #make(source) {
    if (!existsSync(join(this.root, source))) throw new Error(`${source} is named, but is not there`);
    const kind = extname(source);
    if (kind !== '.js' && kind !== '.css')
      return this.output.addHashed(basename(source), readFileSync(join(this.root, source)));
    return this.#build(
      {
        entryPoints: [join(this.root, source)],
        plugins: kind === '.js' ? [this.#apart(source), this.#addresses()] : [],
      },
      source,
    );
  }

  /**
   * Builds the scripts of all pages together, so that modules they share are loaded once.
   * @param {string[]} sources
   * @returns {Promise<Metafile>}
   */
  async pages(sources) {
    const { metafile } = await this.#run({
      entryPoints: sources.map((source) => join(this.root, source)),
      splitting: true,
      plugins: [this.#addresses()],
    });
    return metafile;
  }

  /**
   * Builds each script into one file that keeps its name, at the root. A script that another one imports later stays
   * separate.
   * @param {Record<string, string>} sources by their names without `.js`
   */
  async alone(sources) {
    const names = new Map(Object.entries(sources).map(([name, source]) => [source, name]));
    /** @type {Plugin} */
    const later = {
      name: 'later',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
          const name = kind === 'dynamic-import' ? names.get(this.#fromRoot(resolve(resolveDir, path))) : undefined;
          return name === undefined ? undefined : { path: `./${name}.js`, external: true };
        }),
    };
    for (const [source, name] of names)
      await this.#run({
        entryPoints: [join(this.root, source)],
        outdir: '.',
        entryNames: name,
        plugins: [later, this.#addresses('.')],
      });
  }

  /** Joins several style sheets into one. @param {string[]} sources @param {string} name @returns {Promise<string>} */
  styles(sources, name) {
    const contents = sources.map((source) => `@import "./${source}";`).join('\n');
    return this.#build(
      { stdin: { contents, loader: 'css', resolveDir: this.root }, entryNames: `${name}-[hash]` },
      name,
    );
  }

  /** @param {BuildOptions} options @param {string} what */
  async #build(options, what) {
    const { metafile } = await this.#run(options);
    const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint !== undefined);
    if (!entry) throw new Error(`esbuild made nothing of ${what}`);
    return basename(entry);
  }

  /** @param {BuildOptions} options */
  async #run(options) {
    const { outputFiles, metafile } = await build({
      absWorkingDir: this.root,
      outdir: ASSETS,
      ...options,
      write: false,
      metafile: true,
      bundle: true,
      format: 'esm',
      minify: true,
      target: 'es2024',
      entryNames: options.entryNames ?? '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      sourcemap: 'linked',
      loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
      logLevel: 'warning',
    });
    for (const { path, contents } of outputFiles)
      this.output.add(relative(this.root, path).replaceAll('\\', '/'), contents);
    return { metafile };
  }

  /** @param {string} source @returns {Plugin} */
  #apart(source) {
    return {
      name: 'apart',
      setup: ({ onResolve }) => {
        if (APART[source])
          onResolve({ filter: APART[source] }, async ({ path, resolveDir }) => ({
            path: `./${await this.name(this.#fromRoot(resolve(resolveDir, path)))}`,
            external: true,
          }));
      },
    };
  }

  /** @param {string} [folder] of the built file @returns {Plugin} */
  #addresses(folder = ASSETS) {
    return {
      name: 'addresses',
      setup: ({ onLoad }) =>
        onLoad({ filter: /[\\/](www|pkg)[\\/].*\.js$/ }, async ({ path }) => ({
          contents: await this.#readdressed(path, folder),
          loader: 'js',
        })),
    };
  }

  /**
   * A module, changed for its place in a folder.
   * @param {string} path
   * @param {string} folder
   * @returns {Promise<string>}
   */
  #readdressed(path, folder) {
    const text = readFileSync(path, 'utf8');
    const unreadable = text.match(UNREADABLE);
    if (unreadable)
      throw new Error(
        `${this.#fromRoot(path)}: ${unreadable[0]}): write the address as one text in single quotes, so that the build can read it`,
      );
    return replaceEach(
      text,
      ADDRESS,
      async ([, address]) =>
        `new URL('./${posix.relative(folder, await this.#built(resolve(dirname(path), address)))}', import.meta.url)`,
    );
  }

  /** The path in the site of a built file. @param {string} path */
  async #built(path) {
    const source = this.#fromRoot(path);
    return /^(www|pkg)\//.test(source) ? `${ASSETS}/${await this.name(source)}` : source;
  }

  /** @param {string} path */
  #fromRoot(path) {
    return relative(this.root, path).replaceAll('\\', '/');
  }
}
