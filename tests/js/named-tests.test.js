/** Steps that run only some Rust tests choose them by name. A name that no test has any more would run nothing. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../tools/shell.mjs';
import { QUICK, SLOW } from '../../tools/test/miri.mjs';
import { TESTS } from '../../tools/test/sanitizer.mjs';

const CRATES = ['sync', 'trace', 'run', 'workloads', 'figures'];
const files = CRATES.flatMap((crate) =>
  readdirSync(join(ROOT, 'crates', crate, 'src'), { recursive: true })
    .map((file) => join(ROOT, 'crates', crate, 'src', String(file)))
    .filter((file) => file.endsWith('.rs')),
);
const sources = files.map((file) => readFileSync(file, 'utf8')).join('\n');

for (const name of [...QUICK, ...SLOW, ...TESTS])
  test(`${name} names a module or the beginning of a test’s name`, () => {
    const last = String(name.split('::').filter(Boolean).at(-1));
    const isThere = name.endsWith('::')
      ? files.some((file) => basename(file, '.rs') === last)
      : new RegExp(`^(async )?fn ${last}`, 'm').test(sources);
    assert.ok(isThere, name);
  });
