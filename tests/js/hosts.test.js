/** What each host is told, read as that host reads it: every file is isolated but the relay, and assets are kept. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hostFiles, isolatedPaths } from '../../tools/dist/hosts.mjs';
import { contentSecurityPolicy, forEver, isolation, isolationOf } from '../../tools/headers.mjs';

const files = hostFiles(isolatedPaths(['embed', 'index', 'relay'], ['client.js', 'embed.js', 'sw.js']));
const PATHS = [
  '/',
  '/index.html',
  '/index',
  '/embed',
  '/embed.html',
  '/embed.js',
  '/client.js',
  '/sw.js',
  '/relay',
  '/relay.html',
  '/assets/relay-0123ABCD.js',
  '/assets/a-0123ABCD.wasm',
  '/www/embed/frame/frame.js',
];

/** @param {Map<string, string[]>} headers @param {string} path */
function assertTold(headers, path) {
  for (const [name, value] of Object.entries(isolation))
    assert.deepEqual(headers.get(name) ?? [], name in isolationOf(path) ? [value] : [], `${path}: ${name}`);
  assert.deepEqual(headers.get('Content-Security-Policy'), [contentSecurityPolicy], path);
  assert.deepEqual(headers.get('Access-Control-Allow-Origin'), ['*'], path);
  assert.equal((headers.get('Cache-Control') ?? []).includes(forEver), path.startsWith('/assets/'), `${path}: kept`);
}

/** @param {Map<string, string[]>} headers @param {string} name @param {string} value */
const add = (headers, name, value) => headers.set(name, [...(headers.get(name) ?? []), value]);

test('_headers: of all rules that match, the values add up', () => {
  /** @type {{path: string, headers: [string, string][]}[]} */
  const rules = [];
  for (const line of files._headers.split('\n').filter((line) => line !== '' && !line.startsWith('#'))) {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) rules[rules.length - 1].headers.push([name, value]);
    else rules.push({ path: line, headers: [] });
  }
  for (const path of PATHS) {
    const headers = new Map();
    const matching = rules.filter((rule) =>
      rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : rule.path === path,
    );
    for (const [name, value] of matching.flatMap((rule) => rule.headers)) add(headers, name, value);
    assertTold(headers, path);
  }
});

test('vercel.json: of rules for one header, the last that matches counts', () => {
  /** @type {{headers: {source: string, headers: {key: string, value: string}[]}[]}} */
  const { headers: rules } = JSON.parse(files['vercel.json']);
  for (const path of PATHS) {
    const headers = new Map();
    for (const { key, value } of rules
      .filter(({ source }) => new RegExp(`^${source}$`).test(path))
      .flatMap((rule) => rule.headers))
      headers.set(key, [value]);
    assertTold(headers, path);
  }
});

test('nginx: of the locations, the longest that matches has all', () => {
  const blocks = Array.from(
    files['nginx.conf'].matchAll(/^location (= )?(\S+) \{\n([^}]*)\}/gm),
    ([, exact, path, body]) => ({
      exact: exact !== undefined,
      path,
      headers: Array.from(body.matchAll(/add_header (\S+) "([^"]*)"( always)?;/g), ([, name, value, always]) => {
        assert.equal(always === undefined, value === forEver, `${path}: ${name}, of a file that is not there`);
        return /** @type {const} */ ([name, value]);
      }),
    }),
  );
  for (const path of PATHS.filter((one) => one !== '/relay')) {
    const matching = blocks
      .filter((block) => (block.exact ? block.path === path : path.startsWith(block.path)))
      .sort((a, b) => Number(b.exact) - Number(a.exact) || b.path.length - a.path.length);
    const headers = new Map();
    for (const [name, value] of matching[0].headers) add(headers, name, value);
    assertTold(headers, path);
  }
});

test('Apache: set for all, taken back for the relay, its compressed files too', () => {
  const relay = new RegExp(/<FilesMatch "(.*)">/.exec(files['.htaccess'])?.[1].replaceAll('\\\\', '\\') ?? '(?!)');
  for (const [name, yes] of /** @type {const} */ ([
    ['relay.html', true],
    ['relay.html.br', true],
    ['relay.html.gz', true],
    ['relay-0123ABCD.js', false],
    ['index.html', false],
  ]))
    assert.equal(relay.test(name), yes, name);
  for (const [name, value] of Object.entries(isolation)) {
    assert.ok(files['.htaccess'].includes(`Header always set ${name} "${value}"`), name);
    assert.ok(files['.htaccess'].includes(`    Header always unset ${name}`), name);
  }
  // Success alone has the other table: what is missing is not missing for a year.
  assert.match(
    files['.htaccess'],
    new RegExp(`Header always unset Cache-Control\\n +Header set Cache-Control "${forEver}"`),
  );
});

test('the policy in the documentation is the one that is sent', () => {
  const page = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');
  assert.equal(
    /<!-- policy: .*-->\n```\n([^`]*)\n```/.exec(page)?.[1].replaceAll(/\s*\n/g, ' '),
    contentSecurityPolicy,
  );
});
