/**
 * Files that are hostile or broken, kept: what each is answered with stands in expected.json beside them, and a file
 * that stands in only one of the two is a mistake. They go in by the door that the page has.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ImportError } from '../../www/import/checks/import-error.js';
import { LIMITS } from '../../www/import/checks/limits.js';
import { openFile } from '../../www/import/open-file.js';
import { unpack } from '../../www/import/pack.js';
import { assertShowable } from './fixtures/showable.js';

/**
 * `says` is part of the error.
 * @typedef {{file: string, says?: string, reads?: {tracks: number, slices: number, end_us: number, notes: string[]},
 *   limits?: Partial<typeof LIMITS>}} Case
 */

const folder = new URL('fixtures/import/hostile/', import.meta.url);
const cases = /** @type {Case[]} */ (JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));

/** @param {Blob} file @param {string} says @param {Partial<typeof LIMITS>} [limits] */
const refused = (file, says, limits) =>
  assert.rejects(
    openFile(file, 'a', (model) => model, { ...LIMITS, ...limits }),
    (error) =>
      (error instanceof ImportError && error.message.includes(says) && /\.$/.test(error.message)) ||
      assert.fail(`${says}: ${error}`),
  );

for (const { file, says, reads, limits } of cases) {
  test(`${file} is ${says === undefined ? 'read' : `refused: ${says}`}`, async () => {
    const blob = new Blob([readFileSync(new URL(file, folder))]);
    if (says !== undefined) return refused(blob, says, limits);
    const { packed, end_us, notes } = await openFile(blob, file, (model) => model, { ...LIMITS, ...limits });
    const tracks = packed.flatMap((group) => group.tracks);
    assert.deepEqual(
      { tracks: tracks.length, slices: tracks.reduce((sum, { columns }) => sum + columns.count, 0), end_us, notes },
      reads,
    );
    assertShowable(unpack(packed));
  });
}

test('every file there is has its answer, and every answer its file', () => {
  assert.deepEqual(
    cases.map(({ file }) => file).sort(),
    readdirSync(folder)
      .filter((file) => file !== 'expected.json')
      .sort(),
  );
  assert.ok(cases.every(({ says, reads }) => (says === undefined) !== (reads === undefined) && says !== ''));
});

/** What would be too large to keep. @type {[string, () => Blob, string][]} */
const MADE = [
  [
    '2,000 MiB',
    () => {
      const part = new Blob([new Uint8Array(1 << 20)]);
      return new Blob(Array(2000).fill(part));
    },
    'The file has 2,000 MiB, and at most 1,024 are read',
  ],
  [
    '300 MiB of nothing',
    () => {
      const part = new Blob([new Uint8Array(1 << 20)]);
      return new Blob(Array(300).fill(part));
    },
    'not text in UTF-8',
  ],
  [
    '300 MiB of blanks',
    () => {
      const part = new Blob([' '.repeat(1 << 20)]);
      return new Blob(Array(300).fill(part));
    },
    'not JSON',
  ],
  [
    '300 MiB that say they are a timeline',
    () => {
      const part = new Blob([new Uint8Array(1 << 20)]);
      return new Blob(['ILTL', ...Array(300).fill(part)]);
    },
    'The file has 301 MiB, and at most 100 are read',
  ],
  ['a million lists in each other', () => new Blob(['['.repeat(1_000_000)]), 'nested more than 100 deep'],
  [
    'five thousand objects in each other',
    () => new Blob([`[{"ph":"X","args":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}]`]),
    'nested more than 100 deep',
  ],
  ['three million numbers', () => new Blob([`[${'0,'.repeat(3_000_000)}0]`]), '3000001 events are left out: no object'],
];

for (const [what, make, says] of MADE) test(`${what}: ${says}`, () => refused(make(), says));
