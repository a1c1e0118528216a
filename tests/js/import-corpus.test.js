/**
 * Files that are hostile or broken, kept: what each is answered with stands in expected.json beside them, and a file
 * that stands in only one of the two is a mistake. They go in by the door that the page has.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ImportError } from '../../www/model/import/import-error.js';
import { LIMITS } from '../../www/model/import/limits.js';
import { openFile } from '../../www/model/import/open-file.js';
import { unpack } from '../../www/model/import/pack.js';
import { assertShowable } from './fixtures/showable.js';

/** `says` is part of the error. @typedef {{file: string, says?: string, reads?: {tracks: number, slices: number, end_us: number, notes: string[]}, limits?: Partial<typeof LIMITS>}} Case */

const folder = new URL('fixtures/import/hostile/', import.meta.url);
const cases = /** @type {Case[]} */ (JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));

/** @param {Blob} file @param {string} says @param {Partial<typeof LIMITS>} [limits] */
const refused = (file, says, limits) => assert.rejects(openFile(file, 'a', (model) => model, { ...LIMITS, ...limits }),
  (error) => error instanceof ImportError && error.message.includes(says) && /\.$/.test(error.message) || assert.fail(`${says}: ${error}`));

for (const { file, says, reads, limits } of cases) {
  test(`${file} is ${says === undefined ? 'read' : `refused: ${says}`}`, async () => {
    const blob = new Blob([readFileSync(new URL(file, folder))]);
    if (says !== undefined) return refused(blob, says, limits);
    const { packed, end_us, notes } = await openFile(blob, file, (model) => model, { ...LIMITS, ...limits });
    const tracks = packed.flatMap((group) => group.tracks);
    assert.deepEqual({ tracks: tracks.length, slices: tracks.reduce((sum, { columns }) => sum + columns.count, 0), end_us, notes }, reads);
    assertShowable(unpack(packed));
  });
}

test('every file there is has its answer, and every answer its file', () => {
  assert.deepEqual(cases.map(({ file }) => file).sort(), readdirSync(folder).filter((file) => file !== 'expected.json').sort());
  assert.ok(cases.every(({ says, reads }) => (says === undefined) !== (reads === undefined) && says !== ''));
});

/** What would be too large to keep. @type {[string, () => Blob, string][]} */
const MADE = [
  ['300 MiB', () => { const part = new Blob([new Uint8Array(1 << 20)]); return new Blob(Array(300).fill(part)); }, 'The file has 300 MiB, and at most 100 are read'],
  ['300 MiB that say they are a timeline', () => { const part = new Blob([new Uint8Array(1 << 20)]); return new Blob(['ILTL', ...Array(300).fill(part)]); }, 'The file has 301 MiB, and at most 100 are read'],
  ['a million lists in each other', () => new Blob(['['.repeat(1_000_000)]), 'nested more than 100 deep'],
  ['five thousand objects in each other', () => new Blob([`[{"ph":"X","args":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}]`]), 'nested more than 100 deep'],
  ['a million events and one', () => new Blob([`[${'0,'.repeat(LIMITS.events)}0]`]), '1,000,001 events, and at most 1,000,000'],
];

for (const [what, make, says] of MADE) test(`${what}: ${says}`, () => refused(make(), says));
