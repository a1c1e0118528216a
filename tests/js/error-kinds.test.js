/** One list of what can go wrong: docs/javascript.md has all of it, and the engine says nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ERROR_KINDS } from '../../www/base/error-kinds.js';

const read = (/** @type {string} */ path) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

test('the documentation’s table of kinds is the list', () => {
  const table = read('docs/javascript.md').split('| kind | means |')[1].split('\n\n')[0];
  assert.deepEqual(
    Array.from(table.matchAll(/^\| `([a-z-]+)` \|/gm), ([, kind]) => kind),
    [...ERROR_KINDS],
  );
});

test('the engine’s kinds are in the list', () => {
  const [, kinds] = /pub enum Kind \{([^}]+)\}/.exec(read('crates/run/src/error.rs')) ?? [];
  const names = Array.from(kinds.matchAll(/^ {4}([A-Z]\w+),/gm), ([, name]) =>
    name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase(),
  );
  assert.ok(names.length > 0);
  assert.deepEqual(
    names.filter((name) => !ERROR_KINDS.some((kind) => kind === name)),
    [],
  );
});
