/** A page of the site. The files below www/ that it names are built, and it then names the built files. */

import { readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { ASSETS } from './output.mjs';

/** @import { Metafile } from 'esbuild' */
/** @import { Bundler } from './bundler.mjs' */

const SCRIPT = /<script type="module" src="([^"]+)"><\/script>/g;
const STYLE = /[ \t]*<link rel="stylesheet" href="(www\/[^"]+)">\n/g;
const OTHER = /(href|src)="(www\/[^"]+)"/g;

/** @param {string} text @param {RegExp} pattern */
const named = (text, pattern) => Array.from(text.matchAll(pattern), ([, source]) => source);

/** @param {Bundler} bundler @param {string[]} files  from the root @param {(page: string) => string} finish */
export const addPages = async (bundler, files, finish) => {
  const texts = files.map((file) => readFileSync(join(bundler.root, file), 'utf8'));
  const sources = [...new Set(texts.flatMap((text) => named(text, SCRIPT)))];
  const metafile = await bundler.pages(sources);
  // The author of another page names a script by its name in the sources.
  for (const source of sources)
    bundler.output.add(
      source,
      Buffer.from(`import '${posix.relative(posix.dirname(source), entryOf(source, metafile))}';\n`),
    );
  await Promise.all(
    files.map(async (file, i) => {
      bundler.output.add(file, Buffer.from(finish(await built(bundler, basename(file, '.html'), texts[i], metafile))));
    }),
  );
};

/** @param {Bundler} bundler @param {string} name @param {string} text @param {Metafile} metafile */
const built = async (bundler, name, text, metafile) => {
  const sheets = named(text, STYLE);
  const sheet =
    sheets.length > 0 ? `  <link rel="stylesheet" href="${ASSETS}/${await bundler.styles(sheets, name)}">\n` : '';
  const first = text.search(STYLE);
  const styled = sheets.length > 0 ? text.slice(0, first) + sheet + text.slice(first).replaceAll(STYLE, '') : text;
  const scripted = styled.replaceAll(SCRIPT, (_, source) => scripts(source, metafile));
  const others = new Map(
    await Promise.all(
      Array.from(
        new Set(Array.from(scripted.matchAll(OTHER), ([, , source]) => source)),
        async (source) => /** @type {const} */ ([source, await bundler.name(source)]),
      ),
    ),
  );
  return scripted.replaceAll(OTHER, (_, attribute, source) => `${attribute}="${ASSETS}/${others.get(source)}"`);
};

/** @param {string} source @param {Metafile} metafile */
const entryOf = (source, { outputs }) => {
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint === source);
  if (!entry) throw new Error(`${source} was not built`);
  return entry;
};

/**
 * The script, with preloads of the modules that it needs from the start. A browser would otherwise find them only after
 * reading the script.
 * @param {string} source
 * @param {Metafile} metafile
 */
const scripts = (source, metafile) => {
  const { outputs } = metafile;
  const entry = entryOf(source, metafile);
  const needed = new Set();
  const visit = (/** @type {string} */ path) => {
    for (const { path: next, kind } of outputs[path].imports) {
      if (kind !== 'import-statement' || needed.has(next) || next === entry) continue;
      needed.add(next);
      visit(next);
    }
  };
  visit(entry);
  return [
    ...Array.from(needed, (path) => `<link rel="modulepreload" href="${path}">`),
    `<script type="module" src="${entry}"></script>`,
  ].join('\n  ');
};
