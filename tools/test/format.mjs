/**
 * `cargo fmt --check`, a check that rustfmt saw every Rust file of the checkout, and Prettier’s check of JavaScript,
 * style sheets and settings. rustfmt finds files by their `mod` items and does not look inside macros, so it can miss a
 * file without a message.
 */

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from '../shell.mjs';

/** Folders of built or installed files. */
const NOT_OURS = new Set(['dist', 'node_modules', 'pkg', 'target']);

const rustFiles = () =>
  readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_OURS.has(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(ROOT, name), { recursive: true }).map((file) => join(ROOT, name, String(file))),
    )
    .filter((path) => path.endsWith('.rs'));

const { status, stdout, stderr } = spawnSync('cargo', ['fmt', '--', '--check', '--verbose', '--color=never'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
const lines = stdout.split('\n');
const seen = new Set(lines.flatMap((line) => /^Formatting (.+)$/.exec(line)?.[1] ?? []));
const unseen = rustFiles().filter((path) => !seen.has(path));

// Only the differences are printed, not rustfmt's remarks about what it does.
console.log(
  lines
    .filter((line) => !/^(Formatting|Using rustfmt config|Spent) /.test(line))
    .join('\n')
    .trim(),
);
if (status !== 0) console.log(`${stderr.trim()}\nNot formatted as rustfmt would. Mend it with: cargo fmt`);
for (const path of unseen)
  console.log(`rustfmt does not see ${path}: declare it with a plain \`mod\` item outside of macros, or delete it.`);
console.log(`rustfmt saw ${seen.size} files`);

const pretty = run('prettier --check --log-level=warn .');
console.log(
  pretty
    ? 'Prettier agrees with all other files'
    : 'Not formatted as Prettier would. Mend it with: npx prettier --write .',
);
if (status !== 0 || unseen.length > 0 || seen.size === 0 || !pretty) process.exitCode = 1;
