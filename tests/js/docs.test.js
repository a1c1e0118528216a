/** What README.md, CONTRIBUTING.md and docs/ point to is there, and what they list is complete. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { catalogue } from '../../www/generated/catalogue.js';

const ROOT = join(import.meta.dirname, '../..');
const read = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');

const PAGES = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const ALL = ['README.md', 'CONTRIBUTING.md', ...PAGES];
/** Folders of the checkout that the texts name files of. */
const FOLDERS = ['.cargo', '.github', 'benches', 'docs', 'src', 'tests', 'tools', 'www'];

const withoutCode = (/** @type {string} */ text) => text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`]*`/g, '');

/** A heading's name in an address, as GitHub makes it. @param {string} heading */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** @param {string} path */
const anchorsOf = (path) =>
  Array.from(
    read(path)
      .replaceAll(/```[\s\S]*?```/g, '')
      .matchAll(/^#+ (.*)$/gm),
    ([, heading]) => anchorOf(heading),
  );

test('the README is short, and leads to every page', () => {
  const readme = read('README.md');
  assert.ok(readme.trimEnd().split('\n').length <= 150, 'at most 150 lines');
  for (const path of [...PAGES, 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md'])
    assert.ok(readme.includes(`](${path})`), path);
});

for (const page of ALL) {
  test(`${page}: every link leads somewhere`, () => {
    for (const [, target] of withoutCode(read(page)).matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path, anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      assert.ok(existsSync(join(ROOT, file)), target);
      if (anchor !== undefined) assert.ok(anchorsOf(file).includes(anchor), target);
    }
  });

  test(`${page}: every file that it names is there`, () => {
    for (const [, path] of read(page).matchAll(/`([\w.-]+\/[\w./-]+)`/g)) {
      // NAME stands for the reader's own.
      if (!FOLDERS.includes(path.split('/')[0]) || path.includes('NAME')) continue;
      assert.ok(existsSync(join(ROOT, path)), path);
    }
  });
}

test('the options’ table names every workload and every model', () => {
  const page = read('docs/javascript.md');
  const row = (/** @type {string} */ name) => new RegExp(`^\\| \`${name}\` \\|.*$`, 'm').exec(page)?.[0] ?? '';
  for (const { name } of catalogue.workloads) assert.ok(row('workload').includes(`\`${name}\``), name);
  for (const { name } of catalogue.models) assert.ok(row('models').includes(`\`${name}\``), name);
});
