import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KIND, decode, snapshot } from '../../www/model/trace.js';

const golden = JSON.parse(readFileSync(new URL('../golden/trace.json', import.meta.url), 'utf8'));
const bytes = (/** @type {string} */ hex) => new Uint8Array(Buffer.from(hex, 'hex'));

test('the bytes that Rust wrote are read as Rust meant them', () => {
  const decoded = decode({ events: bytes(golden.events), text: bytes(golden.text), dropped: 0 });
  assert.deepEqual(decoded, golden.decoded);
  assert.equal(decoded.find(({ kind }) => kind === KIND.print)?.text, 'Zürich <b>&');
});

test('a snapshot copies what is published, from any memory', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const all = new Uint8Array(memory.buffer);
  all.set(bytes(golden.events), 4096);
  all.set(bytes(golden.text), 8192);
  new Uint32Array(memory.buffer).set([2, 7, bytes(golden.text).length]);
  const places = { written: 0, dropped: 4, textWritten: 8, events: 4096, text: 8192 };
  const copy = snapshot(memory, places);
  all.fill(0);
  assert.deepEqual(decode(copy), golden.decoded.slice(0, 2));
  assert.equal(copy.dropped, 7);
});

test('an empty buffer is no event', () => {
  assert.deepEqual(decode({ events: new Uint8Array(), text: new Uint8Array(), dropped: 0 }), []);
});
